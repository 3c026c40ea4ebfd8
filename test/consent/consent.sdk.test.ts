import { expect } from "chai";
import { type Address, concat, type Hex, keccak256, pad, stringToHex, zeroAddress } from "viem";
import {
  accessesTo,
  accessesUnder,
  type Consent,
  ConsentActNotRecordedError,
  ConsentEndedError,
  ConsentHistoryIncompleteError,
  ConsentLapsedError,
  ConsentNotBegunError,
  calls,
  consentHistory,
  consentId,
  consentsGivenBy,
  consentsHeldBy,
  GranteeUnauthorisedError,
  giveConsent,
  PURPOSES,
  PurposeTextError,
  purposeText,
  purposeWord,
  readConsent,
  readTerms,
  recordAccess,
  ScopeMalformedError,
  SignatureInvalidError,
  scopeDigest,
  signConsent,
  signWithdrawal,
  terminationReceipt,
  verifyHistory,
  withdrawConsent,
  withdrawSignedConsent,
} from "../../sdk/src/consent/index.js";
import type { Chain } from "../../sdk/src/core/index.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { DAY, opened } from "./fixture.js";

const { networkHelpers } = connection;
const digest = (words: string): Hex => keccak256(stringToHex(words));

/** Bytes whose last digit is another. */
const altered = (data: Hex): Hex => data.replace(/.$/, (last) => (last === "1" ? "2" : "1")) as Hex;

/** Accounts in the order in which the fixture names them. */
const CAST = { holder: 1, bank: 2, agent: 3, successor: 4, stranger: 5, relay: 6 } as const;

async function consents(open: (account: number | "reader") => Promise<Chain>) {
  const state = await networkHelpers.loadFixture(opened);
  const names = Object.keys(CAST) as readonly (keyof typeof CAST)[];
  const opening = names.map(async (name) => [name, await open(CAST[name])] as const);
  const cast = Object.fromEntries(await Promise.all(opening)) as Record<keyof typeof CAST, Chain>;
  const reader = await open("reader");
  const of = (name: keyof typeof CAST) => cast[name].account as Address;
  const ref = { registry: (await state.registry.getAddress()) as Address };
  const { timestamp } = await reader.block();
  const scope = {
    registry: pad("0x1", { size: 20 }),
    credential: digest("licence"),
    fields: ["/credentialSubject/name", "/credentialSubject/address"],
    salt: digest("salt"),
  };
  const consent: Consent = {
    holder: of("holder"),
    grantee: of("bank"),
    purpose: PURPOSES.creditChecking,
    scope: scopeDigest(scope),
    until: timestamp + 30n * DAY,
    retention: 7n * DAY,
  };
  const { identities, mandates } = state;
  return { ...cast, reader, of, ref, scope, consent, identities, mandates, authority: state.authority };
}

