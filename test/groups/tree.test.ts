import { createHash } from "node:crypto";
// biome-ignore lint/correctness/noUndeclaredDependencies: the SDK declares it; here its trees are held to it.
import { Group } from "@semaphore-protocol/group";
// biome-ignore lint/correctness/noUndeclaredDependencies: the SDK declares it; here its members are held to it.
import { Identity } from "@semaphore-protocol/identity";
import { expect } from "chai";
import fc from "fast-check";
import { hexToBytes } from "viem";
import {
  type CheckedList,
  CommitmentAbsentError,
  checkList,
  deriveMember,
  FIELD,
  groupId,
  LeafInvalidError,
  ListMismatchError,
  makeMember,
  memberOf,
  poseidon,
  proofOf,
  requirePublished,
  rootAbove,
  SecretLengthError,
  treeOf,
  writeList,
} from "../../sdk/src/groups/index.js";
import { caught } from "../support/caught.js";

/** Leaves that are none of anybody's. */
const leavesOf = (count: number): bigint[] => Array.from({ length: count }, (_, index) => BigInt(index) * 7n + 1n);

/** A list in pieces of a length that has nothing to do with its leaves. */
async function* pieces(bytes: Uint8Array, length = 1_000): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < bytes.length; offset += length) yield bytes.subarray(offset, offset + length);
}

describe("groups: trees", () => {
  it("hashes as circomlib's published vector says", () => {
    expect(poseidon(1n, 2n)).to.equal(0x115cc0f5e7d690413df64c6b9662e9cf2a3617f2743245519e19607a4417189an);
  });

  it("makes the root that Semaphore's own group makes, for every size to 70", () => {
    for (let size = 1; size <= 70; size++) {
      const leaves = leavesOf(size);
      expect(treeOf(leaves)).to.deep.equal({ root: new Group(leaves).root, size });
    }
  });

  it("makes it with places that are empty", () => {
    const leaves = leavesOf(13);
    const group = new Group(leaves);
    for (const index of [0, 5, 12]) {
      group.removeMember(index);
      leaves[index] = 0n;
    }
    expect(treeOf(leaves).root).to.equal(group.root);
  });

  it("gives every leaf's way up as Semaphore's own group does", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), (size, seed) => {
        const leaves = leavesOf(size);
        const index = seed % size;
        const { root, path } = proofOf({ leaves }, leaves[index] ?? 0n);
        const theirs = new Group(leaves).generateMerkleProof(index);
        expect(path.siblings).to.deep.equal(theirs.siblings);
        expect(path.sides.reduce<number>((bits, side, level) => bits + side * 2 ** level, 0)).to.equal(theirs.index);
        expect(rootAbove(leaves[index] ?? 0n, path)).to.equal(root);
      }),
      { numRuns: 30 },
    );
  });

  it("finds no way for a commitment that is not there, nor for an empty place", () => {
    expect(() => proofOf({ leaves: [1n, 0n] }, 2n)).to.throw(CommitmentAbsentError);
    expect(() => proofOf({ leaves: [1n, 0n] }, 0n)).to.throw(CommitmentAbsentError);
  });
});

describe("groups: published lists", () => {
  it("recomputes digest, size and root from pieces of any length, and one way up", async () => {
    const leaves = leavesOf(300);
    const bytes = writeList(leaves);
    const expected = treeOf(leaves);
    for (const length of [1, 31, 32, 1_000, 100_000]) {
      const checked = await checkList(pieces(bytes, length), { commitment: leaves[123] as bigint });
      expect(checked).to.deep.equal({
        list: `0x${createHash("sha256").update(bytes).digest("hex")}`,
        ...expected,
        path: proofOf({ leaves }, leaves[123] as bigint).path,
      });
    }
  });

  it("makes the same tree where the list takes several parts", async () => {
    const leaves = leavesOf(2 ** 13 + 5);
    const commitment = leaves.at(-1) as bigint;
    const checked = await checkList(pieces(writeList(leaves), 65_536), { commitment, atATime: 2 });
    const whole = proofOf({ leaves }, commitment);
    expect(checked.root).to.equal(whole.root);
    expect(checked.path).to.deep.equal(whole.path);
  });

  it("refuses a leaf cut short, one beyond the field, and an absent commitment", async () => {
    const bytes = writeList(leavesOf(3));
    expect(await caught(checkList(pieces(bytes.subarray(0, 95))))).to.deep.include({
      name: "LeafInvalidError",
      index: 2,
    });
    const beyond = new Uint8Array([...bytes, ...hexToBytes(`0x${FIELD.toString(16)}`)]);
    expect(await caught(checkList(pieces(beyond)))).to.deep.include({ name: "LeafInvalidError", index: 3 });
    expect(await caught(checkList(pieces(bytes), { commitment: 5n }))).to.be.instanceOf(CommitmentAbsentError);
    expect(() => writeList([1n, 0n])).to.throw(LeafInvalidError);
  });

  it("says what differs from what is published", async () => {
    const checked = await checkList(pieces(writeList(leavesOf(4))));
    const published = { list: checked.list, size: 4n, root: checked.root };
    requirePublished(checked, published);
    const differing: readonly [Partial<CheckedList>, string][] = [
      [{ list: "0x00" }, "digest"],
      [{ size: 5 }, "size"],
      [{ root: 1n }, "root"],
    ];
    for (const [change, what] of differing) {
      expect(() => requirePublished({ ...checked, ...change }, published)).to.throw(ListMismatchError, what);
    }
  });
});

describe("groups: members", () => {
  const randomness = new Uint8Array(32).fill(7);

  it("makes the commitment that Semaphore's own identity has", () => {
    expect(makeMember(randomness).commitment).to.equal(new Identity(Buffer.from(randomness)).commitment);
    const { secret, commitment } = makeMember(randomness);
    expect(memberOf(secret).commitment).to.equal(commitment);
  });

  it("derives another member for every chain, registry, group and turn, and the same one again", () => {
    const place = {
      chainId: 1,
      registry: "0x00000000000000000000000000000000000000aa",
      groupId: groupId("A"),
    } as const;
    const places = [
      place,
      { ...place, chainId: 2 },
      { ...place, registry: "0x00000000000000000000000000000000000000bb" } as const,
      { ...place, groupId: groupId("B") },
      { ...place, turn: 1n },
    ];
    const secrets = places.map((where) => deriveMember(randomness, where).secret);
    expect(new Set(secrets).size).to.equal(places.length);
    expect(deriveMember(randomness, place).secret).to.equal(secrets[0]);
  });

  it("refuses a secret of another length", () => {
    expect(() => makeMember(new Uint8Array(31))).to.throw(SecretLengthError);
    expect(() => memberOf("0x1234")).to.throw(SecretLengthError);
    const place = {
      chainId: 1,
      registry: "0x00000000000000000000000000000000000000aa",
      groupId: groupId("A"),
    } as const;
    expect(() => deriveMember(new Uint8Array(33), place)).to.throw(SecretLengthError);
  });
});
