import { expect } from "chai";
import { BASIS, REASON } from "../identity/fixture.js";
import { connection } from "../support/chains.js";
import { at, DAY, FAR, NOTHING, now, paperOf, signed } from "./fixture.js";
import { type Person, really } from "./real.js";

const { ethers, networkHelpers } = connection;
const fixture = () => networkHelpers.loadFixture(assembled);

/** Real identities, in which two of three people are a verified body, and a body of a person and a fresh account. */
async function assembled() {
  const state = await really();
  const { registry, identities, officer, company, firm, clerk, phone, stranger, until } = state;
  const bodyOf = async (threshold: bigint, ...people: Person[]) => {
    const seats = people.toSorted((a, b) => (BigInt(a.address) < BigInt(b.address) ? -1 : 1));
    const body = { threshold, members: seats.map(({ address }) => address) };
    const account = await registry.bodyOf(body);
    await identities.connect(officer).verify(4n * 65_536n + 1n, { account, kind: 2n, until });
    return { seats, body, account };
  };
  const joint = await bodyOf(2n, company, firm, clerk);
  const pair = await bodyOf(2n, company, phone);
  const paper = { ...paperOf(state as never), grantor: joint.account, agent: stranger.address };
  const ending = {
    parent: NOTHING,
    grantor: joint.account,
    agent: stranger.address,
    theme: state.theme,
    resource: NOTHING,
    revision: 1n,
    deadline: FAR,
  };
  /** Signatures of seats by their numbers. */
  const from = async (kind: "Grant" | "Revocation", content: object, index: number) => ({
    index,
    signature: await signed(registry, joint.seats[index] as Person, kind, { ...content }),
  });
  const by = (kind: "Grant" | "Revocation", content: object, ...seats: number[]) =>
    Promise.all(seats.map((index) => from(kind, content, index)));
  return { ...state, joint, pair, paper, ending, from, by };
}

