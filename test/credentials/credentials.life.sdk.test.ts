import { expect } from "chai";
import type { Address, Hex } from "viem";
import {
  buildBatch,
  calls,
  credentialHistory,
  declineCredential,
  entryHistory,
  entryId,
  followCredential,
  issueAccepted,
  issueBatch,
  issueCredential,
  nextNonce,
  OfficerUnauthorisedError,
  performSigned,
  prolongCredential,
  readCredential,
  readLinks,
  rebindCredential,
  replaceCredential,
  replaceEntry,
  revokeBatch,
  SignatureInvalidError,
  SuccessorNoneError,
  signAcceptance,
  signActs,
  signDecline,
  signRebinding,
  signSurrender,
  surrenderCredential,
  suspendCredential,
  verifyCredential,
} from "../../sdk/src/credentials/index.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { BASIS, BUSINESS, commitment, idOf, REASON, YEAR } from "./fixture.js";
import { CONSENTING, held, heldByPerson, SHOWN } from "./holder.js";

const { networkHelpers } = connection;
const [basis, reason] = [BASIS as Hex, REASON as Hex];
const OFFICER = 1;
const CITIZEN = 3;
const STRANGER = 4;

for (const [library, open] of Object.entries(libraries)) {
  describe(`the life of a credential through ${library}`, () => {
    async function fixture(begin: typeof held | typeof heldByPerson = held) {
      const state = await networkHelpers.loadFixture<Awaited<ReturnType<typeof held>>>(begin);
      const ref = { registry: (await state.registry.getAddress()) as Address };
      const people = { officer: await open(OFFICER), citizen: await open(CITIZEN), stranger: await open(STRANGER) };
      const issuance = (serial: string, type = SHOWN) => ({
        id: idOf(serial, type),
        holder: people.citizen.account as Address,
        validFrom: state.start,
        validUntil: state.start + YEAR,
        commitment: commitment(serial),
        basis,
      });
      const { id, deadline } = state;
      /** Lets another account take over from the citizen's. */
      const succession = async (): Promise<Address> => {
        const { succeed, citizen, later } = state as Awaited<ReturnType<typeof heldByPerson>>;
        await succeed(citizen, later);
        return later.address as Address;
      };
      const standing = async (of = id) => {
        const { timestamp } = await people.officer.block();
        return verifyCredential(people.officer, { ...ref, id: of }, timestamp);
      };
      const kinds = async () => (await credentialHistory(people.officer, ref, id)).map(({ kind }) => kind);
      return {
        ...state,
        ...people,
        ref,
        id,
        deadline,
        issuance,
        standing,
        kinds,
        succession,
        notice: { id, revision: 1, deadline },
      };
    }

    it("is accepted by its holder before it is issued", async () => {
      const { officer, citizen, stranger, ref, issuance, deadline, standing } = await fixture();
      const consent = issuance("1", CONSENTING);
      const foreign = await signAcceptance(stranger, ref, consent, deadline);
      expect(await caught(issueAccepted(officer, ref, consent, foreign))).to.be.instanceOf(SignatureInvalidError);

      const { revision } = await issueAccepted(
        officer,
        ref,
        consent,
        await signAcceptance(citizen, ref, consent, deadline),
      );
      expect(revision).to.equal(1);
      expect((await standing(consent.id)).state).to.equal("valid");
    });

    it("is prolonged, and its history tells it", async () => {
      const { officer, ref, id, start, kinds, standing } = await fixture();
      const validUntil = start + 2n * YEAR;
      expect((await prolongCredential(officer, ref, { id, revision: 1, validUntil, basis })).revision).to.equal(2);
      expect(await standing()).to.deep.equal({ state: "valid", since: start, until: validUntil });
      expect(await kinds()).to.deep.equal(["issued", "prolonged"]);
    });

    it("is superseded by another, and both tell of each other", async () => {
      const { officer, ref, id, issuance, kinds, standing } = await fixture();
      const next = issuance("8");
      expect((await replaceCredential(officer, ref, { ...next, replaces: id, revision: 1 })).revision).to.equal(2);

      expect(await standing()).to.deep.include({ state: "superseded", successor: next.id });
      expect(await readLinks(officer, ref, id)).to.deep.equal({ successor: next.id });
      expect(await readLinks(officer, ref, next.id)).to.deep.equal({ predecessor: id });
      expect(await kinds()).to.deep.equal(["issued", "superseded"]);
      expect((await credentialHistory(officer, ref, id))[1]).to.include({ successor: next.id, digest: basis });
    });

    it("is bound to a successor account that signed, with or without its holder", async () => {
      const { officer, citizen, stranger, ref, id, deadline, kinds } = await fixture();
      const to = stranger.account as Address;
      const moved = { id, revision: 1, successor: to, commitment: commitment("moved"), deadline };
      const signatures = {
        successor: await signRebinding(stranger, ref, moved),
        holder: await signRebinding(citizen, ref, moved),
      };
      await rebindCredential(officer, ref, { ...moved, basis }, signatures);

      const back = { ...moved, revision: 2, successor: citizen.account as Address };
      const alone = { successor: await signRebinding(citizen, ref, back) };
      await rebindCredential(officer, ref, { ...back, basis }, alone);

      const acts = await credentialHistory(officer, ref, id);
      expect(await kinds()).to.deep.equal(["issued", "rebound", "rebound"]);
      expect(acts[1]).to.include({ from: citizen.account, to, holderSigned: true, commitment: moved.commitment });
      expect(acts[2]).to.include({ from: to, to: citizen.account, holderSigned: false });
      expect(await readCredential(officer, ref, id)).to.include({ holder: citizen.account, revision: 3 });
    });

    it("follows its holder to the account that took over", async () => {
      const { stranger, ref, id, citizen, kinds, succession } = await fixture(heldByPerson);
      const holder = await succession();
      expect(await followCredential(stranger, ref, id)).to.deep.include({ revision: 2, holder });

      expect(await kinds()).to.deep.equal(["issued", "followed"]);
      expect((await credentialHistory(stranger, ref, id))[1]).to.deep.include({
        from: citizen.account,
        to: holder,
        actor: stranger.account,
      });
      expect(await readCredential(stranger, ref, id)).to.include({ holder, state: "issued" });
      const again = await caught(followCredential(stranger, ref, id));
      expect(again).to.be.instanceOf(SuccessorNoneError).with.deep.property("args", { account: holder });
    });

    for (const [name, act, sign, state] of [
      ["given back", surrenderCredential, signSurrender, "surrendered"],
      ["declined", declineCredential, signDecline, "declined"],
    ] as const) {
      it(`is ${name} by its holder`, async () => {
        const { citizen, ref, notice, kinds, standing } = await fixture();
        expect((await act(citizen, ref, notice)).revision).to.equal(2);
        expect((await standing()).state).to.equal(state);
        expect(await kinds()).to.deep.equal(["issued", state]);
      });

      it(`is ${name} by its holder's signature, which anybody sends`, async () => {
        const { citizen, stranger, officer, ref, id, notice } = await fixture();
        const said = { ...notice, reason };
        await act(stranger, ref, said, { signature: await sign(citizen, ref, said) });
        expect((await readCredential(officer, ref, id)).state).to.equal(state);
        const [, last] = await credentialHistory(officer, ref, id);
        expect(last).to.include({ kind: state, actor: citizen.account, digest: reason });
      });
    }

    it("goes through a relay, many acts by one signature, and refusals come back as they are", async () => {
      const { officer, stranger, ref, id, issuance, deadline, standing } = await fixture();
      const acts = [calls.issue(ref, issuance("8")), calls.suspend(ref, { id, reason })];
      const actor = officer.account as Address;
      const signed = await signActs(officer, ref, {
        actor,
        acts,
        nonce: await nextNonce(stranger, ref, actor),
        deadline,
      });
      await performSigned(stranger, ref, signed);
      expect((await standing()).state).to.equal("suspended");
      expect((await standing(idOf("8", SHOWN))).state).to.equal("valid");
      expect(await nextNonce(stranger, ref, actor)).to.equal(1n);

      const own = {
        actor: stranger.account as Address,
        acts,
        nonce: await nextNonce(stranger, ref, actor, 9n),
        deadline,
      };
      expect(await caught(performSigned(stranger, ref, await signActs(stranger, ref, own)))).to.be.instanceOf(
        OfficerUnauthorisedError,
      );
    });

    it("is suspended for a time", async () => {
      const { officer, ref, id, start, standing } = await fixture();
      const until = start + YEAR / 2n;
      await suspendCredential(officer, ref, { id, until, reason });
      expect(await standing()).to.deep.include({ state: "suspended", until });
      expect((await credentialHistory(officer, ref, id))[1]).to.include({ kind: "suspended", until });
    });

    it("takes an entry's place, and a batch is revoked whole", async () => {
      const { officer, ref, start } = await fixture();
      const batch = buildBatch({ typeId: BUSINESS, commitments: ["a", "b", "c"].map(commitment) });
      const { typeId, root } = batch;
      const term = { validFrom: start, validUntil: start + YEAR };
      await issueBatch(officer, ref, { typeId, root, count: batch.count, ...term, basis });
      const replaces = { typeId, root, index: 1n };
      const next = { id: idOf("9"), ...term, commitment: commitment("9") };
      await replaceEntry(officer, ref, { ...next, replaces, basis });
      expect((await revokeBatch(officer, ref, { typeId, root, reason })).outcome).to.equal("done");
      expect((await revokeBatch(officer, ref, { typeId, root, reason })).outcome).to.equal("held");

      const at = (index: number) => verifyCredential(officer, { ...ref, entry: batch.entry(index) }, start);
      expect(await at(0)).to.deep.equal({ state: "revoked" });
      expect(await at(1)).to.deep.equal({ state: "superseded", successor: next.id });
      expect(await readLinks(officer, ref, next.id)).to.deep.equal({ predecessor: entryId(replaces) });
      const told = async (index: bigint) =>
        (await entryHistory(officer, ref, { typeId, root, index })).map(({ kind }) => kind);
      expect(await told(0n)).to.deep.equal(["issued", "batch revoked"]);
      expect(await told(1n)).to.deep.equal(["issued", "superseded", "batch revoked"]);
    });

    it("tells that a type shows tokens or needs acceptance", async () => {
      const { officer, ref } = await fixture();
      expect(await officer.read(calls.typeOf(ref, SHOWN))).to.include({ shown: true, acceptanceNeeded: false });
      expect(await officer.read(calls.typeOf(ref, CONSENTING))).to.include({ shown: false, acceptanceNeeded: true });
      expect((await issueCredential(officer, ref, { ...(await fixture()).issuance("77") })).revision).to.equal(1);
    });
  });
}