for (const [library, open] of Object.entries(libraries)) {
  describe(`consent through ${library}`, () => {
    const fixture = () => consents(open);

    /** A consent that the holder sent. */
    async function given() {
      const stage = await fixture();
      const { holder, ref, consent } = stage;
      const { consentId: id } = await giveConsent(holder, ref, consent);
      return { ...stage, id };
    }

    it("gives a consent whose id was known before, and tells how it stands", async () => {
      const { id, ref, consent, reader, of } = await given();
      expect(id).to.equal(consentId({ chainId: reader.id, ...ref }, consent));
      expect(await reader.read(calls.consentIdOf(ref, consent))).to.equal(id);
      expect(await readConsent(reader, ref, id)).to.deep.equal({
        state: "in force",
        consentId: id,
        holder: of("holder"),
        grantee: of("bank"),
        from: 0n,
        until: consent.until,
        retention: 7n * DAY,
        accesses: 0,
        revision: 1,
      });
      expect(await reader.read(calls.isInForce(ref, id))).to.equal(true);
    });

    it("lets anybody hand in what the holder signed", async () => {
      const { holder, relay, ref, consent, of } = await fixture();
      const signature = await signConsent(holder, ref, consent);
      const { consentId: id, mined } = await giveConsent(relay, ref, consent, { signature });
      const [act] = await consentHistory(relay, ref, id);
      expect(act).to.deep.include({ kind: "given", actor: of("relay"), transaction: mined.hash });
    });

    it("keeps what was left out as its default, and a begin, an end and a deadline as they were said", async () => {
      const { holder, ref, consent, reader } = await fixture();
      const { timestamp } = await reader.block();
      const [from, deadline] = [timestamp + DAY, timestamp + 2n * DAY];
      const { retention: _, ...rest } = consent;
      const said = { ...rest, from, deadline };
      const { consentId: id } = await giveConsent(holder, ref, said);
      const listed = await readTerms(reader, ref, id);
      expect(listed).to.deep.include({ state: "not begun", from, retention: 0n });
      expect(listed?.terms).to.deep.equal({ ...said, retention: 0n });
      expect((await readConsent(reader, ref, id, { at: from })).state).to.equal("in force");
      expect((await readConsent(reader, ref, id, { at: consent.until })).state).to.equal("lapsed");
      expect(await readTerms(reader, ref, digest("none"))).to.equal(undefined);
      expect(await readConsent(reader, ref, digest("none"))).to.deep.equal({ state: "unknown" });
    });

    it("refuses a look before, after and without a consent, by name", async () => {
      const { holder, bank, stranger, ref, consent, reader } = await fixture();
      const receipt = digest("shown");
      const { timestamp } = await reader.block();
      const { consentId: later } = await giveConsent(holder, ref, { ...consent, from: timestamp + DAY });
      expect(await caught(recordAccess(bank, ref, { consentId: later, receipt }))).to.be.instanceOf(
        ConsentNotBegunError,
      );
      const { consentId: id } = await giveConsent(holder, ref, consent);
      const foreign = await caught(recordAccess(stranger, ref, { consentId: id, receipt }));
      expect(foreign).to.be.instanceOf(GranteeUnauthorisedError);
      await networkHelpers.time.increaseTo(consent.until);
      expect(await caught(recordAccess(bank, ref, { consentId: id, receipt }))).to.be.instanceOf(ConsentLapsedError);
    });

    it("lists who looked, when, under which consent, and refuses the look after the withdrawal", async () => {
      const { id, holder, bank, ref, reader, of } = await given();
      const first = await recordAccess(bank, ref, { consentId: id, receipt: digest("one") });
      const second = await recordAccess(bank, ref, { consentId: id, receipt: digest("two") });
      expect([first.number, second.number]).to.deep.equal([1, 2]);
      const looks = await accessesUnder(reader, ref, id);
      expect(looks.map(({ receipt, number }) => [receipt, number])).to.deep.equal([
        [digest("one"), 1],
        [digest("two"), 2],
      ]);
      const { timestamp } = await reader.block(first.mined.block);
      expect(looks[0]).to.deep.equal({
        consentId: id,
        grantee: of("bank"),
        actor: of("bank"),
        number: 1,
        receipt: digest("one"),
        block: first.mined.block,
        at: timestamp,
        transaction: first.mined.hash,
      });
      expect(await accessesTo(reader, ref, of("holder"))).to.deep.equal(looks);
      expect(await accessesTo(reader, ref, of("bank"))).to.deep.equal([]);

      const ended = await withdrawConsent(holder, ref, { consentId: id });
      const { timestamp: at } = await reader.block(ended.mined.block);
      const receipt = terminationReceipt(id, { kind: "withdrawn", revision: 2, accesses: 2, at });
      expect(ended).to.deep.include({ outcome: "withdrawn", revision: 2, accesses: 2, receipt });
      expect(await readConsent(reader, ref, id)).to.deep.include({ state: "withdrawn", until: at, accesses: 2 });
      expect((await readConsent(reader, ref, id, { at: at - 1n })).state).to.equal("in force");
      const refused = await caught(recordAccess(bank, ref, { consentId: id, receipt: digest("three") }));
      expect(refused).to.be.instanceOf(ConsentEndedError);

      const acts = await consentHistory(reader, ref, id);
      expect(acts.map(({ kind }) => kind)).to.deep.equal(["given", "looked", "looked", "withdrawn"]);
      expect(acts[3]).to.deep.include({ actor: of("holder"), receipt });
      const again = await withdrawConsent(holder, ref, { consentId: id });
      expect(again.outcome).to.equal("held");
    });

    it("withdraws by the holder's signature", async () => {
      const { id, holder, relay, ref, reader } = await given();
      const deadline = (await reader.block()).timestamp + DAY;
      const signature = await signWithdrawal(holder, ref, { consentId: id, deadline });
      const { outcome } = await withdrawConsent(relay, ref, { consentId: id, deadline }, { signature });
      expect(outcome).to.equal("withdrawn");
    });

    it("withdraws what was signed and never handed in, so that nobody can hand it in", async () => {
      const { holder, relay, ref, consent, reader } = await fixture();
      const signature = await signConsent(holder, ref, consent);
      const id = consentId({ chainId: reader.id, ...ref }, consent);
      const ended = await withdrawSignedConsent(holder, ref, consent, { consentId: id });
      expect(ended).to.deep.include({ outcome: "withdrawn", revision: 1, accesses: 0 });
      expect(await caught(giveConsent(relay, ref, consent, { signature }))).to.have.property(
        "name",
        "ConsentAlreadyUsedError",
      );
      expect((await consentHistory(reader, ref, id)).map(({ kind }) => kind)).to.deep.equal(["withdrawn"]);
    });

    it("ends the consent that another replaces, and links the two", async () => {
      const { id, holder, ref, consent, reader } = await given();
      const narrower = { ...consent, scope: digest("one field, salted"), replaces: id };
      const { consentId: next } = await giveConsent(holder, ref, narrower);
      const acts = await consentHistory(reader, ref, id);
      expect(acts[1]).to.deep.include({ kind: "replaced", replacedBy: next });
      expect((await readConsent(reader, ref, id)).state).to.equal("replaced");
      expect((await readTerms(reader, ref, next))?.terms.replaces).to.equal(id);
    });

    it("lets an agent consent and withdraw under a mandate", async () => {
      const { agent, ref, consent, reader, mandates, of } = await fixture();
      const theme = await reader.read(calls.theme(ref));
      const path = pad("0x01", { size: 96 });
      expect(theme).to.equal(concat([ref.registry, stringToHex("consent", { size: 12 })]).toLowerCase());
      expect(await caught(giveConsent(agent, ref, consent, { path }))).to.be.instanceOf(Error);
      await mandates.set(of("holder"), of("agent"), theme, pad(of("bank")), path);
      const { consentId: id } = await giveConsent(agent, ref, consent, { path });
      expect(await reader.read(calls.mayPresent(ref, id, of("agent"), path))).to.equal(true);
      expect(await reader.read(calls.mayPresent(ref, id, of("agent")))).to.equal(false);
      expect(await reader.read(calls.mayPresent(ref, id, of("holder")))).to.equal(true);
      expect((await withdrawConsent(agent, ref, { consentId: id }, { path })).outcome).to.equal("withdrawn");
    });

    it("lets the successor account act in the holder's place, and lists what went before", async () => {
      const { id, holder, successor, ref, reader, identities, of } = await given();
      await identities.succeed(of("holder"), of("successor"));
      expect(await caught(withdrawConsent(holder, ref, { consentId: id }))).to.be.instanceOf(Error);
      expect((await consentsGivenBy(reader, ref, of("successor"))).map(({ consentId }) => consentId)).to.deep.equal([
        id,
      ]);
      expect(await reader.read(calls.isHolder(ref, id, of("successor")))).to.equal(true);
      expect(await reader.read(calls.isHolder(ref, id, of("bank")))).to.equal(false);
      expect((await withdrawConsent(successor, ref, { consentId: id })).outcome).to.equal("withdrawn");
    });

    it("lists what was given to a grantee, and by whom", async () => {
      const { id, ref, reader, of, consent } = await given();
      const [held] = await consentsHeldBy(reader, ref, of("bank"));
      expect(held).to.deep.include({ consentId: id, state: "in force" });
      expect(held?.terms).to.deep.include({ purpose: consent.purpose, scope: consent.scope });
      expect(await consentsHeldBy(reader, ref, of("holder"))).to.deep.equal([]);
      expect(await consentsGivenBy(reader, ref, of("bank"))).to.deep.equal([]);
    });

    it("does several acts at once", async () => {
      const { id, bank, ref, reader } = await given();
      const looks = [digest("one"), digest("two")].map((receipt) => calls.recordAccess(ref, id, receipt));
      await bank.send(calls.multicall(ref, looks));
      expect(await accessesUnder(reader, ref, id)).to.have.length(2);
    });

    it("refuses logs that leave out, add or change something", async () => {
      const { id, bank, ref, reader } = await given();
      await recordAccess(bank, ref, { consentId: id, receipt: digest("one") });
      const [acts, standing] = [await consentHistory(reader, ref, id), await readConsent(reader, ref, id)];
      const wrong = [acts.slice(1), acts.slice(0, 1), [...acts, ...acts.slice(1)], []];
      for (const told of wrong) {
        expect(() => verifyHistory(id, told, standing)).to.throw(ConsentHistoryIncompleteError);
      }
      const forged: Chain = {
        ...reader,
        logs: async (query) => (await reader.logs(query)).map((log) => ({ ...log, data: altered(log.data) })),
      };
      expect(await caught(readTerms(forged, ref, id))).to.be.instanceOf(ConsentHistoryIncompleteError);
      const silent: Chain = { ...reader, logs: async () => [] };
      expect(await caught(accessesUnder(silent, ref, id))).to.be.instanceOf(ConsentHistoryIncompleteError);
    });

    it("says what it is not: another contract, another's signature", async () => {
      const { holder, relay, ref, consent, authority } = await fixture();
      const elsewhere = { registry: (await authority.getAddress()) as Address };
      expect(await caught(giveConsent(holder, elsewhere, consent))).to.be.instanceOf(Error);
      const signature = await signConsent(relay, ref, consent);
      expect(await caught(giveConsent(relay, ref, consent, { signature }))).to.be.instanceOf(SignatureInvalidError);
      const mute: Chain = { ...holder, send: async (call) => ({ ...(await holder.send(call)), logs: [] }) };
      expect(await caught(giveConsent(mute, ref, consent))).to.be.instanceOf(ConsentActNotRecordedError);
    });
  });
}

