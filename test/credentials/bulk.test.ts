import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import fc from "fast-check";
import { concat, type Hex, hexToBytes, keccak256, stringToBytes, toHex } from "viem";
import { buildBulkBatch, drawPlaces, flatTree, LEAST_PLACES } from "../../sdk/src/credentials/bulk/index.js";
import { drawer } from "../../sdk/src/credentials/bulk/places.js";
import { BatchWithoutEntriesError, buildBatch, NoSuchEntryError, typeId } from "../../sdk/src/credentials/index.js";
import { fastKeccak, type Keccak, SaltError } from "../../sdk/src/documents/index.js";

const TYPE = typeId("DIPL");
const LEAF = ["uint256", "bytes4", "bytes32"];
const SEED = keccak256(stringToBytes("a seed"));
const word = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => toHex(bytes));
const flat = (commitments: readonly Hex[]): Uint8Array => hexToBytes(concat([...commitments]));
const commitmentsOf = (count: number): readonly Hex[] =>
  Array.from({ length: count }, (_, index) => keccak256(stringToBytes(`document ${index}`)));

describe("a tree in one buffer", () => {
  let keccak: Keccak;
  before(async () => {
    keccak = await fastKeccak();
  });

  it("has the root and the proofs of OpenZeppelin's StandardMerkleTree", () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 200 }), fc.boolean(), (commitments, fast) => {
        const values = commitments.map((commitment, index) => [index, TYPE, commitment]);
        const theirs = StandardMerkleTree.of(values, LEAF);
        const ours = flatTree(TYPE, flat(commitments), fast ? keccak : undefined);

        expect(ours.root).to.equal(theirs.root);
        values.forEach((_, index) => {
          expect(ours.proof(index)).to.deep.equal(theirs.getProof(index));
        });
      }),
      { numRuns: 100 },
    );
  });

  it("has the root and the entries of a small batch's tree", () => {
    const commitments = commitmentsOf(1_000);
    const small = buildBatch({ typeId: TYPE, commitments });
    const ours = flatTree(TYPE, flat(commitments), keccak);
    expect(ours.root).to.equal(small.root);
    for (const index of [0, 1, 511, 999]) expect(ours.proof(index)).to.deep.equal(small.entry(index).proof);
  });

  it("is of its type: under another, the root is another", () => {
    const commitments = flat(commitmentsOf(5));
    expect(flatTree(TYPE, commitments).root).not.to.equal(flatTree(typeId("TCHR"), commitments).root);
  });
});

describe("places", () => {
  it("are drawn once each, below the size, and the same for the same seed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 300 }), word, (count, more, seed) => {
        fc.pre(BigInt(seed) !== 0n);
        const places = drawPlaces(count, count + more, seed);
        expect(places).to.have.length(count);
        expect(new Set(places).size).to.equal(count);
        for (const place of places) expect(place).to.be.below(count + more);
        expect(drawPlaces(count, count + more, seed)).to.deep.equal(places);
      }),
    );
  });

  it("are other ones for another seed", () => {
    const other = keccak256(stringToBytes("another seed"));
    expect([...drawPlaces(50, LEAST_PLACES, SEED)]).not.to.deep.equal([...drawPlaces(50, LEAST_PLACES, other)]);
  });

  it("come in every order alike", async () => {
    const keccak = await fastKeccak();
    const orders = new Map<string, number>();
    for (let round = 0; round < 24_000; round++) {
      const order = drawPlaces(3, 3, toHex(round + 1, { size: 32 }), keccak).join("");
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect(orders.size).to.equal(6);
    // Five standard deviations about four thousand each; the commonest wrong shuffle is eight away.
    for (const times of orders.values()) expect(times).to.be.within(3_710, 4_290);
  });

  it("are refused for a seed that can be guessed", () => {
    expect(() => drawPlaces(1, 2, `0x${"00".repeat(32)}`)).to.throw(SaltError);
    expect(() => drawPlaces(1, 2, "0x1234")).to.throw(SaltError);
  });
});

describe("buildBulkBatch", () => {
  let keccak: Keccak;
  before(async () => {
    keccak = await fastKeccak();
  });
  const parts = (count: number, changes: object = {}) => ({
    typeId: TYPE,
    commitments: flat(commitmentsOf(count)),
    seed: SEED,
    ...changes,
  });

  it("fills a small list up to 131,072 places, and proves each document at its place", () => {
    const batch = buildBulkBatch(parts(300), { keccak });
    expect(batch).to.include({ count: LEAST_PLACES, used: 300 });
    const commitments = commitmentsOf(300);
    const places = commitments.map((commitment, document) => {
      const { typeId: type, root, index, commitment: held, proof } = batch.entry(document);
      expect([type, root, held]).to.deep.equal([TYPE, batch.root, commitment]);
      expect(StandardMerkleTree.verify(root, LEAF, [index, TYPE, commitment], [...proof])).to.equal(true);
      expect(StandardMerkleTree.verify(root, LEAF, [index + 1n, TYPE, commitment], [...proof])).to.equal(false);
      expect(batch.placeOf(document)).to.equal(Number(index));
      return Number(index);
    });
    expect(new Set(places).size).to.equal(300);
    expect(Math.max(...places)).to.be.above(LEAST_PLACES / 2);
  });

  it("pads with entries that the seed alone foretells", () => {
    const other = keccak256(stringToBytes("another seed"));
    const [one, again] = [buildBulkBatch(parts(2, { least: 8 })), buildBulkBatch(parts(2, { least: 8 }))];
    expect(one.root).to.equal(again.root);
    const all = Array.from({ length: 8 }, (_, place) => toHex(drawer(SEED, "unused")(place)));
    [0, 1].forEach((document) => {
      all[one.placeOf(document)] = commitmentsOf(2)[document] as Hex;
    });
    expect(one.root).to.equal(flatTree(TYPE, flat(all)).root);
    expect(new Set([...all, ...all.map((_, place) => toHex(drawer(other, "unused")(place)))]).size).to.equal(16);
    expect(drawer(SEED, "places")(0)).not.to.deep.equal(drawer(SEED, "unused")(0));
  });

  it("pads no list that is long enough, and still puts it at random places", () => {
    const batch = buildBulkBatch(parts(40, { least: 16 }), { keccak });
    expect(batch.count).to.equal(40);
    const places = Array.from({ length: 40 }, (_, document) => batch.placeOf(document));
    expect([...places].sort((a, b) => a - b)).to.deep.equal(Array.from({ length: 40 }, (_, place) => place));
    expect(places).not.to.deep.equal([...places].sort((a, b) => a - b));
    const values = places.map((place, document) => [place, TYPE, commitmentsOf(40)[document]] as const);
    const theirs = StandardMerkleTree.of([...values].sort(([a], [b]) => a - b) as never, LEAF);
    expect(batch.root).to.equal(theirs.root);
  });

  it("refuses a list of nothing, and a document that it does not have", () => {
    expect(() => buildBulkBatch(parts(0))).to.throw(BatchWithoutEntriesError);
    const batch = buildBulkBatch(parts(2, { least: 4 }));
    expect(() => batch.entry(2)).to.throw(NoSuchEntryError);
    expect(() => buildBulkBatch(parts(1, { commitments: new Uint8Array(33) }))).to.throw(RangeError);
  });
});
