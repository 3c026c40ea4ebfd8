import { checkStatus, createCredential, createList, decodeList } from "@digitalbazaar/vc-bitstring-status-list";
import { expect } from "chai";
import fc from "fast-check";
import type { Hex } from "viem";
import { buildBatch, credentialId, verifyCredential } from "../../sdk/src/credentials/index.js";
import {
  bitAt,
  decodeBits,
  emptyBits,
  encodeBits,
  isSet,
  readStatusBits,
  SHORTEST_LIST,
  type StatusListing,
  StatusListUnreadableError,
  StatusPlaceTakenError,
  setBit,
  statusListCredential,
  statusListEntry,
} from "../../sdk/src/credentials/status-list/index.js";
import type { JsonObject } from "../../sdk/src/documents/index.js";
import { CREDENTIALS_V2, credentialFaults } from "../../sdk/src/documents/validation/index.js";
import { BASIS, BUSINESS, commitment, DAY, idOf, licence, REASON, registered, YEAR } from "../credentials/fixture.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";

const { ethers, networkHelpers } = connection;
const LIST = "https://licensing.example/status/3";
const ISSUER = "https://licensing.example/";

describe("status lists", () => {
  const places = fc.uniqueArray(fc.nat({ max: SHORTEST_LIST - 1 }), { minLength: 1, maxLength: 40 });

  it("are read by the W3C's reference library as they were written", async () => {
    await fc.assert(
      fc.asyncProperty(places, async (set) => {
        const bits = emptyBits(0);
        for (const index of set) setBit(bits, index);
        const list = await decodeList({ encodedList: await encodeBits(bits) });
        expect(list.length).to.equal(SHORTEST_LIST);
        for (const index of set) expect(list.getStatus(index)).to.equal(true);
        for (const index of set.map((one) => (one + 1) % SHORTEST_LIST)) {
          expect(list.getStatus(index)).to.equal(set.includes(index)).and.to.equal(bitAt(bits, index));
        }
      }),
      { numRuns: 20 },
    );
  });

  it("are read back as that library writes them", async () => {
    const list = await createList({ length: SHORTEST_LIST });
    for (const index of [0, 7, 8, 94_567, SHORTEST_LIST - 1]) list.setStatus(index, true);
    const { credentialSubject } = await createCredential({ id: LIST, list, statusPurpose: "revocation" });
    const bits = await decodeBits(credentialSubject.encodedList);
    for (const [index, set] of [
      [0, true],
      [1, false],
      [7, true],
      [8, true],
      [94_567, true],
      [SHORTEST_LIST - 1, true],
    ] as const) {
      expect(bitAt(bits, index)).to.equal(set);
    }
  });

  it("have at least 131,072 entries, whatever is asked", () => {
    expect(emptyBits(1)).to.have.length(SHORTEST_LIST / 8);
    expect(emptyBits(SHORTEST_LIST + 1)).to.have.length(SHORTEST_LIST / 8 + 1);
  });

  it("refuse a text that is none, a list that is too short, and a place beyond the end", async () => {
    for (const text of ["", "u", "H4sI", "u****", "uAAAA", await encodeBits(new Uint8Array(16))]) {
      expect(await caught(decodeBits(text)), text).to.be.instanceOf(StatusListUnreadableError);
    }
    for (const index of [-1, 0.5, SHORTEST_LIST]) {
      expect(() => bitAt(emptyBits(0), index)).to.throw(StatusListUnreadableError);
    }
  });
});

