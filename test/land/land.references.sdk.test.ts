import { expect } from "chai";
import { keccak256, stringToHex } from "viem";
import {
  HistoryIncompleteError,
  parcelDigest,
  ReferenceInvalidError,
  ReferenceTooLongError,
  referenceOf,
  titleId,
  verifyHistory,
} from "../../sdk/src/land/index.js";
import { digest, ID } from "./office.js";

describe("land references", () => {
  it("are their own bytes, readable in any explorer", () => {
    expect(titleId("LR-1")).to.equal(`0x4c522d31${"0".repeat(56)}`);
    expect(referenceOf(titleId("LR-1"))).to.equal("LR-1");
    for (const reference of ["7", "A".repeat(32), "Çınar mah. 12/3", "地籍-001", "🏡 1"]) {
      expect(referenceOf(titleId(reference))).to.equal(reference.normalize("NFC"));
    }
  });

  it("are one and the same however their letters are composed", () => {
    expect(titleId("C\u0327a")).to.equal(titleId("\u00c7a"));
  });

  it("refuse what is longer than 32 bytes, and count bytes, not letters", () => {
    for (const reference of ["A".repeat(33), "地".repeat(11)]) {
      expect(() => titleId(reference))
        .to.throw(ReferenceTooLongError)
        .with.property("bytes", 33);
    }
  });

  for (const reference of ["", 'A"', "A&B", "A<B", "A>B", "A'B", "A\\B", "A\nB", "A\u0000", "A\u202eB", "A\u200bB"]) {
    it(`refuse ${JSON.stringify(reference)}`, () => {
      expect(() => titleId(reference))
        .to.throw(ReferenceInvalidError)
        .with.property("reference", reference);
    });
  }

  for (const reference of [" A", "A ", "A  B", "A\u00a0B", "\ud800"]) {
    it(`refuse ${JSON.stringify(reference)}, which would look like another`, () => {
      expect(() => titleId(reference)).to.throw(ReferenceInvalidError);
    });
  }

  for (const word of [
    "0x",
    `0x${"0".repeat(64)}`,
    `0x41${"0".repeat(60)}41`,
    `0xff${"0".repeat(62)}`,
    `0x22${"0".repeat(62)}`,
  ] as const) {
    it(`are not read from ${word.slice(0, 10)}…`, () => {
      expect(() => referenceOf(word)).to.throw(ReferenceInvalidError);
    });
  }
});

describe("parcelDigest", () => {
  it("knows a geometry by its type and coordinates, in whatever order they are written", () => {
    const coordinates = [
      [
        [1.5, 2],
        [3, 4],
        [5, 6.25],
        [1.5, 2],
      ],
    ];
    const expected = keccak256(stringToHex('{"coordinates":[[[1.5,2],[3,4],[5,6.25],[1.5,2]]],"type":"Polygon"}'));
    expect(parcelDigest({ type: "Polygon", coordinates })).to.equal(expected);
    expect(parcelDigest({ coordinates, bbox: [1, 2, 5, 6], type: "Polygon" })).to.equal(expected);
  });
});

describe("verifyHistory", () => {
  const line = (revision: number) =>
    ({ kind: "frozen", revision, digest: digest("o"), block: 1n, transaction: "0x", actor: "0x" }) as const;

  it("takes a history without a gap", () => {
    expect(() => verifyHistory(ID, [], 0)).to.not.throw();
    expect(() => verifyHistory(ID, [line(1), line(2)], 2)).to.not.throw();
  });

  for (const [why, revisions, revision, missing] of [
    ["a first act is missing", [2], 2, 1],
    ["one in the middle is missing", [1, 3], 3, 2],
    ["one comes twice", [1, 1, 2], 2, 2],
    ["the last is missing", [1, 2], 3, 3],
    ["there are more than are on record", [1, 2], 1, 2],
    ["all are missing", [], 4, 1],
  ] as const) {
    it(`throws when ${why}`, () => {
      expect(() => verifyHistory(ID, revisions.map(line), revision))
        .to.throw(HistoryIncompleteError)
        .with.property("missing", missing);
    });
  }
});
