import { expect } from "chai";
import { type Address, type Hex, keccak256, stringToHex } from "viem";
import type { Chain } from "../../sdk/src/core/index.js";
import {
  BatchAlreadyIssuedError,
  BatchEmptyError,
  BatchUnknownError,
  batchId,
  buildBatch,
  CredentialActNotRecordedError,
  CredentialAlreadyIssuedError,
  CredentialEndedError,
  CredentialHistoryIncompleteError,
  CredentialRepeatedError,
  CredentialStillSuspendedError,
  CredentialUnknownError,
  calls,
  credentialHistory,
  EntryEndedError,
  EntryUnknownError,
  entryHistory,
  HolderMissingError,
  IssuancesEmptyError,
  issueBatch,
  issueCredential,
  issueCredentials,
  NEVER,
  OfficerUnauthorisedError,
  RegistryClosedError,
  RegistryPausedError,
  RevisionStaleError,
  readCredential,
  readTypes,
  registerType,
  reinstateCredential,
  reinstateEntry,
  renewCredential,
  revokeCredential,
  revokeEntry,
  SuspensionEndPassedError,
  suspendCredential,
  suspendEntry,
  TermEmptyError,
  TermTooLongError,
  TermUnevenError,
  TypeAlreadyRegisteredError,
  TypeIdInvalidError,
  TypeMismatchError,
  TypeNameInvalidError,
  TypeUnknownError,
  typeId,
  verifyCredential,
  verifyHistory,
} from "../../sdk/src/credentials/index.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import {
  BASIS,
  BUSINESS,
  commitment,
  DAY,
  ISSUING,
  idOf,
  now,
  quarterOf,
  REASON,
  registered,
  SCHEMA,
  VISITOR,
  YEAR,
} from "./fixture.js";

const { ethers, networkHelpers } = connection;
const [basis, reason] = [BASIS as Hex, REASON as Hex];
const HEAD = 0;
const OFFICER = 1;
const STRANGER = 4;
const digest = (text: string): Hex => keccak256(stringToHex(text));

