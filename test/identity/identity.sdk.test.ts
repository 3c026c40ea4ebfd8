import { expect } from "chai";
import { type Address, type Hex, keccak256, stringToHex } from "viem";
import type { Chain } from "../../sdk/src/core/index.js";
import {
  AccountSucceededError,
  admitOffice,
  announceSuccession,
  calls,
  completeSuccession,
  dismissOffice,
  endIdentity,
  IdentityActNotRecordedError,
  IdentityContestedError,
  IdentityHistoryIncompleteError,
  type IdentityRef,
  identityHistory,
  identityLine,
  isVerified,
  OfficeNotAdmittedError,
  OfficerUnauthorisedError,
  objectToSuccession,
  prolong,
  readIdentity,
  readPlace,
  readStanding,
  reinstate,
  rotate,
  type Succession,
  SuccessionNotPendingError,
  signAcceptance,
  signObjection,
  signRotation,
  verify,
  verifyMany,
  withdraw,
  withdrawSuccession,
} from "../../sdk/src/identity/index.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { DAY, MAXIMUM_TERM, OBJECTION, opened, STRANGE, VERIFYING, YEAR } from "./fixture.js";

const { ethers, networkHelpers } = connection;
const digest = (words: string): Hex => keccak256(stringToHex(words));

/** Accounts in the order in which the fixture names them. */
const CAST = { cabinet: 0, officer: 1, registrar: 2, ada: 4, phone: 6, relay: 9 } as const;

async function registries(open: (account: number | "reader") => Promise<Chain>) {
  const { registry, authority } = await networkHelpers.loadFixture(opened);
  const cast = Object.fromEntries(
    await Promise.all(Object.entries(CAST).map(async ([name, number]) => [name, await open(number)])),
  ) as Record<keyof typeof CAST, Chain>;
  const reader = await open("reader");
  const ref: IdentityRef = { identities: (await registry.getAddress()) as Address };
  const now = async () => (await reader.block()).timestamp;
  const accountOf = (who: keyof typeof CAST) => cast[who].account as Address;
  return { ...cast, reader, ref, now, accountOf, authority };
}