describe("MandateRegistry › bodies", () => {
  it("grants by two of three, and refuses one signature short", async () => {
    const { registry, identities, officer, user, stranger, joint, paper, by, until } = await fixture();
    for (const seats of [[], [1]]) {
      await expect(registry.grantJointly(paper, joint.body, await by("Grant", paper, ...seats)))
        .to.be.revertedWithCustomError(registry, "SignaturesMissing")
        .withArgs(seats.length, 2n);
    }
    await registry.grantJointly(paper, joint.body, await by("Grant", paper, 0, 2));
    await identities.connect(officer).verify(4n * 65_536n + 1n, { account: stranger.address, kind: 1n, until });
    await registry.connect(user).use(joint.account, stranger, paper.theme, NOTHING, 0n, "0x");
    await expect(registry.grantJointly(paper, joint.body, await by("Grant", paper, 0, 2)))
      .to.be.revertedWithCustomError(registry, "MandateRevisionStale")
      .withArgs(await registry.keyOf(NOTHING, joint.account, stranger, paper.theme, NOTHING), 0n, 1n);
  });

  it("refuses the same signer twice, out of order, unknown, or with another's signature", async () => {
    const { registry, joint, paper, by, from } = await fixture();
    const [first, second] = [await from("Grant", paper, 0), await from("Grant", paper, 1)];
    const grant = (signatures: (typeof first)[]) => registry.grantJointly(paper, joint.body, signatures);
    await expect(grant([first, first]))
      .to.be.revertedWithCustomError(registry, "SignerRepeated")
      .withArgs(0n);
    await expect(grant([second, first]))
      .to.be.revertedWithCustomError(registry, "SignerRepeated")
      .withArgs(0n);
    await expect(grant([first, { ...second, index: 3 }]))
      .to.be.revertedWithCustomError(registry, "SignerUnknown")
      .withArgs(3n);
    await expect(grant([first, { ...first, index: 1 }]))
      .to.be.revertedWithCustomError(registry, "SignatureInvalid")
      .withArgs(joint.body.members[1]);
    await expect(grant(await by("Revocation", { ...paper }, 0, 1))).to.be.revertedWithCustomError(
      registry,
      "SignatureInvalid",
    );
  });

  it("counts one person once, though a succession brought two seats into one hand", async () => {
    const { registry, company, phone, pair, paper, rotate } = await fixture();
    await rotate(company, phone);
    const joint = { ...paper, grantor: pair.account };
    const signature = await signed(registry, phone, "Grant", joint);
    const twice = [0, 1].map((index) => ({ index, signature }));
    await expect(registry.grantJointly(joint, pair.body, twice))
      .to.be.revertedWithCustomError(registry, "SignerRepeated")
      .withArgs(1n);
    const ending = {
      parent: NOTHING,
      grantor: pair.account,
      agent: paper.agent,
      theme: paper.theme,
      resource: NOTHING,
      revision: 0n,
      deadline: FAR,
    };
    const revocation = await signed(registry, phone, "Revocation", ending);
    await expect(
      registry.revokeJointly(
        ending,
        pair.body,
        [0, 1].map((index) => ({ index, signature: revocation })),
      ),
    )
      .to.be.revertedWithCustomError(registry, "SignerRepeated")
      .withArgs(1n);
  });

  it("takes the word of the account that took a member's place, and no longer the member's", async () => {
    const { registry, joint, tablet, paper, from, rotate } = await fixture();
    const [first, second] = [await from("Grant", paper, 0), await from("Grant", paper, 1)];
    await rotate(joint.seats[0] as Person, tablet);
    await expect(registry.grantJointly(paper, joint.body, [first, second]))
      .to.be.revertedWithCustomError(registry, "SignatureInvalid")
      .withArgs(tablet.address);
    const own = { index: 0, signature: await signed(registry, tablet, "Grant", paper) };
    await registry.grantJointly(paper, joint.body, [own, second]);
  });

  it("refuses a member who is not verified to grant, but hears one who ends", async () => {
    const { registry, identities, officer, joint, paper, ending, by } = await fixture();
    await registry.grantJointly(paper, joint.body, await by("Grant", paper, 0, 1));
    const gone = joint.seats[0] as Person;
    await identities.connect(officer).withdraw(gone, 1n, REASON);
    const again = { ...paper, revision: 1n };
    await expect(registry.grantJointly(again, joint.body, await by("Grant", again, 0, 1)))
      .to.be.revertedWithCustomError(registry, "GrantorNotVerified")
      .withArgs(gone.address);
    await expect(registry.revokeJointly(ending, joint.body, await by("Revocation", ending, 0)))
      .to.be.revertedWithCustomError(registry, "SignaturesMissing")
      .withArgs(1n, 2n);
    await expect(registry.revokeJointly(ending, joint.body, await by("Revocation", ending, 0, 1))).to.emit(
      registry,
      "MandateEndedByGrantor",
    );
  });

  it("grants nothing while the body itself is not verified, and nothing for another body", async () => {
    const { registry, identities, officer, joint, pair, paper, ending, by } = await fixture();
    await expect(registry.grantJointly(paper, pair.body, await by("Grant", paper, 0, 1)))
      .to.be.revertedWithCustomError(registry, "BodyDiffers")
      .withArgs(joint.account, pair.account);
    await expect(registry.revokeJointly(ending, pair.body, []))
      .to.be.revertedWithCustomError(registry, "BodyDiffers")
      .withArgs(joint.account, pair.account);
    const lower = { ...joint.body, threshold: 1n };
    await expect(registry.grantJointly(paper, lower, await by("Grant", paper, 0)))
      .to.be.revertedWithCustomError(registry, "BodyDiffers")
      .withArgs(joint.account, await registry.bodyOf(lower));
    await identities.connect(officer).withdraw(joint.account, 1n, BASIS);
    await expect(registry.grantJointly(paper, joint.body, await by("Grant", paper, 0, 1)))
      .to.be.revertedWithCustomError(registry, "GrantorNotVerified")
      .withArgs(joint.account);
  });

  it("refuses a late paper, by which members grant or end", async () => {
    const { registry, joint, paper, ending, by } = await fixture();
    const deadline = (await now()) + DAY;
    const [late, end] = [
      { ...paper, deadline },
      { ...ending, revision: 0n, deadline },
    ];
    const [grants, ends] = [await by("Grant", late, 0, 1), await by("Revocation", end, 0, 1)];
    await at(deadline + 1n);
    await expect(registry.grantJointly(late, joint.body, grants))
      .to.be.revertedWithCustomError(registry, "DeadlinePassed")
      .withArgs(deadline, deadline + 1n);
    await expect(registry.revokeJointly(end, joint.body, ends)).to.be.revertedWithCustomError(
      registry,
      "DeadlinePassed",
    );
  });

  it("is made of two to 32 members in rising order, with a threshold among them", async () => {
    const { registry } = await fixture();
    const members = (count: number) => Array.from({ length: count }, (_, index) => ethers.toBeHex(index + 1, 20));
    const refused = async (threshold: bigint, list: string[]) =>
      expect(registry.bodyOf({ threshold, members: list }))
        .to.be.revertedWithCustomError(registry, "BodyInvalid")
        .withArgs();
    await refused(0n, members(2));
    await refused(3n, members(2));
    await refused(1n, members(1));
    await refused(1n, []);
    await refused(2n, members(33));
    await refused(2n, members(2).reverse());
    await refused(2n, [ethers.toBeHex(1, 20), ethers.toBeHex(1, 20)]);
    await refused(1n, [ethers.ZeroAddress, ethers.toBeHex(1, 20)]);
    const accounts = await Promise.all([
      registry.bodyOf({ threshold: 32n, members: members(32) }),
      registry.bodyOf({ threshold: 1n, members: members(2) }),
      registry.bodyOf({ threshold: 2n, members: members(2) }),
    ]);
    expect(new Set(accounts).size).to.equal(3);
  });
});
