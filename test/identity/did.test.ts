import { expect } from "chai";
import { type Address, zeroAddress } from "viem";
import { AccountUrlError, accountUrl, parseAccountUrl } from "../../sdk/src/documents/index.js";

const ACCOUNT: Address = "0x5FbDB2315678afecb367f032d93F642f64180aa3";

describe("an account as did:pkh", () => {
  it("is made and read back", () => {
    const did = accountUrl(31_337, ACCOUNT);
    expect(did).to.equal(`did:pkh:eip155:31337:${ACCOUNT}`);
    expect(parseAccountUrl(did)).to.deep.equal({ chainId: 31_337, account: ACCOUNT });
  });

  it("is read in small letters too, and given in its checksum", () => {
    expect(parseAccountUrl(`did:pkh:eip155:1:${ACCOUNT.toLowerCase()}`)).to.deep.equal({
      chainId: 1,
      account: ACCOUNT,
    });
    expect(parseAccountUrl(`did:pkh:eip155:1:${zeroAddress}`).account).to.equal(zeroAddress);
  });

  for (const [why, url] of [
    ["another method", `did:ethr:0x1:${ACCOUNT}`],
    ["another namespace", `did:pkh:solana:1:${ACCOUNT}`],
    ["no chain", `did:pkh:eip155::${ACCOUNT}`],
    ["chain zero", `did:pkh:eip155:0:${ACCOUNT}`],
    ["a chain with leading zeros", `did:pkh:eip155:01:${ACCOUNT}`],
    ["a chain that no number holds", `did:pkh:eip155:9999999999999999:${ACCOUNT}`],
    ["a wrong checksum", `did:pkh:eip155:1:${ACCOUNT.replace("F", "f")}`],
    ["a short address", `did:pkh:eip155:1:${ACCOUNT.slice(0, -1)}`],
    ["a fragment", `did:pkh:eip155:1:${ACCOUNT}#key`],
    ["a line behind it", `did:pkh:eip155:1:${ACCOUNT}\n`],
    ["nothing", ""],
  ] as const) {
    it(`is not read with ${why}`, () => {
      expect(() => parseAccountUrl(url))
        .to.throw(AccountUrlError)
        .with.property("url", url);
    });
  }
});