for (const [library, open] of Object.entries(libraries)) {
  describe(`identity through ${library}`, () => {
    const fixture = () => registries(open);

    it("verifies, and refuses with a class of its own", async () => {
      const { officer, registrar, reader, ref, now, accountOf } = await fixture();
      const account = accountOf("ada");
      expect(await readIdentity(reader, ref, account)).to.deep.equal({ state: "unknown", account });
      const given = { office: VERIFYING, account, kind: "person", until: (await now()) + YEAR } as const;
      expect(await caught(verify(registrar, ref, given))).to.be.instanceOf(OfficerUnauthorisedError);
      expect((await verify(officer, ref, given)).revision).to.equal(1);
      const since = await now();
      const { office, kind, until } = given;
      const said = { state: "verified", account, office, kind, until, revision: 1, since, changedAt: since };
      expect(await readIdentity(reader, ref, account)).to.deep.equal(said);
    });

    it("binds a successor after the objection period", async () => {
      const { officer, phone, relay, reader, ref, now, accountOf } = await fixture();
      const [account, successor] = [accountOf("ada"), accountOf("phone")];
      await verify(officer, ref, { office: VERIFYING, account, kind: "person", until: (await now()) + YEAR });
      const succession: Succession = { account, successor, revision: 1, deadline: (await now()) + DAY };
      const successorSignature = await signAcceptance(phone, ref, succession);
      const announced = await announceSuccession(officer, ref, { succession, successorSignature, basis: digest("b") });
      expect(announced.completableAt).to.equal((await now()) + OBJECTION);
      await networkHelpers.time.increase(OBJECTION);
      expect((await completeSuccession(relay, ref, account)).revision).to.equal(3);
      expect(await reader.read(calls.successorOf(ref, account))).to.equal(successor);
      expect(await reader.read(calls.identify(ref, successor))).to.deep.equal([account, true]);
      expect(await reader.read(calls.isVerified(ref, account))).to.equal(false);
    });

    /** The same, with a person verified for a year. */
    async function verified() {
      const cast = await fixture();
      const account = cast.accountOf("ada");
      const until = (await cast.now()) + YEAR;
      await verify(cast.officer, cast.ref, { office: VERIFYING, account, kind: "person", until });
      const paper = async (revision: number): Promise<Succession> => ({
        account,
        successor: cast.accountOf("phone"),
        revision,
        deadline: (await cast.now()) + DAY,
      });
      const announce = async (revision: number) => {
        const succession = await paper(revision);
        const successorSignature = await signAcceptance(cast.phone, cast.ref, succession);
        return announceSuccession(cast.officer, cast.ref, { succession, successorSignature, basis: digest("basis") });
      };
      return { ...cast, account, until, paper, announce };
    }

    it("admits and dismisses offices, and tells the registry's rules", async () => {
      const { cabinet, officer, reader, ref, now, accountOf } = await fixture();
      const account = accountOf("ada");
      const given = { office: STRANGE, account, kind: "organisation", until: (await now()) + YEAR } as const;
      expect(await reader.read(calls.isAdmitted(ref, STRANGE))).to.equal(false);
      await admitOffice(cabinet, ref, STRANGE);
      expect(await reader.read(calls.isAdmitted(ref, STRANGE))).to.equal(true);
      await dismissOffice(cabinet, ref, VERIFYING);
      expect(await caught(verify(officer, ref, { ...given, office: VERIFYING }))).to.be.instanceOf(
        OfficeNotAdmittedError,
      );
      expect(BigInt(await reader.read(calls.objectionPeriod(ref)))).to.equal(OBJECTION);
      expect(BigInt(await reader.read(calls.maximumTerm(ref)))).to.equal(MAXIMUM_TERM);
      for (const read of [calls.predecessor, calls.successor]) {
        expect(await reader.read(read(ref))).to.equal(ethers.ZeroAddress);
      }
      expect(await reader.read(calls.authority(ref))).not.to.equal(ethers.ZeroAddress);
    });

    it("verifies many in one transaction, and does several acts in one", async () => {
      const { officer, reader, ref, now, accountOf } = await fixture();
      const until = (await now()) + YEAR;
      const [ada, phone] = [accountOf("ada"), accountOf("phone")];
      const verifications = [ada, phone].map((account) => ({ account, kind: "person", until }) as const);
      expect((await verifyMany(officer, ref, { office: VERIFYING, verifications })).revisions).to.deep.equal([1, 1]);
      const acts = [ada, phone].map((account) => calls.withdraw(ref, { account, revision: 1, basis: digest("why") }));
      await officer.send(calls.multicall(ref, acts));
      for (const account of [ada, phone]) expect(await isVerified(reader, ref, account)).to.equal(false);
    });

    it("tells how an account stands at each turn of its life, and the whole story", async () => {
      const { officer, reader, ref, account, until, now } = await verified();
      const basis = digest("decision");
      expect(await readStanding(reader, ref, account)).to.deep.equal({ state: "verified", until });
      expect((await prolong(officer, ref, { account, revision: 1, until: until + 1n })).revision).to.equal(2);
      expect((await withdraw(officer, ref, { account, revision: 2, basis })).revision).to.equal(3);
      expect(await readStanding(reader, ref, account)).to.deep.equal({ state: "withdrawn", since: await now() });
      expect((await reinstate(officer, ref, { account, revision: 3, basis })).revision).to.equal(4);
      await networkHelpers.time.increaseTo(until + 1n);
      expect(await readStanding(reader, ref, account)).to.deep.equal({ state: "over", since: until + 1n });
      const { mined } = await endIdentity(officer, ref, { account, revision: 4, basis });
      expect(await readStanding(reader, ref, account)).to.deep.equal({ state: "ended", since: await now() });
      expect(await readStanding(reader, ref, account, { block: mined.block - 1n })).to.deep.include({ state: "over" });

      const story = await identityHistory(reader, ref, account);
      const kinds = ["verified", "prolonged", "withdrawn", "reinstated", "ended"];
      expect(story.map(({ kind, revision }) => [kind, revision])).to.deep.equal(
        kinds.map((kind, at) => [kind, at + 1]),
      );
      expect(story[0]).to.deep.include({ actor: officer.account, office: VERIFYING, as: "person", until });
      expect(story[4]).to.deep.equal({
        kind: "ended",
        account,
        revision: 5,
        actor: officer.account,
        digest: basis,
        block: mined.block,
        transaction: mined.hash,
      });
    });

    it("objects by signature, contests, withdraws an announcement, and completes the next", async () => {
      const { officer, ada, phone, relay, reader, ref, account, paper, announce, now, accountOf } = await verified();
      const successor = accountOf("phone");
      const { completableAt } = await announce(1);
      const pending = { successor, completableAt };
      expect(await readPlace(reader, ref, account)).to.deep.equal({ root: account, current: account, pending });
      const objection = await paper(2);
      await objectToSuccession(relay, ref, objection, await signObjection(ada, ref, objection));
      const contestedUntil = (await now()) + OBJECTION;
      expect(await readPlace(reader, ref, account)).to.deep.equal({ root: account, current: account, contestedUntil });
      const rotation = await paper(3);
      const signatures = { successor: await signRotation(phone, ref, rotation) };
      expect(await caught(rotate(ada, ref, rotation, signatures))).to.be.instanceOf(IdentityContestedError);
      await announce(3);
      await withdrawSuccession(officer, ref, { account, revision: 4, basis: digest("an error") });
      expect(await caught(completeSuccession(relay, ref, account))).to.be.instanceOf(SuccessionNotPendingError);
      await announce(5);
      await networkHelpers.time.increase(OBJECTION);
      await completeSuccession(relay, ref, account);
      const story = await identityHistory(reader, ref, successor);
      expect(story.map(({ kind }) => kind)).to.deep.equal([
        "verified",
        "succession announced",
        "succession objected to",
        "succession announced",
        "succession withdrawn",
        "succession announced",
        "succeeded",
        "took over",
      ]);
      expect(story.at(-1)).to.deep.include({ account: successor, predecessor: account, revision: 1 });
      expect(story[2]).to.deep.include({ successor, contestedUntil });
    });

    it("rotates, and tells the line from any of its accounts", async () => {
      const { ada, phone, officer, reader, ref, account, paper, until, accountOf } = await verified();
      const successor = accountOf("phone");
      const rotation = await paper(1);
      await rotate(ada, ref, rotation, { successor: await signRotation(phone, ref, rotation) });
      const since = (await reader.block()).timestamp;
      expect(await readStanding(reader, ref, account)).to.deep.equal({ state: "succeeded", since, current: successor });
      expect(await readPlace(reader, ref, account)).to.deep.equal({ root: account, current: successor });
      expect(await readPlace(reader, ref, successor)).to.deep.equal({ root: account, current: successor });
      for (const one of [account, successor]) {
        expect(await identityLine(reader, ref, one)).to.deep.equal([account, successor]);
      }
      const again = verify(officer, ref, { office: VERIFYING, account, kind: "person", until });
      expect(await caught(again))
        .to.be.instanceOf(AccountSucceededError)
        .with.nested.property("args.successor", successor);
      expect(await identityLine(reader, ref, accountOf("relay"))).to.deep.equal([accountOf("relay")]);
    });

    it("says when the logs are not whole, or the address is no registry's", async () => {
      const { officer, reader, ref, account, until } = await verified();
      const block = (await reader.block()).number;
      await prolong(officer, ref, { account, revision: 1, until: until + 1n });
      const error = await caught(identityHistory(reader, ref, account, { fromBlock: block + 1n }));
      expect(error).to.be.instanceOf(IdentityHistoryIncompleteError).with.property("missing", 1);
      const mute = (await (await ethers.deployContract("MuteWallet")).getAddress()) as Address;
      const silent = await caught(completeSuccession(officer, { identities: mute }, account));
      expect(silent).to.be.instanceOf(IdentityActNotRecordedError).with.property("event", "SuccessionCompleted");
    });
  });
}
