import { expect } from "chai";
import { ZeroHash } from "ethers";
import { type Address, keccak256, stringToHex } from "viem";
import {
  AgentNotVerifiedError,
  type Consent,
  giveConsent,
  MandateRevokedError,
  PURPOSES,
  scopeDigest,
} from "../../sdk/src/consent/index.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { mandated } from "./real.js";

const { networkHelpers } = connection;
const SALT = keccak256(stringToHex("salt"));

/** The clerk's number among the accounts, and a stranger's, as the identities' fixture deals them out. */
const CAST = { stranger: 3, clerk: 8 } as const;

for (const [library, open] of Object.entries(libraries)) {
  describe(`consent under a mandate through ${library}`, () => {
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
