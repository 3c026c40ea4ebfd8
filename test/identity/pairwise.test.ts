import { expect } from "chai";
import fc from "fast-check";
import { type Address, bytesToHex, hexToBytes, keccak256, toHex } from "viem";
import { HDKey, privateKeyToAccount } from "viem/accounts";
import { agencyRole } from "../../sdk/src/access/index.js";
import {
  agencyId,
  PAIRWISE_PURPOSE,
  PairwiseIndexError,
  PairwiseSeedError,
  pairwiseAccount,
  pairwisePath,
} from "../../sdk/src/identity/index.js";
import { BIP_32 } from "./vectors.js";

const AUTHORITY: Address = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
const OTHER: Address = "0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512";
const seed = hexToBytes(keccak256(toHex("a seed for tests")));
const agency = (number: number, authority = AUTHORITY) => ({ authority, agency: agencyRole(number) });

describe("pairwise accounts", () => {
  for (const [index, { seed: hex, chains }] of BIP_32.entries()) {
    it(`stand on a derivation that gives BIP-32's test vector ${index + 1}`, () => {
      for (const [path, xprv] of chains) {
        const key = HDKey.fromMasterSeed(hexToBytes(`0x${hex}`)).derive(path);
        expect(key.privateExtendedKey, path).to.equal(xprv);
      }
    });
  }

  it("follow the documented path: the purpose, 248 bits of the agency's id, the account's number, all hardened", () => {
    const path = pairwisePath(agency(1), 7);
    const [first, purpose, ...steps] = path.split("/");
    expect([first, purpose, steps.length]).to.deep.equal(["m", `${PAIRWISE_PURPOSE}'`, 9]);
    expect(Buffer.from(PAIRWISE_PURPOSE.toString(16), "hex").toString()).to.equal("CIVI");
    expect(steps.at(-1)).to.equal("7'");
    expect(steps.every((step) => /^\d{1,10}'$/.test(step) && Number.parseInt(step, 10) < 2 ** 31)).to.equal(true);
    const bits = steps.slice(0, 8).map((step) => Number.parseInt(step, 10).toString(2).padStart(31, "0"));
    const digest = BigInt(agencyId(agency(1)))
      .toString(2)
      .padStart(256, "0");
    expect(bits.join("")).to.equal(digest.slice(0, 248));
  });

  it("are what BIP-32 derives along that path, and stay what they are", () => {
    const account = pairwiseAccount(seed, agency(1));
    const { privateKey } = HDKey.fromMasterSeed(seed).derive(pairwisePath(agency(1)));
    expect(account.address).to.equal(privateKeyToAccount(bytesToHex(privateKey ?? new Uint8Array())).address);
    expect(account.address).to.equal("0x16b8759DdEE0E4Abc4ca16034688A53d24Dc1788");
  });

  it("are the same for the same seed, agency and number, and never for others", () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 65_535 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 16, maxLength: 64 }),
        numbers,
        fc.nat(1_000),
        (random, agencies, index) => {
          const accounts = agencies.map((number) => pairwiseAccount(random, agency(number), index).address);
          const again = agencies.map((number) => pairwiseAccount(random, agency(number), index).address);
          const next = pairwiseAccount(random, agency(agencies[0] ?? 1), index + 1).address;
          expect(again).to.deep.equal(accounts);
          expect(new Set([...accounts, next]).size).to.equal(agencies.length + 1);
        },
      ),
      { numRuns: 20 },
    );
    expect(pairwiseAccount(seed, agency(1)).address).not.to.equal(pairwiseAccount(seed, agency(1, OTHER)).address);
  });

  it("sign, and hold no key that could be printed", async () => {
    const account = pairwiseAccount(seed, agency(1));
    const { privateKey } = HDKey.fromMasterSeed(seed).derive(pairwisePath(agency(1)));
    const key = bytesToHex(privateKey ?? new Uint8Array()).slice(2);
    const shown = JSON.stringify(Object.entries(account).map(([name, value]) => [name, String(value)]));
    expect(shown).not.to.contain(key);
    expect(await account.signMessage({ message: "hello" })).to.match(/^0x[0-9a-f]{130}$/);
  });

  it("refuse a number that is none, and a seed that BIP-32 refuses", () => {
    for (const index of [-1, 0.5, 2 ** 31, Number.NaN]) {
      expect(() => pairwisePath(agency(1), index), String(index)).to.throw(PairwiseIndexError);
    }
    expect(pairwisePath(agency(1), 2 ** 31 - 1).endsWith("/2147483647'")).to.equal(true);
    for (const length of [0, 15, 65]) {
      expect(() => pairwiseAccount(new Uint8Array(length), agency(1)), String(length)).to.throw(PairwiseSeedError);
    }
  });
});
