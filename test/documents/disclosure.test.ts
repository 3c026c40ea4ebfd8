import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import fc from "fast-check";
import type { Hex } from "viem";
import { canonicalJson } from "../../sdk/src/core/index.js";
import {
  type CredentialDocument,
  commitmentOf,
  type Disclosure,
  DocumentMalformedError,
  digestDocument,
  disclose,
  FieldConflictError,
  FieldUnknownError,
  fastKeccak,
  fieldsOf,
  frameOf,
  NothingDisclosedError,
  openDocument,
  ProofMalformedError,
  readDocument,
  SaltError,
  saltedFields,
  saltsFrom,
} from "../../sdk/src/documents/index.js";
import { ADA, document, LICENCE, SCHEMA, SECRET } from "./samples.js";

const OTHER: Hex = `0x${"0b".repeat(32)}`;
const shown = ["/credentialSubject/name", "/credentialSubject/categories/1"];

/** A disclosure with something changed in its first field. */
const changed = (change: object): Disclosure => {
  const disclosure = disclose(document(), shown);
  const [first, ...others] = disclosure.fields;
  return { ...disclosure, fields: [{ ...first, ...change } as never, ...others] };
};

describe("documents", () => {
  const { commitment, root } = digestDocument(document());

  describe("makeDocument", () => {
    it("gives every field a salt of its own, and the commitment another", () => {
      const { salts, salt, credential } = document();
      expect(Object.keys(salts)).to.deep.equal(fieldsOf(LICENCE).map(({ pointer }) => pointer));
      expect(new Set([...Object.values(salts), salt]).size).to.equal(Object.keys(salts).length + 1);
      expect(credential).to.equal(LICENCE);
    });

    it("refuses a secret that can be guessed", () => {
      expect(() => saltsFrom("0x00")).to.throw(SaltError);
    });
  });

  describe("digestDocument", () => {
    it("commits to schema, subject and the StandardMerkleTree of salted fields", () => {
      const values = saltedFields(document()).map(({ salt, pointer, value }) => [salt, pointer, canonicalJson(value)]);
      const standard = StandardMerkleTree.of(values, ["bytes32", "string", "string"]);
      expect(root).to.equal(standard.root);
      const parts = { schema: SCHEMA, holder: ADA, fieldsRoot: root, salt: saltsFrom(SECRET)("") } as const;
      expect(commitment).to.equal(commitmentOf(parts));
    });

    it("does not depend on the order of members, nor on signatures beside them", () => {
      const turned = Object.fromEntries(Object.entries(LICENCE).reverse());
      expect(digestDocument({ ...document(), credential: { ...turned, proof: { type: "X" } } }).commitment).to.equal(
        commitment,
      );
    });

    it("changes with any field, any salt, schema, subject and the commitment's own salt", () => {
      const whole = document();
      for (const { pointer, salt } of saltedFields(whole)) {
        const salts = { ...whole.salts, [pointer]: salt === OTHER ? SECRET : OTHER };
        expect(digestDocument({ ...whole, salts }).commitment, pointer).not.to.equal(commitment);
      }
      const credential = { ...LICENCE, validFrom: "2026-01-01T00:00:01Z" };
      for (const change of [
        { credential },
        { schema: OTHER },
        { holder: `0x${"01".repeat(20)}` as const },
        { salt: OTHER },
      ]) {
        expect(digestDocument({ ...whole, ...change }).commitment).not.to.equal(commitment);
      }
    });

    it("gives the same with the fast keccak", async () => {
      const keccak = await fastKeccak();
      expect(digestDocument(document(), { keccak })).to.deep.equal({ commitment, root });
    });

    it("refuses a field without a salt, and a salt without a field", () => {
      const { "/validFrom": _, ...salts } = document().salts;
      expect(() => digestDocument({ ...document(), salts }))
        .to.throw(DocumentMalformedError)
        .with.property("pointer", "/validFrom");
      const stray = { ...document().salts, "/stray": OTHER };
      expect(() => digestDocument({ ...document(), salts: stray }))
        .to.throw(DocumentMalformedError)
        .with.property("pointer", "/stray");
    });
  });

  describe("disclose", () => {
    it("shows what was asked for with the length of its list, and nothing else", () => {
      const { fields } = disclose(document(), shown);
      expect(fields.map(({ pointer }) => pointer).sort()).to.deep.equal([
        "/credentialSubject/categories",
        "/credentialSubject/categories/1/code",
        "/credentialSubject/categories/1/since",
        "/credentialSubject/categories/1/trailer",
        "/credentialSubject/name",
      ]);
      expect(JSON.stringify(disclose(document(), shown)))
        .not.to.contain("1815")
        .and.not.to.contain(saltsFrom(SECRET)("/credentialSubject/born"));
    });

    it("leads any subset to the commitment of the whole", () => {
      const pointers = fieldsOf(LICENCE).map(({ pointer }) => pointer);
      fc.assert(
        fc.property(fc.subarray(pointers, { minLength: 1 }), (some) => {
          const opened = openDocument(disclose(document(), some));
          expect(opened.commitment).to.equal(commitment);
          expect(opened.fields.map(({ pointer }) => pointer)).to.include.members(some);
          for (const { pointer, value } of opened.fields) {
            expect(value).to.deep.equal(fieldsOf(LICENCE).find((field) => field.pointer === pointer)?.value);
          }
        }),
      );
    });

    it("shows everything under the empty pointer", () => {
      const { fields, proof } = disclose(document(), [""]);
      expect(fields).to.have.length(fieldsOf(LICENCE).length);
      expect(proof).to.deep.equal([]);
    });

    it("knows the members that tell what a document is", () => {
      expect(frameOf(document())).to.deep.equal(["/@context", "/type", "/issuer", "/credentialSchema"]);
      expect(frameOf({ credential: { type: "x" } })).to.deep.equal(["/type"]);
    });

    it("refuses to show nothing, or what is not there", () => {
      expect(() => disclose(document(), [])).to.throw(NothingDisclosedError);
      for (const pointer of ["/credentialSubject/nam", "/credentialSubject/name/x", "/x", "x"]) {
        expect(() => disclose(document(), [pointer]))
          .to.throw(FieldUnknownError)
          .with.property("pointer", pointer);
      }
    });
  });

  describe("openDocument", () => {
    it("opens a whole document", () => {
      const opened = openDocument({ ...document(), credential: { ...LICENCE, proof: { type: "X" } } });
      expect(opened).to.include({ commitment, root, whole: true, schema: SCHEMA, holder: ADA });
      expect(opened.credential).to.deep.equal(LICENCE);
    });

    it("puts the shown fields together again", () => {
      expect(openDocument(disclose(document(), shown)).credential).to.deep.equal({
        credentialSubject: {
          name: "Ada Lovelace",
          categories: [{ code: "C1", since: "2027-06-30", trailer: false }],
        },
      });
    });

    it("leads to another commitment whatever is changed in what is shown", () => {
      const disclosure = disclose(document(), shown);
      const [first] = disclosure.fields;
      const forged = [
        changed({ value: "Eve" }),
        changed({ salt: OTHER }),
        changed({ pointer: `${first?.pointer}x` }),
        { ...disclosure, schema: OTHER },
        { ...disclosure, holder: `0x${"01".repeat(20)}` as const },
        { ...disclosure, salt: OTHER },
        { ...disclosure, fields: [...disclosure.fields].reverse() },
        { ...disclosure, proof: [OTHER, ...disclosure.proof.slice(1)] },
      ];
      for (const [number, one] of forged.entries()) {
        expect(outcomeOf(one), `forgery ${number}`).not.to.equal(commitment);
      }
    });

    it("refuses an inner node that is offered as a field, a field shown twice, no field, and a proof that does not fit", () => {
      const disclosure = disclose(document(), shown);
      const [first] = disclosure.fields;
      const twice = {
        ...disclosure,
        fields: [...disclosure.fields, first as never],
        flags: [...disclosure.flags, true],
      };
      expect(() => openDocument(twice)).to.throw(FieldConflictError);
      expect(() => openDocument({ ...disclosure, fields: [], proof: [root], flags: [] })).to.throw(
        NothingDisclosedError,
      );
      expect(() => openDocument({ ...disclosure, proof: [...disclosure.proof, OTHER] })).to.throw(ProofMalformedError);
      expect(() => openDocument({ ...disclosure, flags: disclosure.flags.slice(1) })).to.throw(ProofMalformedError);
      // An inner node is the digest of 64 bytes. No field's leaf is, so the node cannot be put in a field's place.
      const inner = changed({ pointer: disclosure.proof[0], value: disclosure.proof[1] ?? null });
      expect(() => openDocument(inner)).to.throw(DocumentMalformedError);
    });

    it("refuses a salt of zeros, of which anybody could try values", () => {
      expect(() => openDocument(changed({ salt: `0x${"00".repeat(32)}` }))).to.throw(SaltError);
    });
  });

  describe("readDocument", () => {
    const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
    const record = { chainId: 31337, registry: ADA, id: OTHER } as const;
    const entry = {
      chainId: 1,
      registry: ADA,
      entry: { typeId: "0x4c425553", root: OTHER, index: 3, proof: [SECRET] },
    } as const;

    it("reads back documents and disclosures, wherever their record stands", () => {
      for (const place of [undefined, record, entry]) {
        const whole: CredentialDocument = { ...document(), ...(place === undefined ? {} : { record: place }) };
        expect(readDocument(json(whole))).to.deep.equal(whole);
        expect(readDocument(json(disclose(whole, shown)))).to.deep.equal(disclose(whole, shown));
      }
    });

    const disclosure = disclose(document(), shown);
    const [first] = disclosure.fields;
    const wrong: readonly (readonly [string, unknown, string])[] = [
      ["a text", "x", ""],
      ["a list", [], ""],
      ["another format", { ...document(), format: "civitas-document-2" }, "/format"],
      ["no format", LICENCE, "/format"],
      ["a short schema", { ...document(), schema: "0x12" }, "/schema"],
      ["no account", { ...document(), holder: "Ada" }, "/holder"],
      ["an account with a mistyped letter", { ...document(), holder: ADA.replace("C8", "c8") }, "/holder"],
      ["no salt", { ...document(), salt: undefined }, "/salt"],
      ["a credential that is a list", { ...document(), credential: [] }, "/credential"],
      ["no salts", { ...document(), salts: undefined }, "/salts"],
      ["a salt that is a number", { ...document(), salts: { "/a/b": 1 } }, "/salts/~1a~1b"],
      ["fields that are no list", { ...disclosure, fields: {} }, "/fields"],
      ["a field that is a text", { ...disclosure, fields: ["x"] }, "/fields/0"],
      ["a field without a place", { ...disclosure, fields: [{ ...first, pointer: undefined }] }, "/fields/0/pointer"],
      ["a field without a value", { ...disclosure, fields: [{ ...first, value: undefined }] }, "/fields/0/value"],
      ["a field without a salt", { ...disclosure, fields: [{ ...first, salt: undefined }] }, "/fields/0/salt"],
      ["a node that is short", { ...disclosure, proof: [OTHER, "0x1"] }, "/proof/1"],
      ["a flag that is a number", { ...disclosure, flags: [1] }, "/flags/0"],
      ["a record that is a text", { ...disclosure, record: "x" }, "/record"],
      ["a record without a chain", { ...disclosure, record: { ...record, chainId: "1" } }, "/record/chainId"],
      ["a record without a registry", { ...disclosure, record: { ...record, registry: null } }, "/record/registry"],
      ["a record with neither id nor entry", { ...disclosure, record: { ...record, id: undefined } }, "/record"],
      ["a record with both", { ...disclosure, record: { ...record, ...entry } }, "/record"],
      ["a record with a short id", { ...disclosure, record: { ...record, id: "0x1" } }, "/record/id"],
      [
        "an entry without a place",
        { ...disclosure, record: { ...entry, entry: { ...entry.entry, index: -1 } } },
        "/record/entry/index",
      ],
      [
        "an entry without a type",
        { ...disclosure, record: { ...entry, entry: { ...entry.entry, typeId: "LBUS" } } },
        "/record/entry/typeId",
      ],
      [
        "an entry without a root",
        { ...disclosure, record: { ...entry, entry: { ...entry.entry, root: 1 } } },
        "/record/entry/root",
      ],
      [
        "an entry without a proof",
        { ...disclosure, record: { ...entry, entry: { ...entry.entry, proof: 1 } } },
        "/record/entry/proof",
      ],
    ];
    for (const [what, value, pointer] of wrong) {
      it(`refuses ${what} at ${pointer || "the top"}`, () => {
        expect(() => readDocument(json(value)))
          .to.throw(DocumentMalformedError)
          .with.property("pointer", pointer);
      });
    }
  });
});

/** The commitment that a disclosure leads to, or the name of its refusal. */
function outcomeOf(disclosure: Disclosure): string {
  try {
    return openDocument(disclosure).commitment;
  } catch (error) {
    return (error as Error).name;
  }
}
