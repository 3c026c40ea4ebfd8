import { expect } from "chai";
import { concat, encodeAbiParameters, type Hex, keccak256, parseAbiParameters, zeroAddress } from "viem";
import {
  BatchWithoutEntriesError,
  buildBatch,
  commitmentOf,
  credentialId,
  NoSuchEntryError,
  privateCredentialId,
  SaltError,
  SerialError,
  serialOf,
  TypeNameError,
  typeId,
  typeOfId,
} from "../../sdk/src/credentials/index.js";
import { commitment } from "./fixture.js";

const TYPE = typeId("LBUS");
const SALT: Hex = `0x${"5a".repeat(32)}`;

describe("credential ids", () => {
  it("begin with the type's four letters or digits", () => {
    expect(TYPE).to.equal("0x4c425553");
    expect(typeOfId(credentialId(TYPE, "1"))).to.equal(TYPE);
  });

  for (const text of ["", "LBU", "LBUSX", "LB S", "LB-1", "LÄUS", "LBU\0"]) {
    it(`refuse ${JSON.stringify(text)} as a type`, () => {
      expect(() => typeId(text))
        .to.throw(TypeNameError)
        .with.property("text", text);
    });
  }

  it("end with the serial, readable in any explorer", () => {
    expect(credentialId(TYPE, "1543954")).to.equal(`0x4c42555331353433393534${"0".repeat(42)}`);
  });

  for (const serial of ["1", "1543954-2", "X".repeat(28), "Ü 12/2026", "營業 7", "\ufeff7"]) {
    it(`give back the serial ${serial}`, () => {
      expect(serialOf(credentialId(TYPE, serial))).to.equal(serial);
    });
  }

  for (const serial of ["", "X".repeat(29), "Ü".repeat(15), "1\0", "1\n2", "\ud800"]) {
    it(`refuse ${JSON.stringify(serial)} as a serial`, () => {
      expect(() => credentialId(TYPE, serial))
        .to.throw(SerialError)
        .with.property("serial", serial);
    });
  }

  it("tell nothing of a private serial, and are found again by reference and salt", () => {
    const id = privateCredentialId(TYPE, "birth 1984/117", SALT);
    const digest = keccak256(
      encodeAbiParameters(parseAbiParameters("bytes4, string, bytes32"), [TYPE, "birth 1984/117", SALT]),
    );

    expect(id).to.equal(`${TYPE}${digest.slice(2, 58)}`);
    expect(serialOf(id)).to.equal(undefined);
    expect(privateCredentialId(TYPE, "birth 1984/118", SALT)).not.to.equal(id);
    expect(privateCredentialId(TYPE, "birth 1984/117", `0x${"5b".repeat(32)}`)).not.to.equal(id);
  });

  it("have no serial where the bytes are zero or a control", () => {
    expect(serialOf(`${TYPE}${"0".repeat(56)}`)).to.equal(undefined);
    expect(serialOf(`${TYPE}0a${"0".repeat(54)}`)).to.equal(undefined);
  });
});

describe("commitmentOf", () => {
  const parts = { schema: commitment("schema"), holder: zeroAddress, fieldsRoot: commitment("root"), salt: SALT };

  it("binds schema, holder, fields and salt", () => {
    const expected = keccak256(
      encodeAbiParameters(parseAbiParameters("bytes32, address, bytes32, bytes32"), [
        parts.schema,
        parts.holder,
        parts.fieldsRoot,
        parts.salt,
      ]),
    );
    expect(commitmentOf(parts)).to.equal(expected);
    for (const change of [
      { schema: commitment("x") },
      { holder: `0x${"1".repeat(40)}` },
      { fieldsRoot: commitment("x") },
      { salt: commitment("x") },
    ] as const) {
      expect(commitmentOf({ ...parts, ...change })).not.to.equal(expected);
    }
  });

  for (const salt of ["0x", "0x5a", `0x${"5a".repeat(31)}`, `0x${"5a".repeat(33)}`] as const) {
    it(`refuses a salt of ${(salt.length - 2) / 2} bytes`, () => {
      expect(() => commitmentOf({ ...parts, salt })).to.throw(SaltError);
      expect(() => privateCredentialId(TYPE, "x", salt)).to.throw(SaltError);
    });
  }
});

describe("buildBatch", () => {
  for (const size of [1, 2, 3, 7, 128, 129]) {
    it(`leads every one of ${size} entries to the root, as OpenZeppelin's MerkleProof walks`, () => {
      const commitments = Array.from({ length: size }, (_, index) => commitment(`${index}`));
      const batch = buildBatch({ typeId: TYPE, commitments });

      expect([batch.count, batch.leaves.length]).to.deep.equal([size, size]);
      for (const [index, digest] of commitments.entries()) {
        const { proof, ...place } = batch.entry(index);
        expect(place).to.deep.equal({ typeId: TYPE, root: batch.root, index: BigInt(index), commitment: digest });
        const inner = encodeAbiParameters(parseAbiParameters("uint256, bytes4, bytes32"), [
          BigInt(index),
          TYPE,
          digest,
        ]);
        const leaf = keccak256(keccak256(inner));
        expect(batch.leaves[index]).to.equal(leaf);
        const top = proof.reduce((node, sibling) => keccak256(concat([node, sibling].sort())), leaf);
        expect(top).to.equal(batch.root);
      }
    });
  }

  it("refuses an empty list, and an entry that is not there", () => {
    expect(() => buildBatch({ typeId: TYPE, commitments: [] })).to.throw(BatchWithoutEntriesError);
    const batch = buildBatch({ typeId: TYPE, commitments: [commitment("1")] });
    for (const index of [-1, 1, 0.5]) expect(() => batch.entry(index)).to.throw(NoSuchEntryError);
  });
});
