import { expect } from "chai";
import fc from "fast-check";
import {
  addressOn,
  canonicalJson,
  DeploymentInvalidError,
  deployedIn,
  digestOf,
  NotCanonicalError,
  NotDeployedError,
  parseDeployment,
} from "../../sdk/src/core/index.js";

describe("canonicalJson", () => {
  it("writes the example of RFC 8785, section 3.2.3", () => {
    const value = {
      "€": "Euro Sign",
      "\r": "Carriage Return",
      \ufb33: "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "😀": "Emoji: Grinning Face",
      "\u0080": "Control",
      ö: "Latin Small Letter O With Diaeresis",
    };
    expect([...canonicalJson(value).matchAll(/"([^"]*)":"/g)].map(([, key]) => key)).to.deep.equal([
      "\\r",
      "1",
      "\u0080",
      "ö",
      "€",
      "😀",
      "\ufb33",
    ]);
  });

  it("does not depend on the order in which an object was written", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(digestOf(turned)).to.equal(digestOf(value));
      }),
    );
  });

  for (const [what, value] of [
    ["undefined", undefined],
    ["a function", () => 1],
    ["no number", { a: Number.NaN }],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(() => canonicalJson(value)).to.throw(NotCanonicalError);
    });
  }

  it("refuses a cycle", () => {
    const cycle: Record<string, unknown> = {};
    cycle["self"] = cycle;
    expect(() => canonicalJson(cycle)).to.throw(NotCanonicalError);
  });
});

describe("parseDeployment", () => {
  const entry = {
    address: "0x5FbDB2315678afecb367f032d93F642f64180aa3",
    block: 3,
    transaction: `0x${"ab".repeat(32)}`,
  };

  it("joins the domains' records and finds a contract", () => {
    const deployment = parseDeployment(31_337, [{ Authority: entry }, { LandRegistry: { ...entry, more: 1 } }]);
    expect(deployedIn(deployment, "LandRegistry")).to.deep.equal({ ...entry, block: 3n });
    expect(() => deployedIn(deployment, "Election")).to.throw(NotDeployedError);
    expect(() => deployedIn(deployment, "toString")).to.throw(NotDeployedError);
  });

  for (const [field, broken] of [
    ["address", { ...entry, address: "0x12" }],
    ["block", { ...entry, block: "3" }],
    ["block", { ...entry, block: 1.5 }],
    ["transaction", { ...entry, transaction: undefined }],
    ["address", null],
  ] as const) {
    it(`refuses a record whose ${field} is ${JSON.stringify(broken?.[field])}`, () => {
      expect(() => parseDeployment(1, [{ Authority: broken }]))
        .to.throw(DeploymentInvalidError)
        .with.property("field", field);
    });
  }
});

describe("addressOn", () => {
  it("finds an address and refuses a chain without one", () => {
    expect(addressOn({ id: 5 }, "A", { 5: "0x5FbDB2315678afecb367f032d93F642f64180aa3" })).to.match(/^0x5Fb/);
    expect(() => addressOn({ id: 6 }, "A", {}))
      .to.throw(NotDeployedError)
      .with.property("chainId", 6);
  });
});