describe("consent's words", () => {
  it("keeps a purpose in one word and reads it back", () => {
    for (const purpose of Object.values(PURPOSES)) expect(purposeText(purposeWord(purpose))).to.equal(purpose);
    for (const wrong of ["", "dpv:".padEnd(33, "x"), 'dpv:"', "\ud800", "a\nb"]) {
      expect(() => purposeWord(wrong)).to.throw(PurposeTextError);
    }
  });

  it("digests a scope whatever the order of its fields, and refuses one that says nothing", () => {
    const scope = { registry: zeroAddress, credential: digest("id"), fields: ["/b", "/a"], salt: digest("salt") };
    expect(scopeDigest(scope)).to.equal(scopeDigest({ ...scope, fields: ["/a", "/b"] }));
    const others = [
      { ...scope, fields: ["/a"] },
      { ...scope, credential: digest("other") },
      { ...scope, salt: digest("other") },
      { ...scope, registry: pad("0x2", { size: 20 }) },
    ];
    for (const other of others) expect(scopeDigest(other)).to.not.equal(scopeDigest(scope));
    const wrong = [
      { ...scope, fields: [] },
      { ...scope, fields: ["/a", "/a"] },
      { ...scope, salt: pad("0x") },
      { ...scope, salt: "0x01" as Hex },
    ];
    for (const none of wrong) expect(() => scopeDigest(none)).to.throw(ScopeMalformedError);
  });
});