for (const [library, open] of Object.entries(libraries)) {
  describe(`credentials through ${library}`, () => {
    async function fixture() {
      const state = await networkHelpers.loadFixture(registered);
      const ref = { registry: (await state.registry.getAddress()) as Address };
      const holder = (await state.citizen.getAddress()) as Address;
      const officer = await open(OFFICER);
      const validUntil = state.start + YEAR;
      const licence = (serial: string, changes: object = {}) => ({
        id: idOf(serial),
        validFrom: state.start,
        validUntil,
        commitment: commitment(serial),
        ...changes,
      });
      return { ...state, ref, holder, chain: officer, reader: await open("reader"), licence, validUntil };
    }
    async function issued() {
      const state = await fixture();
      const { id } = state.licence("1543954");
      const receipt = await issueCredential(state.chain, state.ref, {
        ...state.licence("1543954", { holder: state.holder }),
        basis,
      });
      return { ...state, id, receipt };
    }
    async function batched() {
      const state = await fixture();
      const commitments = ["a", "b", "c"].map(commitment);
      const batch = buildBatch({ typeId: BUSINESS, commitments });
      const { start: validFrom, validUntil } = state;
      await issueBatch(state.chain, state.ref, { ...batch, validFrom, validUntil, basis });
      return { ...state, batch, root: batch.root };
    }
    const refused = (promise: Promise<unknown>) => caught(promise);

    describe("registerType", () => {
      const type = { office: ISSUING, holderNeeded: false, schema: SCHEMA as Hex, name: "Permit" };

      it("registers a kind without a limit to its term", async () => {
        const { ref, reader } = await fixture();
        await registerType(await open(HEAD), ref, { typeId: typeId("PRM1"), ...type });

        expect(await reader.read(calls.typeOf(ref, typeId("PRM1")))).to.deep.equal({
          ...type,
          maximumTerm: 0,
          acceptanceNeeded: false,
          shown: false,
        });
      });

      it("is told of by readTypes, in the order of registration, with the limit where there is one", async () => {
        const { ref, reader } = await fixture();
        const before = await readTypes(reader, ref);
        const head = await open(HEAD);
        await registerType(head, ref, { typeId: typeId("PRM1"), ...type });
        await registerType(head, ref, { typeId: typeId("PRM2"), ...type, maximumTerm: 90n * 86_400n });

        expect((await readTypes(reader, ref)).slice(before.length)).to.deep.equal([
          { typeId: typeId("PRM1"), ...type },
          { typeId: typeId("PRM2"), ...type, maximumTerm: 90n * 86_400n },
        ]);
        expect(await readTypes(reader, ref, { fromBlock: (await reader.block()).number })).to.have.length(1);
      });

      it("gives each refusal its own error", async () => {
        const { ref, chain } = await fixture();
        const head = await open(HEAD);

        expect(await refused(registerType(head, ref, { typeId: BUSINESS, ...type }))).to.be.instanceOf(
          TypeAlreadyRegisteredError,
        );
        expect(await refused(registerType(head, ref, { typeId: "0x00000000", ...type }))).to.be.instanceOf(
          TypeIdInvalidError,
        );
        expect(await refused(registerType(head, ref, { ...type, typeId: typeId("PRM1"), name: "" }))).to.be.instanceOf(
          TypeNameInvalidError,
        );
        const refusal = await refused(registerType(chain, ref, { typeId: typeId("PRM1"), ...type }));
        expect(refusal).to.be.instanceOf(OfficerUnauthorisedError);
        expect(refusal).to.have.nested.property("args.office", ISSUING - 1n);
      });
    });

    describe("issueCredential", () => {
      it("puts a credential on record", async () => {
        const { reader, ref, id, holder, start, validUntil, receipt } = await issued();

        expect(receipt.revision).to.equal(1);
        const { actedAt, ...record } = (await readCredential(reader, ref, id)) as { readonly actedAt: bigint };
        expect(record).to.deep.equal({
          state: "issued",
          typeId: BUSINESS,
          revision: 1,
          holder,
          validFrom: start,
          validUntil,
          commitment: commitment("1543954"),
        });
        const at = await now();
        expect(actedAt <= at && at - actedAt < 64n).to.equal(true);
      });

      it("begins now and names no holder where neither is given", async () => {
        const { chain, reader, ref, validUntil } = await fixture();
        const id = idOf("2");
        await issueCredential(chain, ref, { id, validUntil, commitment: commitment("2"), basis });
        const record = await readCredential(reader, ref, id);

        expect(record).to.include({ state: "issued", validFrom: quarterOf(await now()) });
        expect(record).not.to.have.property("holder");
      });

      it("gives each refusal its own error, with the contract's arguments and words", async () => {
        const { chain, ref, id, licence, start, validUntil } = await issued();
        const issue = (changes: object, as: Chain = chain) =>
          refused(issueCredential(as, ref, { ...licence("2", changes), basis }));

        const repeated = await issue({ id });
        expect(repeated).to.be.instanceOf(CredentialAlreadyIssuedError);
        expect(repeated).to.have.deep.property("args", { id });
        expect((repeated as Error).message).to.contain("Renew it, or choose another serial.");
        expect(await issue({ validUntil: start })).to.be.instanceOf(TermEmptyError);
        expect(await issue({ validFrom: start + 1n })).to.be.instanceOf(TermUnevenError);
        expect(await issue({ validUntil: NEVER })).to.be.instanceOf(TermTooLongError);
        expect(await issue({ id: `0x41414141${"0".repeat(56)}` })).to.be.instanceOf(TypeUnknownError);
        expect(await issue({}, await open(STRANGER))).to.be.instanceOf(OfficerUnauthorisedError);
        expect(
          await refused(
            issueCredential(await open(2), ref, { ...licence("V", { id: idOf("V", VISITOR) }), validUntil, basis }),
          ),
        ).to.be.instanceOf(HolderMissingError);
      });

      it("tells a paused registry and a closed one from a missing power", async () => {
        const { chain, ref, authority, licence } = await fixture();
        await authority.pauseRegistry(ref.registry, basis);
        expect(await refused(issueCredential(chain, ref, { ...licence("1"), basis }))).to.be.instanceOf(
          RegistryPausedError,
        );

        await authority.closeRegistry(ref.registry, ethers.ZeroAddress, basis);
        expect(await refused(issueCredential(chain, ref, { ...licence("1"), basis }))).to.be.instanceOf(
          RegistryClosedError,
        );
      });
    });

    describe("issueCredentials", () => {
      it("splits a list below the gas cap, and type by type", async () => {
        const { chain, reader, ref, authority, officer, holder, licence } = await fixture();
        await authority.grantRole((5n << 16n) | 1n, officer, 0);
        const list = Array.from({ length: 12 }, (_, index) => licence(`${index}`));
        const visas = [licence("V1", { id: idOf("V1", VISITOR), holder })];
        const progress: string[] = [];
        const mined = await issueCredentials(
          chain,
          ref,
          { issuances: [...list.slice(0, 6), ...visas, ...list.slice(6)], basis },
          { gasCap: 400_000n, onBatch: ({ done, total }) => void progress.push(`${done}/${total}`) },
        );

        expect(mined.length).to.be.greaterThan(2);
        for (const { gasUsed } of mined) expect(gasUsed <= 400_000n).to.equal(true);
        expect(progress.at(-1)).to.equal("13/13");
        for (const { id } of [...list, ...visas]) {
          expect((await readCredential(reader, ref, id)).state).to.equal("issued");
        }
      });

      it("sends nothing for an empty list, nor for one that names an id twice", async () => {
        const { chain, reader, ref, licence } = await fixture();

        expect(await issueCredentials(chain, ref, { issuances: [], basis })).to.deep.equal([]);
        const twice = { issuances: [licence("1"), licence("2"), licence("1")], basis };
        expect(await refused(issueCredentials(chain, ref, twice))).to.be.instanceOf(CredentialRepeatedError);
        expect((await readCredential(reader, ref, idOf("2"))).state).to.equal("unknown");
      });

      it("knows the contract's refusals of lists", async () => {
        const { chain, ref, licence } = await fixture();
        const many = (issuances: readonly ReturnType<typeof licence>[]) =>
          refused(chain.send(calls.issueMany(ref, { typeId: BUSINESS, issuances, basis })));

        expect(await many([])).to.be.instanceOf(IssuancesEmptyError);
        expect(await many([licence("V", { id: idOf("V", VISITOR) })])).to.be.instanceOf(TypeMismatchError);
      });
    });

    describe("the life of a credential", () => {
      it("is suspended, reinstated, renewed and revoked, and its history tells it", async () => {
        const { chain, reader, ref, id, holder, officer, start, validUntil, receipt } = await issued();
        const until = (await now()) + 30n * DAY;
        const acts = [
          await suspendCredential(chain, ref, { id, reason }),
          await suspendCredential(chain, ref, { id, until, reason }),
          await reinstateCredential(chain, ref, { id, reason }),
          await renewCredential(chain, ref, {
            id,
            revision: 4,
            validFrom: start,
            validUntil: validUntil + YEAR,
            commitment: commitment("renewed"),
            basis,
          }),
          await revokeCredential(chain, ref, { id, reason }),
        ];

        expect(acts.map((act) => ("revision" in act ? act.revision : 0))).to.deep.equal([2, 3, 4, 5, 6]);
        const line = (index: number) => {
          const mined = index === 0 ? receipt.mined : acts[index - 1]?.mined;
          return { revision: index + 1, actor: officer.address, block: mined?.block, transaction: mined?.hash };
        };
        expect(await credentialHistory(reader, ref, id)).to.deep.equal([
          {
            ...line(0),
            kind: "issued",
            digest: basis,
            holder,
            validFrom: start,
            validUntil,
            commitment: commitment("1543954"),
          },
          { ...line(1), kind: "suspended", digest: reason },
          { ...line(2), kind: "suspended", digest: reason, until },
          { ...line(3), kind: "reinstated", digest: reason },
          {
            ...line(4),
            kind: "renewed",
            digest: basis,
            validFrom: start,
            validUntil: validUntil + YEAR,
            commitment: commitment("renewed"),
          },
          { ...line(5), kind: "revoked", digest: reason },
        ]);
        expect((await readCredential(reader, ref, id)).state).to.equal("revoked");
      });

      it("says that a wish held already", async () => {
        const { chain, ref, id } = await issued();
        expect((await reinstateCredential(chain, ref, { id, reason })).outcome).to.equal("held");
        expect((await suspendCredential(chain, ref, { id, reason })).outcome).to.equal("done");
        expect((await suspendCredential(chain, ref, { id, reason })).outcome).to.equal("held");
        await revokeCredential(chain, ref, { id, reason });
        expect((await revokeCredential(chain, ref, { id, reason })).outcome).to.equal("held");
      });

      it("gives each refusal its own error", async () => {
        const { chain, ref, id, validUntil } = await issued();
        const renewal = { id, revision: 1, validUntil, commitment: commitment("x"), basis };

        expect(await refused(suspendCredential(chain, ref, { id, until: 1n, reason }))).to.be.instanceOf(
          SuspensionEndPassedError,
        );
        const stale = await refused(renewCredential(chain, ref, { ...renewal, revision: 3 }));
        expect(stale).to.be.instanceOf(RevisionStaleError);
        expect(stale).to.have.deep.property("args", { id, expected: 3, current: 1 });
        await suspendCredential(chain, ref, { id, reason });
        expect(await refused(renewCredential(chain, ref, { ...renewal, revision: 2 }))).to.be.instanceOf(
          CredentialStillSuspendedError,
        );
        await revokeCredential(chain, ref, { id, reason });
        expect(await refused(reinstateCredential(chain, ref, { id, reason }))).to.be.instanceOf(CredentialEndedError);
        expect(await refused(revokeCredential(chain, ref, { id: idOf("2"), reason }))).to.be.instanceOf(
          CredentialUnknownError,
        );
      });

      it("may be several acts in one transaction", async () => {
        const { chain, reader, ref, id } = await issued();
        await chain.send(
          calls.multicall(ref, [calls.suspend(ref, { id, reason }), calls.reinstate(ref, { id, reason })]),
        );

        expect((await credentialHistory(reader, ref, id)).map(({ kind }) => kind)).to.deep.equal([
          "issued",
          "suspended",
          "reinstated",
        ]);
      });

      it("refuses to act on a contract that is no credential registry", async () => {
        const { chain, ref, authority, licence } = await issued();
        const ledger = { registry: (await authority.getAddress()) as Address };
        const elsewhere: Chain = { ...chain, send: () => chain.send(calls.issue(ref, { ...licence("9"), basis })) };

        expect(await refused(issueCredential(elsewhere, ledger, { ...licence("9"), basis }))).to.be.instanceOf(
          CredentialActNotRecordedError,
        );
      });
    });

    describe("verifyCredential", () => {
      it("tells every standing of a credential", async () => {
        const { chain, reader, ref, id, authority, licence, start, validUntil } = await issued();
        const at = (moment: bigint, which: Hex = id) => verifyCredential(reader, { ...ref, id: which }, moment);

        expect(await at(start, idOf("2"))).to.deep.equal({ state: "unknown" });
        expect(await at(start - 1n)).to.deep.equal({ state: "not yet valid", until: start });
        expect(await at(start)).to.deep.equal({ state: "valid", since: start, until: validUntil });
        expect(await at(validUntil)).to.deep.equal({ state: "expired", since: validUntil });

        const until = (await now()) + DAY;
        await suspendCredential(chain, ref, { id, until, reason });
        const { actedAt: since } = (await readCredential(reader, ref, id)) as { readonly actedAt: bigint };
        expect(await at(until - 1n)).to.deep.equal({ state: "suspended", since, until });
        await suspendCredential(chain, ref, { id, reason });
        expect(await at(until)).to.have.property("state", "suspended");
        expect(await at(until)).not.to.have.property("until");

        await issueCredential(chain, ref, { ...licence("3"), basis });
        await networkHelpers.time.increase(DAY);
        await authority.suspendAgency(ISSUING - 1n, 0n, basis);
        const suspendedAt = await now();
        expect(await at(suspendedAt, idOf("3"))).to.deep.equal({
          state: "issuer suspended",
          since: suspendedAt,
          until: validUntil,
        });
        await authority.suspendAgency(ISSUING - 1n, start, basis);
        expect(await at(suspendedAt, idOf("3"))).to.deep.equal({ state: "issuer compromised", since: start });
        await authority.reinstateAgency(ISSUING - 1n, basis);

        const block = (await reader.block()).number;
        const { mined } = await revokeCredential(chain, ref, { id, reason });
        const revoked = await at(await now());
        expect(revoked).to.have.property("state", "revoked");
        expect(mined.block).to.equal(block + 1n);
        expect(await verifyCredential(reader, { ...ref, id }, await now(), { block })).to.have.property(
          "state",
          "issuer compromised",
        );
      });

      it("tells a term without an end by leaving it out", async () => {
        const { reader, ref, holder, licence, start } = await fixture();
        const id = idOf("V1", VISITOR);
        await issueCredential(await open(2), ref, { ...licence("V1", { id, holder, validUntil: NEVER }), basis });

        expect(await verifyCredential(reader, { ...ref, id }, NEVER)).to.deep.equal({ state: "valid", since: start });
        expect(await readCredential(reader, ref, id)).not.to.have.property("validUntil");
      });

      it("tells every standing of an entry of a batch", async () => {
        const { chain, reader, ref, batch, root, start, validUntil } = await batched();
        const at = (moment: bigint, index: number) =>
          verifyCredential(reader, { ...ref, entry: batch.entry(index) }, moment);
        await suspendEntry(chain, ref, { typeId: BUSINESS, root, index: 1n, reason });
        await revokeEntry(chain, ref, { typeId: BUSINESS, root, index: 2n, reason });

        expect(await at(start - 1n, 0)).to.deep.equal({ state: "not yet valid", until: start });
        expect(await at(start, 0)).to.deep.equal({ state: "valid", since: start, until: validUntil });
        expect(await at(validUntil, 0)).to.deep.equal({ state: "expired", since: validUntil });
        expect(await at(start, 1)).to.deep.equal({ state: "suspended" });
        expect(await at(start, 2)).to.deep.equal({ state: "revoked" });
        const forged = { ...batch.entry(0), commitment: commitment("forgery") };
        expect(await verifyCredential(reader, { ...ref, entry: forged }, start)).to.deep.equal({ state: "unknown" });
      });
    });

    describe("the life of an entry of a batch", () => {
      it("is suspended, reinstated and revoked, and its history tells it", async () => {
        const { chain, reader, ref, root, start, validUntil } = await batched();
        const place = { typeId: BUSINESS, root, index: 1n };
        await suspendEntry(chain, ref, { typeId: BUSINESS, root, index: 0n, reason });
        const outcomes = [
          await suspendEntry(chain, ref, { ...place, reason }),
          await suspendEntry(chain, ref, { ...place, reason }),
          await reinstateEntry(chain, ref, { ...place, reason }),
          await revokeEntry(chain, ref, { ...place, reason: digest("fraud") }),
        ];

        expect(outcomes.map(({ outcome }) => outcome)).to.deep.equal(["done", "held", "done", "done"]);
        const acts = await entryHistory(reader, ref, place);
        expect(acts.map(({ kind }) => kind)).to.deep.equal(["issued", "suspended", "reinstated", "revoked"]);
        expect(acts[0]).to.include({ digest: basis, count: 3, validFrom: start, validUntil });
        expect(acts[3]).to.include({ digest: digest("fraud"), block: outcomes[3]?.mined.block });
        expect(
          (await entryHistory(reader, ref, { typeId: BUSINESS, root, index: 2n })).map(({ kind }) => kind),
        ).to.deep.equal(["issued"]);
        expect(await entryHistory(reader, ref, { typeId: BUSINESS, root: digest("none"), index: 0n })).to.deep.equal(
          [],
        );
      });

      it("gives each refusal its own error", async () => {
        const { chain, ref, batch, root, validUntil } = await batched();
        const again = (changes: object) => refused(issueBatch(chain, ref, { ...batch, validUntil, basis, ...changes }));

        expect(await again({})).to.be.instanceOf(BatchAlreadyIssuedError);
        expect(await again({ count: 0, root: digest("x") })).to.be.instanceOf(BatchEmptyError);
        expect(
          await refused(revokeEntry(chain, ref, { typeId: BUSINESS, root: digest("x"), index: 0n, reason })),
        ).to.be.instanceOf(BatchUnknownError);
        const beyond = await refused(revokeEntry(chain, ref, { typeId: BUSINESS, root, index: 3n, reason }));
        expect(beyond).to.be.instanceOf(EntryUnknownError);
        expect(beyond).to.have.deep.property("args", {
          batchId: batchId({ typeId: BUSINESS, root }),
          index: 3n,
          count: 3,
        });
        await revokeEntry(chain, ref, { typeId: BUSINESS, root, index: 0n, reason });
        expect(
          await refused(reinstateEntry(chain, ref, { typeId: BUSINESS, root, index: 0n, reason })),
        ).to.be.instanceOf(EntryEndedError);
      });
    });

    describe("histories", () => {
      /** The chain as a node shows it that forgot some logs. */
      const forgetful = (chain: Chain, forgotten: (index: number) => boolean): Chain => ({
        ...chain,
        logs: async (query) => (await chain.logs(query)).filter((_, index) => !forgotten(index)),
      });

      it("are told as they were at an earlier block", async () => {
        const { chain, reader, ref, id } = await issued();
        const { mined } = await suspendCredential(chain, ref, { id, reason });
        const before = { toBlock: mined.block - 1n };

        expect((await credentialHistory(reader, ref, id, before)).map(({ kind }) => kind)).to.deep.equal(["issued"]);
      });

      it("are nothing for what was never issued", async () => {
        const { reader, ref } = await issued();

        expect(await credentialHistory(reader, ref, idOf("2"))).to.deep.equal([]);
      });

      it("refuse a node's logs that leave out a credential's first, middle or last act", async () => {
        const { chain, reader, ref, id } = await issued();
        await suspendCredential(chain, ref, { id, reason });
        await reinstateCredential(chain, ref, { id, reason });

        for (const missing of [0, 1, 2]) {
          const node = forgetful(reader, (index) => index === missing);
          expect(await refused(credentialHistory(node, ref, id)), `without act ${missing}`).to.be.instanceOf(
            CredentialHistoryIncompleteError,
          );
        }
      });

      it("refuse a node's logs that do not lead to an entry's state", async () => {
        const { chain, reader, ref, root } = await batched();
        const place = { typeId: BUSINESS, root, index: 1n };
        await suspendEntry(chain, ref, { ...place, reason });
        await reinstateEntry(chain, ref, { ...place, reason });

        // The first log of every answer, then the second.
        for (const missing of [0, 1]) {
          const node = forgetful(reader, (index) => index === missing);
          expect(await refused(entryHistory(node, ref, place)), `without act ${missing}`).to.be.instanceOf(
            CredentialHistoryIncompleteError,
          );
        }
      });

      it("refuse an act too many", () => {
        expect(() => verifyHistory(idOf("1"), [{ revision: 1 }, { revision: 2 }], 1)).to.throw(
          CredentialHistoryIncompleteError,
          "revision 2",
        );
      });
    });

    describe("what else a registry tells", () => {
      it("its authority, its neighbours in time, a batch, an entry and a certificate", async () => {
        const { reader, ref, authority, root, start, validUntil } = await batched();

        expect(await reader.read(calls.authority(ref))).to.equal(await authority.getAddress());
        expect(await reader.read(calls.predecessor(ref))).to.equal(ethers.ZeroAddress);
        expect(await reader.read(calls.successor(ref))).to.equal(ethers.ZeroAddress);
        expect(await reader.read(calls.batch(ref, { typeId: BUSINESS, root }))).to.include({
          typeId: BUSINESS,
          office: ISSUING,
          count: 3,
          validFrom: Number(start),
          validUntil: Number(validUntil),
        });
        expect(await reader.read(calls.entryState(ref, { typeId: BUSINESS, root, index: 0n }))).to.equal(0);
        const { id } = await issued();
        expect(await reader.read(calls.certificate(ref, id))).to.match(/^data:application\/json;base64,/);
      });
    });
  });
}
