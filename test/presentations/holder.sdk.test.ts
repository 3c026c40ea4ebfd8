import { expect } from "chai";
import { type Address, zeroAddress } from "viem";
import { holderNow } from "../../sdk/src/presentations/index.js";
import { connection, libraries } from "../support/chains.js";
import { setScene } from "./scene.js";

const { ethers } = connection;

for (const [library, open] of Object.entries(libraries)) {
  describe(`who consents for a document's holder, through ${library}`, () => {
    it("tells the account that took over, and the account itself before and after", async () => {
      const { reader, ref, of, identities } = await setScene(open);
      const [holder, successor] = [of("holder"), of("successor")];
      expect(await holderNow(reader, ref, holder)).to.equal(holder);
      await identities.getFunction("succeed")(holder, successor);
      expect(await holderNow(reader, ref, holder)).to.equal(successor);
      expect(await holderNow(reader, ref, successor)).to.equal(successor);
    });

    it("tells the account itself where no identities are kept", async () => {
      const { reader, ref, of } = await setScene(open);
      const authority = await (await ethers.getContractAt("ConsentRegistry", ref.registry)).authority();
      const alone = await ethers.deployContract("ConsentRegistry", [authority, zeroAddress, zeroAddress, zeroAddress]);
      const registry = (await alone.getAddress()) as Address;
      expect(await holderNow(reader, { registry }, of("holder"))).to.equal(of("holder"));
    });
  });
}
