import { expect } from "chai";
import type { Address } from "viem";
import {
  calls,
  history,
  type Ownership,
  OwnershipUnchangedError,
  readTitle,
  registerOwnership,
  registerSharedTitle,
  signOwnership,
} from "../../sdk/src/land/index.js";
import { caught } from "../support/caught.js";
import { libraries } from "../support/chains.js";
import { digest, ID, type Office, PARCEL, scenes } from "./office.js";

const halves = (...owners: readonly Address[]): Ownership => ({
  form: "in common",
  denominator: BigInt(owners.length),
  portions: owners.map((owner) => ({ owner, numerator: 1n })),
});

const entry = ({ seller, buyer }: Office) => ({
  titleId: ID,
  ownership: halves(seller.account, buyer.account),
  area: 1_250,
  parcel: PARCEL,
  source: digest("partition of the estate"),
});

for (const [library, open] of Object.entries(libraries)) {
  describe(`shares through ${library}`, () => {
    const { office } = scenes(open);

    it("registers a title for several, and tells form, shares and area", async () => {
      const land = await office();
      const { revision } = await registerSharedTitle(land.registrar, land.ref, entry(land));
      expect(revision).to.equal(1);
      expect(await readTitle(land.reader, land.ref, ID)).to.deep.include({
        form: "in common",
        area: 1_250,
        owners: [land.seller, land.buyer].map(({ account: owner }) => ({ owner, numerator: 1n, denominator: 2n })),
      });
      expect((await land.reader.read(calls.ownerOf(land.ref, ID))).toLowerCase()).to.equal(
        land.ref.registry.toLowerCase(),
      );
    });

    it("passes a share that giver and taker signed, and tells both acts in the history", async () => {
      const land = await office();
      const { ref, registrar, reader, seller, buyer, neighbour, deadline } = land;
      const { area: _, parcel: __, ...bare } = entry(land);
      await registerSharedTitle(registrar, ref, bare);
      const ownership = halves(seller.account, neighbour.account);
      const deed = {
        titleId: ID,
        revision: 1,
        nature: "gift",
        ownership,
        instrument: digest("deed of gift"),
        deadline,
      } as const;
      const parties = [await signOwnership(buyer, ref, deed), await signOwnership(neighbour, ref, deed)];
      expect((await registerOwnership(registrar, ref, deed, { parties })).revision).to.equal(2);

      const story = await history(reader, ref, ID);
      expect(story.map(({ block: _block, transaction: _transaction, ...told }) => told)).to.deep.equal([
        {
          revision: 1,
          kind: "registered",
          digest: digest("partition of the estate"),
          ownership: halves(seller.account, buyer.account),
          actor: registrar.account,
        },
        {
          revision: 2,
          kind: "ownership-changed",
          digest: digest("deed of gift"),
          nature: "gift",
          ownership,
          actor: registrar.account,
        },
      ]);
    });

    it("says that a deed which changes nothing has nothing to register", async () => {
      const land = await office();
      await registerSharedTitle(land.registrar, land.ref, entry(land));
      const { ownership } = entry(land);
      const deed = { titleId: ID, revision: 1, ownership, instrument: digest("d"), deadline: land.deadline };
      const error = await caught(registerOwnership(land.registrar, land.ref, deed, { parties: [] }));
      expect(error).to.be.instanceOf(OwnershipUnchangedError);
    });
  });
}
