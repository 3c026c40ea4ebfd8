import { expect } from "chai";
import { besides, type NamedFigure } from "../../bench/rows.js";
import { table } from "../../bench/table.js";

const FIGURE: NamedFigure = {
  area: "land",
  operation: "register",
  act: "mint",
  gas: 71_283.6,
  peer: "OpenZeppelin ERC-721",
  version: "5.7.0",
};
const OWN = new Map([["land", { register: 112_384, freeze: 44_332 }]]);

describe("the bench", () => {
  it("gives each peer's figure a row beside ours, and a row without a peer where none has the like", () => {
    const escrow = { ...FIGURE, act: "mint, with its escrow", gas: 291_924, peer: "token-registry", version: "5.5.1" };
    const ours = { area: "land", operation: "register", ours: 112_384, unit: "gas" };

    expect(besides(OWN, [FIGURE, escrow])).to.deep.equal([
      { ...ours, peer: 71_284, peerName: "OpenZeppelin ERC-721", peerAct: "mint", peerVersion: "5.7.0" },
      { ...ours, peer: 291_924, peerName: "token-registry", peerAct: "mint, with its escrow", peerVersion: "5.5.1" },
      { ...ours, operation: "freeze", ours: 44_332, peer: null, peerName: null, peerAct: null, peerVersion: null },
    ]);
  });

  it("refuses a peer that is compared with what ours does not measure", () => {
    expect(() => besides(OWN, [{ ...FIGURE, operation: "registre" }])).to.throw(
      RangeError,
      'OpenZeppelin ERC-721 (mint) is compared with "registre", which bench/land.bench.ts does not measure.',
    );
  });

  it("prints ours beside the peers, and names an operation once", () => {
    const lines = table(besides(OWN, [FIGURE, { ...FIGURE, peer: "other", gas: 9 }]));

    expect(lines).to.deep.equal([
      "  gas of       ours    peer",
      "  register  112,384  71,284  OpenZeppelin ERC-721: mint",
      "                          9  other: mint",
      "  freeze     44,332",
    ]);
  });
});
