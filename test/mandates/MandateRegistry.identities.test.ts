import { expect } from "chai";
import { BASIS, REASON, signed as signedIdentity } from "../identity/fixture.js";
import { connection } from "../support/chains.js";
import { at, DAY, FAR, Fault, link, NOTHING, now, paperOf, State, signed, themeOf } from "./fixture.js";
import { really, reallyChained } from "./real.js";

const { networkHelpers } = connection;
const alone = () => networkHelpers.loadFixture(really);
const chained = () => networkHelpers.loadFixture(reallyChained);

describe("MandateRegistry › identities", () => {
  it("refuses a grantor who is not verified, by transaction and by signature", async () => {
    const state = await alone();
    const { registry, stranger, firm, theme, terms } = state;
    await expect(registry.connect(stranger).grant(NOTHING, firm, theme, NOTHING, terms, false))
      .to.be.revertedWithCustomError(registry, "GrantorNotVerified")
      .withArgs(stranger.address);
    const paper = { ...paperOf(state as never), grantor: stranger.address };
    await expect(registry.grantFor(paper, await signed(registry, stranger, "Grant", paper)))
      .to.be.revertedWithCustomError(registry, "GrantorNotVerified")
      .withArgs(stranger.address);
  });

  it("gives nothing once the principal's verification has lapsed, or the agent's", async () => {
    const { registry, identities, officer, company, firm, theme, until, use } = await chained();
    await at(until - 1n);
    await use(company, firm);
    await at(until);
    await expect(use(company, firm))
      .to.be.revertedWithCustomError(registry, "PrincipalNotVerified")
      .withArgs(company.address);
    await networkHelpers.mine();
    expect(await registry.isAuthorised(company, firm, theme, NOTHING)).to.equal(false);
    const account = { account: company.address, kind: 1n, until: until + 100n * DAY };
    await identities.connect(officer).verify(4n * 65_536n + 1n, account);
    await expect(use(company, firm)).to.be.revertedWithCustomError(registry, "AgentNotVerified").withArgs(firm.address);
  });

  it("gives nothing of a principal who was withdrawn or has ended", async () => {
    const { registry, identities, officer, company, firm, theme, use } = await chained();
    await identities.connect(officer).withdraw(company, 1n, REASON);
    await expect(use(company, firm))
      .to.be.revertedWithCustomError(registry, "PrincipalNotVerified")
      .withArgs(company.address);
    await identities.connect(officer).reinstate(company, 2n, BASIS);
    await use(company, firm);
    await identities.connect(officer).end(company, 3n, BASIS);
    await expect(use(company, firm))
      .to.be.revertedWithCustomError(registry, "PrincipalNotVerified")
      .withArgs(company.address);
    expect(await registry.isAuthorised(company, firm, theme, NOTHING)).to.equal(false);
  });

  it("gives nothing to an agent who was withdrawn or has ended, and nothing through one", async () => {
    const { registry, identities, officer, company, firm, clerk, theme, path, use } = await chained();
    await use(company, clerk, path);
    await identities.connect(officer).withdraw(firm, 1n, REASON);
    await expect(use(company, firm)).to.be.revertedWithCustomError(registry, "AgentNotVerified").withArgs(firm.address);
    await expect(use(company, clerk, path))
      .to.be.revertedWithCustomError(registry, "AgentNotVerified")
      .withArgs(firm.address);
    const { links } = await registry.standingOf(company, clerk, theme, NOTHING, 0n, path);
    expect(links.map(({ fault }) => fault)).to.deep.equal([Fault.AgentNotVerified, Fault.None]);
    await identities.connect(officer).reinstate(firm, 2n, BASIS);
    await identities.connect(officer).end(clerk, 1n, BASIS);
    await expect(use(company, clerk, path))
      .to.be.revertedWithCustomError(registry, "AgentNotVerified")
      .withArgs(clerk.address);
    expect(await registry.isAuthorisedAlong(company, clerk, theme, NOTHING, path)).to.equal(false);
  });

  it("follows the principal's succession: the new account is acted for and ends what the old one gave", async () => {
    const { registry, company, firm, phone, theme, rotate, use, parent } = await chained();
    await rotate(company, phone);
    await expect(use(company, firm))
      .to.be.revertedWithCustomError(registry, "PrincipalNotVerified")
      .withArgs(company.address);
    await use(phone, firm);
    expect(await registry.keyOf(NOTHING, phone, firm, theme, NOTHING)).to.equal(parent);
    await expect(registry.connect(phone).revoke(NOTHING, firm, theme, NOTHING))
      .to.emit(registry, "MandateEndedByGrantor")
      .withArgs(parent, 2n);
    await expect(use(phone, firm)).to.be.revertedWithCustomError(registry, "MandateRevoked").withArgs(parent);
  });

  it("follows the agent's succession, and that of one in the middle of a chain", async () => {
    const { registry, company, firm, clerk, phone, tablet, path, rotate, use } = await chained();
    await rotate(clerk, phone);
    await expect(use(company, clerk, path))
      .to.be.revertedWithCustomError(registry, "AgentNotVerified")
      .withArgs(clerk.address);
    await use(company, phone, path);
    await rotate(firm, tablet);
    await use(company, phone, path);
    await use(company, tablet);
    await expect(use(company, firm)).to.be.revertedWithCustomError(registry, "AgentNotVerified").withArgs(firm.address);
  });

  it("takes an agent named by an account between first and present along a path of one link", async () => {
    const { registry, company, firm, phone, tablet, theme, terms, rotate, use } = await alone();
    await rotate(firm, phone);
    await registry.connect(company).grant(NOTHING, phone, theme, NOTHING, terms, false);
    await use(company, phone);
    await rotate(phone, tablet);
    await use(company, tablet, link(phone, theme));
  });

  it("takes no grant and no ending by a lost key of what the present account granted", async () => {
    const state = await alone();
    const { registry, company, firm, phone, theme, terms, rotate } = state;
    await rotate(company, phone);
    await registry.connect(phone).grant(NOTHING, firm, theme, NOTHING, terms, false);
    const key = await registry.keyOf(NOTHING, phone, firm, theme, NOTHING);
    expect((await registry.mandateOf(key)).succeeded).to.equal(true);
    await expect(registry.connect(company).grant(NOTHING, firm, theme, NOTHING, terms, false))
      .to.be.revertedWithCustomError(registry, "GrantorNotVerified")
      .withArgs(company.address);
    await expect(registry.connect(company).revoke(NOTHING, firm, theme, NOTHING))
      .to.be.revertedWithCustomError(registry, "AccountSucceeded")
      .withArgs(company.address, phone.address);
    const ending = {
      parent: NOTHING,
      grantor: company.address,
      agent: firm.address,
      theme,
      resource: NOTHING,
      revision: 1n,
      deadline: FAR,
    };
    await expect(registry.revokeFor(ending, await signed(registry, company, "Revocation", ending)))
      .to.be.revertedWithCustomError(registry, "AccountSucceeded")
      .withArgs(company.address, phone.address);
    await registry.connect(phone).revoke(NOTHING, firm, theme, NOTHING);
    expect((await registry.mandateOf(key)).state).to.equal(State.Revoked);
  });

  it("lets a grantor who is no longer verified end what it gave, by transaction and by signature", async () => {
    const { registry, identities, officer, company, firm, clerk, theme, terms, use } = await alone();
    await registry.connect(company).grant(NOTHING, firm, theme, NOTHING, terms, false);
    await registry.connect(company).grant(NOTHING, clerk, theme, NOTHING, terms, false);
    await identities.connect(officer).withdraw(company, 1n, REASON);
    await registry.connect(company).revoke(NOTHING, firm, theme, NOTHING);
    const ending = {
      parent: NOTHING,
      grantor: company.address,
      agent: clerk.address,
      theme,
      resource: NOTHING,
      revision: 1n,
      deadline: FAR,
    };
    await registry.revokeFor(ending, await signed(registry, company, "Revocation", ending));
    await identities.connect(officer).reinstate(company, 2n, BASIS);
    await expect(use(company, firm)).to.be.revertedWithCustomError(registry, "MandateRevoked");
    await expect(use(company, clerk)).to.be.revertedWithCustomError(registry, "MandateRevoked");
  });

  it("answers for the first account of an identity, and without identities for every account", async () => {
    const { registry, identities, authority, company, phone, stranger, rotate } = await alone();
    await rotate(company, phone);
    expect(await registry.identify(phone)).to.deep.equal([company.address, true]);
    expect(await registry.identify(company)).to.deep.equal([company.address, false]);
    expect(await registry.identities()).to.equal(await identities.getAddress());
    const { ethers } = connection;
    const zero = ethers.ZeroAddress;
    const open = await ethers.deployContract("MandateRegistry", [await authority.getAddress(), zero, zero]);
    expect(await open.identify(stranger)).to.deep.equal([stranger.address, true]);
    const theme = themeOf(stranger.address, "");
    const terms = { until: (await now()) + DAY, count: 1n, sum: 0n, depth: 0n };
    await open.connect(phone).grant(NOTHING, company, theme, NOTHING, terms, false);
    await open.connect(stranger).use(phone, company, theme, NOTHING, 0n, "0x");
    await open.connect(phone).revoke(NOTHING, company, theme, NOTHING);
  });

  it("hears an objection: an announced succession that was stopped moves no mandate", async () => {
    const { registry, identities, officer, company, firm, phone, use } = await chained();
    const paper = { account: company.address, successor: phone.address, revision: 1n, deadline: FAR };
    const acceptance = await signedIdentity(identities, phone, "SuccessionAcceptance", paper);
    await identities.connect(officer).announceSuccession(paper, acceptance, BASIS);
    await identities.connect(company).object({ ...paper, revision: 2n }, "0x");
    await at((await now()) + 15n * DAY);
    await expect(identities.completeSuccession(company)).to.be.revert(connection.ethers);
    await use(company, firm);
    await expect(use(phone, firm))
      .to.be.revertedWithCustomError(registry, "PrincipalNotVerified")
      .withArgs(phone.address);
  });
});
