import { expect } from "chai";
import fc from "fast-check";
import {
  assemble,
  DocumentMalformedError,
  type Field,
  FieldConflictError,
  fieldsOf,
  type Json,
  type JsonObject,
  pointerOf,
  tokensOf,
} from "../../sdk/src/documents/index.js";
import { LICENCE } from "./samples.js";

const name = fc.oneof(fc.string({ unit: "grapheme", maxLength: 6 }), fc.constantFrom("__proto__", "0", "1", "length"));
const { tree: anyJson } = fc.letrec<{ tree: Json }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
    fc.string({ unit: "grapheme", maxLength: 8 }),
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.uniqueArray(fc.tuple(name, tie("tree")), { maxLength: 4, selector: ([key]) => key }).map(Object.fromEntries),
  ),
}));
const anyObject = fc
  .uniqueArray(fc.tuple(name, anyJson), { minLength: 1, maxLength: 5, selector: ([key]) => key })
  .filter((entries) => entries.some(([key]) => key !== "proof"))
  .map((entries): JsonObject => Object.fromEntries(entries.filter(([key]) => key !== "proof")));

const pointers = (fields: readonly Field[]) => fields.map(({ pointer }) => pointer);

describe("fields of a document", () => {
  describe("fieldsOf", () => {
    it("takes objects and lists of objects apart, and nothing else", () => {
      expect(fieldsOf(LICENCE).slice(9)).to.deep.equal([
        { pointer: "/credentialSubject/id", value: "did:pkh:eip155:31337:0x70997970C51812dc3A010C7d01b50e0d17dc79C8" },
        { pointer: "/credentialSubject/name", value: "Ada Lovelace" },
        { pointer: "/credentialSubject/born", value: "1815-12-10" },
        { pointer: "/credentialSubject/organDonor", value: true },
        { pointer: "/credentialSubject/restrictions", value: [] },
        { pointer: "/credentialSubject/categories", value: { length: 2 } },
        { pointer: "/credentialSubject/categories/0/code", value: "B" },
        { pointer: "/credentialSubject/categories/0/since", value: "2026-01-01" },
        { pointer: "/credentialSubject/categories/1/code", value: "C1" },
        { pointer: "/credentialSubject/categories/1/since", value: "2027-06-30" },
        { pointer: "/credentialSubject/categories/1/trailer", value: false },
      ]);
    });

    it("leaves out the signatures that stand beside a document, and no other member of that name", () => {
      expect(pointers(fieldsOf({ a: { proof: 1 }, proof: { type: "DataIntegrityProof" } }))).to.deep.equal([
        "/a/proof",
      ]);
    });

    it("escapes names as RFC 6901 says", () => {
      expect(pointers(fieldsOf({ "a/b": { "m~n": 1 }, "": 2 }))).to.deep.equal(["/a~1b/m~0n", "/"]);
    });

    for (const [what, value, pointer] of [
      ["a text", "x", ""],
      ["a list", [1], ""],
      ["null", null, ""],
      ["an object without members", {}, ""],
      ["an object with nothing but signatures", { proof: {} }, ""],
      ["a date that is no text", { a: { b: new Date() } }, "/a/b"],
      ["an undefined member", { a: undefined }, "/a"],
      ["a function", { a: [1, () => 1] }, "/a/1"],
      ["NaN", { a: Number.NaN }, "/a"],
      ["an endless number", { a: Number.POSITIVE_INFINITY }, "/a"],
      ["a big integer", { a: 1n }, "/a"],
      ["a list with a gap", { a: Object.assign(new Array(3), { 0: 1, 2: 2 }) }, "/a/1"],
      ["half a character", { a: "\ud800" }, "/a"],
      ["a name with half a character", { a: { "\ud800": 1 } }, "/a"],
    ] as const) {
      it(`refuses ${what}, and says where`, () => {
        expect(() => fieldsOf(value as unknown as JsonObject))
          .to.throw(DocumentMalformedError)
          .with.property("pointer", pointer);
      });
    }

    it("refuses what is nested deeper than 64 levels, however deep", () => {
      let deep: Json = 1;
      for (let level = 0; level < 100_000; level++) deep = { a: deep };
      expect(() => fieldsOf(deep as JsonObject)).to.throw(DocumentMalformedError, "nested deeper than 64");
    });
  });

  describe("assemble", () => {
    it("gives back any document that was taken apart", () => {
      fc.assert(
        fc.property(anyObject, (value) => {
          expect(assemble(fieldsOf(value))).to.deep.equal(value);
        }),
        { numRuns: 500 },
      );
    });

    it("gives two documents one set of fields only where they are the same", () => {
      fc.assert(
        fc.property(anyObject, anyObject, (one, other) => {
          const same = (value: JsonObject) =>
            JSON.stringify([...fieldsOf(value)].sort((a, b) => (a.pointer < b.pointer ? -1 : 1)));
          if (same(one) === same(other)) expect(one).to.deep.equal(other);
        }),
      );
    });

    it("tells a list from an object with numbers for names", () => {
      const list = fieldsOf({ a: [{ b: 1 }] });
      const object = fieldsOf({ a: { 0: { b: 1 } } });
      expect(list).not.to.deep.equal(object);
      expect(assemble(object)).to.deep.equal({ a: { 0: { b: 1 } } });
    });

    it("leaves out elements of a list that are not shown", () => {
      const shown = fieldsOf(LICENCE).filter(({ pointer }) => /categories(\/1\/code)?$/.test(pointer));
      expect(assemble(shown)).to.deep.equal({ credentialSubject: { categories: [{ code: "C1" }] } });
    });

    for (const [what, fields, place] of [
      [
        "two fields at one place",
        [
          ["/a", 1],
          ["/a", 2],
        ],
        "/a",
      ],
      [
        "a field and another below it",
        [
          ["/a", 1],
          ["/a/b", 2],
        ],
        "/a",
      ],
      [
        "an element beyond a list's end",
        [
          ["/a", { length: 1 }],
          ["/a/1/b", 2],
        ],
        "/a/1",
      ],
      [
        "an element without a number",
        [
          ["/a", { length: 1 }],
          ["/a/x", 2],
        ],
        "/a/x",
      ],
      [
        "an element by an odd number",
        [
          ["/a", { length: 9 }],
          ["/a/01", 2],
        ],
        "/a/01",
      ],
    ] as const) {
      it(`refuses ${what}`, () => {
        expect(() => assemble(fields.map(([pointer, value]) => ({ pointer, value }))))
          .to.throw(FieldConflictError)
          .with.property("pointer", place);
      });
    }

    for (const [what, pointer, value] of [
      ["a place that is no pointer", "a", 1],
      ["a place with a bad escape", "/a~2", 1],
      ["the whole document as one field", "", 1],
      ["an object that was not taken apart", "/a", { b: 1 }],
      ["a list of objects that was not taken apart", "/a", [{ b: 1 }]],
      ["a length that is none", "/a", { length: 0 }],
      ["a length beside something else", "/a", { length: 1, b: 1 }],
    ] as const) {
      it(`refuses ${what}`, () => {
        expect(() => assemble([{ pointer, value }]))
          .to.throw(DocumentMalformedError)
          .with.property("pointer", pointer);
      });
    }
  });

  it("write and read any JSON Pointer", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" })), (tokens) => {
        expect(tokensOf(pointerOf(tokens))).to.deep.equal(tokens);
      }),
    );
    for (const text of ["a", "/~", "/~2", " /a"]) expect(tokensOf(text)).to.equal(undefined);
  });
});
