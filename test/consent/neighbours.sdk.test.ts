import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import { type Address, keccak256, stringToHex } from "viem";
import {
  AgentNotVerifiedError,
  type Consent,
  giveConsent,
  MandateRevokedError,
  mandateWanted,
  PURPOSES,
  scopeDigest,
} from "../../sdk/src/consent/index.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { mandated } from "./real.js";

const { networkHelpers } = connection;
/** A registry of the same authority that knows neither identities nor mandates. */
async function registryAlone(other: Address): Promise<Address> {
  const { ethers } = connection;
  const registry = await ethers.getContractAt("ConsentRegistry", other);
  const args = [await registry.authority(), ZeroAddress, ZeroAddress, ZeroAddress] as const;
  return (await (await ethers.deployContract("ConsentRegistry", [...args])).getAddress()) as Address;
}

const SALT = keccak256(stringToHex("salt"));

/** The clerk's number among the accounts, and a stranger's, as the identities' fixture deals them out. */
const CAST = { stranger: 3, clerk: 8 } as const;

for (const [library, open] of Object.entries(libraries)) {
  describe(`consent under a mandate through ${library}`, () => {
    it("tells which mandate an agent needs, by which the registry of mandates knows it", async () => {
      const { registry, mandates, company, clerk, bank } = await networkHelpers.loadFixture(mandated);
      const chain = await open("reader");
      const ref = { registry: (await registry.getAddress()) as Address };
      const parties = { principal: company.address as Address, agent: clerk.address as Address };
      const wanted = await mandateWanted(chain, ref, { ...parties, grantee: bank.address as Address });
      expect(wanted?.mandates).to.equal(await mandates.getAddress());
      const { principal = company.address, agent = "", theme = "", resource = "" } = wanted?.wish ?? {};
      expect([principal, agent]).to.deep.equal([company.address, clerk.address]);
      expect(await mandates.isAuthorised(principal, agent, theme, resource)).to.equal(true);
      const alone = { registry: await registryAlone(ref.registry) };
      expect(await mandateWanted(chain, alone, { ...parties, grantee: bank.address as Address })).to.equal(undefined);
    });

    it("names what the agent's mandate lacks", async () => {
      const { registry, mandates, company, clerk, bank, theme, consent } = await networkHelpers.loadFixture(mandated);
      const ref = { registry: (await registry.getAddress()) as Address };
      const wish: Consent = {
        holder: company.address as Address,
        grantee: bank.address as Address,
        purpose: PURPOSES.creditChecking,
        scope: scopeDigest({ registry: ref.registry, credential: SALT, fields: ["/name"], salt: SALT }),
        until: consent.until,
        retention: 0n,
      };
      expect(await caught(giveConsent(await open(CAST.stranger), ref, wish))).to.be.instanceOf(AgentNotVerifiedError);
      const agent = await open(CAST.clerk);
      await giveConsent(agent, ref, wish);
      await mandates.connect(company).revoke(ZeroHash, clerk, theme, ZeroHash);
      expect(await caught(giveConsent(agent, ref, { ...wish, retention: 1n }))).to.be.instanceOf(MandateRevokedError);
    });
  });
}
