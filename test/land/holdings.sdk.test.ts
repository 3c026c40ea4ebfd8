import { expect } from "chai";
import {
  type Ownership,
  registerOwnership,
  registerSharedTitle,
  registerTitle,
  signOwnership,
  titleId,
  titlesOf,
} from "../../sdk/src/land/index.js";
import { libraries } from "../support/chains.js";
import { digest, ID, registration, scenes } from "./office.js";

const SHARED = titleId("LR-2024/0002");

for (const [library, open] of Object.entries(libraries)) {
  describe(`what an account owns, through ${library}`, () => {
    const { office } = scenes(open);

    it("tells the titles that it owns alone and with others, and no longer those that passed on", async () => {
      const land = await office();
      const { ref, registrar, reader, seller, buyer, neighbour, deadline } = land;
      const reckoned = async (account = seller.account) =>
        (await titlesOf(reader, ref, account)).map((title) => title.titleId);
      expect(await reckoned()).to.deep.equal([]);

      await registerTitle(registrar, ref, registration(land));
      const halves = (...owners: readonly (typeof seller.account)[]): Ownership => ({
        form: "in common",
        denominator: 2n,
        portions: owners.map((owner) => ({ owner, numerator: 1n })),
      });
      const ownership = halves(seller.account, buyer.account);
      await registerSharedTitle(registrar, ref, { titleId: SHARED, ownership, source: digest("partition") });
      expect(await reckoned()).to.deep.equal([ID, SHARED]);
      expect(await reckoned(buyer.account)).to.deep.equal([SHARED]);

      const deed = {
        titleId: SHARED,
        revision: 1,
        ownership: halves(buyer.account, neighbour.account),
        instrument: digest("deed"),
        deadline,
      };
      const parties = [await signOwnership(seller, ref, deed), await signOwnership(neighbour, ref, deed)];
      await registerOwnership(registrar, ref, deed, { parties });
      expect(await reckoned()).to.deep.equal([ID]);
      expect(await reckoned(neighbour.account)).to.deep.equal([SHARED]);
    });
  });
}
