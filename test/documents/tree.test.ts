import { SimpleMerkleTree, StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import fc from "fast-check";
import { bytesToHex, type Hex, hexToBytes } from "viem";
import { canonicalJson } from "../../sdk/src/core/index.js";
import {
  fastKeccak,
  fieldLeaf,
  fieldsOf,
  type JsonObject,
  merkleTree,
  multiproofRoot,
  ProofMalformedError,
  plainKeccak,
  SaltError,
  TreeWithoutLeavesError,
} from "../../sdk/src/documents/index.js";
import { LICENCE, SECRET } from "./samples.js";

const word = fc.uint8Array({ minLength: 32, maxLength: 32 });
const leavesAndSome = fc
  .uniqueArray(word, { minLength: 1, maxLength: 40, selector: (leaf) => bytesToHex(leaf) })
  .chain((leaves) => fc.tuple(fc.constant(leaves), fc.subarray([...leaves.keys()], { minLength: 1 })));

const hexes = (list: readonly Uint8Array[]): readonly Hex[] => list.map((bytes) => bytesToHex(bytes));

describe("tree of fields", () => {
  it("makes the leaves that OpenZeppelin's StandardMerkleTree makes of salt, pointer and value", () => {
    const odd: JsonObject = { "": "", x: "é".repeat(40), y: 1e21, z: [1.5, "a", null], "a/b": { c: "\u20ac\n" } };
    for (const { pointer, value } of [...fieldsOf(LICENCE), ...fieldsOf(odd)]) {
      const types = ["bytes32", "string", "string"];
      const standard = StandardMerkleTree.of([[SECRET, pointer, canonicalJson(value)]], types);
      expect(bytesToHex(fieldLeaf({ pointer, value, salt: SECRET }, plainKeccak))).to.equal(standard.root);
    }
  });

  it("gives the same root, proofs and multiproofs as OpenZeppelin's trees", () => {
    fc.assert(
      fc.property(leavesAndSome, ([leaves, some]) => {
        const own = merkleTree(leaves, plainKeccak);
        const theirs = SimpleMerkleTree.of([...hexes(leaves)], { sortLeaves: true });
        expect(bytesToHex(own.root)).to.equal(theirs.root);
        const [first = 0] = some;
        expect(hexes(own.proof(first))).to.deep.equal(theirs.getProof(first));
        const { order, proof, flags } = own.multiproof(some);
        const multiproof = theirs.getMultiProof([...some]);
        expect(order.map((number) => bytesToHex(leaves[number] as Uint8Array))).to.deep.equal(multiproof.leaves);
        expect(hexes(proof)).to.deep.equal(multiproof.proof);
        expect(flags).to.deep.equal(multiproof.proofFlags);
      }),
    );
  });

  it("leads any leaves by their multiproof to the root", () => {
    fc.assert(
      fc.property(leavesAndSome, ([leaves, some]) => {
        const tree = merkleTree(leaves, plainKeccak);
        const multiproof = tree.multiproof(some);
        const shown = multiproof.order.map((number) => leaves[number] as Uint8Array);
        expect(bytesToHex(multiproofRoot(shown, multiproof, plainKeccak))).to.equal(bytesToHex(tree.root));
      }),
    );
  });

  it("refuses a multiproof whose parts do not fit, whatever they are", () => {
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 6 }),
        fc.array(word, { maxLength: 6 }),
        fc.array(fc.boolean(), { maxLength: 9 }),
        (leaves, proof, flags) => {
          const needed = flags.filter((flag) => !flag).length;
          const fits =
            leaves.length > 0 && leaves.length + proof.length === flags.length + 1 && needed === proof.length;
          // Where the counts fit, a step may still ask for a result that is not there yet.
          const attempt = () => multiproofRoot(leaves, { proof, flags }, plainKeccak);
          if (!fits) expect(attempt).to.throw(ProofMalformedError);
          else {
            try {
              expect(attempt()).to.have.length(32);
            } catch (error) {
              expect(error).to.be.instanceOf(ProofMalformedError);
            }
          }
        },
      ),
    );
  });

  it("refuses a tree, a proof or a root of nothing", () => {
    expect(() => merkleTree([], plainKeccak)).to.throw(TreeWithoutLeavesError);
    const tree = merkleTree([hexToBytes(SECRET)], plainKeccak);
    expect(() => tree.multiproof([])).to.throw(TreeWithoutLeavesError);
    expect(() => tree.proof(1)).to.throw(RangeError);
    expect(() => multiproofRoot([], { proof: [hexToBytes(SECRET)], flags: [] }, plainKeccak)).to.throw(
      ProofMalformedError,
    );
  });

  it("refuses salts that can be guessed", () => {
    for (const salt of ["0x", "0x00", `0x${"00".repeat(32)}`, `0x${"11".repeat(33)}`] as const) {
      expect(() => fieldLeaf({ pointer: "/a", value: 1, salt }, plainKeccak)).to.throw(SaltError);
    }
  });

  it("digests alike with the plain keccak and the fast one", async () => {
    const fast = await fastKeccak();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        expect(bytesToHex(fast(bytes))).to.equal(bytesToHex(plainKeccak(bytes)));
      }),
    );
  });
});
