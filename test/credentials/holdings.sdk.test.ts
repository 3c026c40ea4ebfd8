import { expect } from "chai";
import type { Address, Hex } from "viem";
import {
  credentialsOf,
  issueCredential,
  rebindCredential,
  revokeCredential,
  signRebinding,
} from "../../sdk/src/credentials/index.js";
import { connection, libraries } from "../support/chains.js";
import { BASIS, commitment, idOf, REASON, YEAR } from "./fixture.js";
import { held, SHOWN } from "./holder.js";

const OFFICER = 1;
const CITIZEN = 3;
const STRANGER = 4;

for (const [library, open] of Object.entries(libraries)) {
  describe(`what credentials an account holds, through ${library}`, () => {
    it("tells each with its standing, ended ones too, and none that another holds by now", async () => {
      const { registry, id, start, deadline } = await connection.networkHelpers.loadFixture(held);
      const ref = { registry: (await registry.getAddress()) as Address };
      const [officer, citizen, stranger] = [await open(OFFICER), await open(CITIZEN), await open(STRANGER)];
      const second = idOf("9", SHOWN);
      await issueCredential(officer, ref, {
        id: second,
        holder: citizen.account as Address,
        validFrom: start,
        validUntil: start + YEAR,
        commitment: commitment("9"),
        basis: BASIS as Hex,
      });
      const reckoned = async (account: Address | undefined) => {
        const at = (await officer.block()).timestamp;
        const found = await credentialsOf(officer, ref, account as Address, { at });
        return found.map((each) => [each.id, each.standing.state]);
      };
      expect(await reckoned(citizen.account)).to.deep.equal([
        [id, "valid"],
        [second, "valid"],
      ]);
      expect(await reckoned(stranger.account)).to.deep.equal([]);

      await revokeCredential(officer, ref, { id: second, reason: REASON as Hex });
      const moved = { id, revision: 1, successor: stranger.account as Address, commitment: commitment("m"), deadline };
      const successor = await signRebinding(stranger, ref, moved);
      await rebindCredential(officer, ref, { ...moved, basis: BASIS as Hex }, { successor });
      expect(await reckoned(citizen.account)).to.deep.equal([[second, "revoked"]]);
      expect(await reckoned(stranger.account)).to.deep.equal([[id, "valid"]]);
    });
  });
}
