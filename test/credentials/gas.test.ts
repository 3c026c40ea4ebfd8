import { expect } from "chai";
import type { ContractTransactionResponse } from "ethers";
import { connection } from "../support/chains.js";
import { BASIS, BUSINESS, commitment, idOf, now, quarterBefore, REASON, registered, YEAR } from "./fixture.js";

const { ethers, networkHelpers } = connection;

const gasOf = async (sent: Promise<ContractTransactionResponse>): Promise<number> => {
  const receipt = await (await sent).wait();
  return Number(receipt?.gasUsed ?? 0n);
};

describe("CredentialRegistry's gas", () => {
  async function ready() {
    const state = await networkHelpers.loadFixture(registered);
    const start = quarterBefore(await now());
    const licence = (number: number) => ({
      id: idOf(String(1_543_954 + number)),
      holder: ethers.Wallet.createRandom().address,
      validFrom: start,
      validUntil: start + YEAR,
      commitment: commitment(`licence ${number}`),
    });
    return { ...state, start, licence };
  }
  it("prints", async () => {
    const { registry, start, licence } = await ready();
    const many = Array.from({ length: 100 }, (_, i) => licence(i));
    console.log("many", (await gasOf(registry.issueMany(BUSINESS, many, BASIS))) / 100);
    console.log("one", await gasOf(registry.issue(licence(200), BASIS)));
    const root = ethers.id("root");
    console.log("batch", await gasOf(registry.issueBatch(BUSINESS, root, 1024, start, start + YEAR, BASIS)));
    console.log("entry", await gasOf(registry.revokeEntry(root, 700, REASON)));
    console.log("entry 2", await gasOf(registry.revokeEntry(root, 701, REASON)));console.log("entry in the same word", await gasOf(registry.revokeEntry(root, 702, REASON)));
    console.log("revoke", await gasOf(registry.revoke(many[0]?.id ?? "", REASON)));
    console.log("suspend", await gasOf(registry.suspend(many[1]?.id ?? "", 0, REASON)));
    console.log("suspendUntil", await gasOf(registry.suspend(many[2]?.id ?? "", start+YEAR, REASON)));
    console.log("reinstate", await gasOf(registry.reinstate(many[2]?.id ?? "", REASON)));
    console.log("renew", await gasOf(registry.renew(many[2]?.id ?? "", 3, start, start + 2n*YEAR, REASON, BASIS)));
    console.log("type", await gasOf(registry.connect((await ethers.getSigners())[6] as never).registerType(ethers.toUtf8Bytes("ABCD"), {office: 0x30001n, maximumTerm: 0, holderNeeded: true, schema: BASIS, name: "Visa"})));
    const cert = await registry.certificate(many[2]?.id ?? "");
    console.log(Buffer.from(cert.split(",")[1] ?? "", "base64").toString());
  });
});