for (const [library, open] of Object.entries(libraries)) {
  describe(`status lists through ${library}`, () => {
    /** Six licences and a batch of five, each in a state of its own. */
    async function published() {
      const state = await registered();
      const { registry, start } = state;
      const serials = ["valid", "suspended", "revoked", "reinstated", "expired", "lapsing"];
      for (const serial of serials) {
        const term = serial === "expired" ? { validFrom: start - 2n * YEAR, validUntil: start - YEAR } : {};
        await registry.issue(licence(serial, start, term), BASIS);
      }
      await registry.suspend(idOf("suspended"), REASON);
      await registry.suspend(idOf("reinstated"), REASON);
      await registry.reinstate(idOf("reinstated"), REASON);
      await registry.suspendUntil(idOf("lapsing"), start + 30n * DAY, REASON);
      await registry.revoke(idOf("revoked"), REASON);

      const commitments = ["a", "b", "c", "d", "e"].map(commitment);
      const batch = buildBatch({ typeId: BUSINESS, commitments });
      await registry.issueBatch(BUSINESS, batch.root, 5, start, start + YEAR, BASIS);
      const { typeId, root } = batch;
      const batchId = ethers.keccak256(ethers.AbiCoder.defaultAbiCoder().encode(["bytes4", "bytes32"], [typeId, root]));
      await registry.suspendEntry(batchId, 1, REASON);
      await registry.revokeEntry(batchId, 2, REASON);
      await registry.suspendEntry(batchId, 3, REASON);
      await registry.reinstateEntry(batchId, 3, REASON);

      const index = (number: number) => (number * 21_011 + 7) % 131_000;
      const listing: StatusListing = {
        credentials: [...serials, "never issued"].map((serial, number) => ({ index: index(number), id: idOf(serial) })),
        batches: [{ typeId, root, first: 131_040 }],
      };
      return { ...state, batch, listing };
    }
    async function fixture() {
      const state = await networkHelpers.loadFixture(published);
      const ref = { registry: (await state.registry.getAddress()) as Hex };
      return { ...state, ref, reader: await open("reader") };
    }

    /** Compares each entry of the list with what the registry says of it. */
    async function agrees(state: Awaited<ReturnType<typeof fixture>>): Promise<readonly string[]> {
      const { reader, ref, listing, batch } = state;
      const told: string[] = [];
      for (const purpose of ["revocation", "suspension"] as const) {
        const { bits, moment } = await readStatusBits(reader, ref, listing, purpose);
        const set = new Set<number>();
        const check = async (
          index: number,
          place: { readonly id: Hex } | { readonly entry: ReturnType<typeof batch.entry> },
        ) => {
          const standing = await verifyCredential(reader, { ...ref, ...place }, moment);
          expect(bitAt(bits, index), `${purpose} of ${standing.state}`).to.equal(isSet(standing, purpose));
          if (bitAt(bits, index)) {
            set.add(index);
            told.push(`${purpose}: ${standing.state}`);
          }
        };
        for (const { index, id } of listing.credentials ?? []) await check(index, { id });
        for (let number = 0; number < batch.count; number++)
          await check(131_040 + number, { entry: batch.entry(number) });
        const all = bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll("0", "").length, 0);
        expect(all, "bits that are nobody's").to.equal(set.size);
      }
      return told;
    }

    it("agree with the registry for every entry, and have no other bit", async () => {
      expect(await agrees(await fixture())).to.deep.equal([
        "revocation: revoked",
        "revocation: revoked",
        "suspension: suspended",
        "suspension: suspended",
        "suspension: unknown",
        "suspension: suspended",
      ]);
    });

    it("agree once a suspension has ended by itself and terms are over", async () => {
      const state = await fixture();
      await networkHelpers.time.increaseTo(state.start + 31n * DAY);
      expect((await agrees(state)).filter((one) => one === "suspension: suspended")).to.have.length(2);
      await networkHelpers.time.increaseTo(state.start + 2n * YEAR);
      await agrees(state);
    });

    it("agree where the agency's keys were in the wrong hands, and where it may not act", async () => {
      const state = await fixture();
      await state.authority.suspendAgency(3n << 16n, 0, BASIS);
      expect(await agrees(state)).to.have.length(6);
      const other = await fixture();
      await other.authority.suspendAgency(3n << 16n, other.start - DAY, BASIS);
      const told = await agrees(other);
      expect(told.filter((one) => one === "suspension: issuer compromised")).to.have.length(9);
      expect(told.filter((one) => one === "revocation: revoked")).to.have.length(2);
    });

    it("are read and checked by the W3C's reference library", async () => {
      const { reader, ref, listing } = await fixture();
      const lists = new Map<string, JsonObject>();
      for (const purpose of ["revocation", "suspension"] as const) {
        const { bits, moment } = await readStatusBits(reader, ref, listing, purpose);
        const id = `${LIST}/${purpose}`;
        const list = await statusListCredential({ id, issuer: ISSUER, purpose, bits, moment, lifetime: DAY });
        expect(credentialFaults(list)).to.deep.equal([]);
        lists.set(id, list);
      }
      const documentLoader = async (url: string) => ({ document: lists.get(url), documentUrl: url });
      for (const { index, id } of listing.credentials ?? []) {
        const purposes = ["revocation", "suspension"] as const;
        const credential = {
          "@context": [CREDENTIALS_V2],
          type: ["VerifiableCredential"],
          issuer: ISSUER,
          credentialSubject: { name: "Ada" },
          credentialStatus: purposes.map((purpose) => statusListEntry(`${LIST}/${purpose}`, purpose, index)),
        };
        expect(credentialFaults(credential)).to.deep.equal([]);
        const options = { credential, documentLoader, verifyBitstringStatusListCredential: false };
        const { verified, results } = await checkStatus(options);
        const standing = await verifyCredential(reader, { ...ref, id }, (await reader.block()).timestamp);
        expect(verified).to.equal(true);
        expect(results.map(({ status }: { status: boolean }) => status)).to.deep.equal(
          purposes.map((purpose) => isSet(standing, purpose)),
        );
      }
    });

    it("can be read as they were at an earlier block", async () => {
      const { reader, ref, registry, listing } = await fixture();
      const { number } = await reader.block();
      const before = await readStatusBits(reader, ref, listing, "revocation");
      await registry.revoke(idOf("valid"), REASON);
      const after = await readStatusBits(reader, ref, listing, "revocation", { block: number });
      expect(after).to.deep.equal(before);
      expect((await readStatusBits(reader, ref, listing, "revocation")).bits).not.to.deep.equal(before.bits);
    });

    it("refuse a place that two credentials claim", async () => {
      const { reader, ref, listing } = await fixture();
      const [batch] = listing.batches ?? [];
      if (batch === undefined) throw new TypeError("no batch");
      const id = credentialId(BUSINESS, "other");
      for (const taken of [
        {
          credentials: [
            { index: 7, id: idOf("valid") },
            { index: 7, id },
          ],
        },
        { batches: [batch], credentials: [{ index: 131_044, id }] },
        { batches: [batch, { ...batch, first: 131_044 }] },
      ]) {
        expect(await caught(readStatusBits(reader, ref, taken, "revocation"))).to.be.instanceOf(StatusPlaceTakenError);
      }
    });
  });
}
