import { expect } from "chai";
import type { Address, Hex } from "viem";
import {
  AccountAbsentError,
  calls,
  followTitle,
  history,
  readTitle,
  SuccessorNoneError,
} from "../../sdk/src/land/index.js";
import { BASIS, Kind, now, OBJECTION, opened, paperOf, signed, VERIFYING, YEAR } from "../identity/fixture.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { deployLand } from "../support/deploy.js";
import { PARCEL, SOURCE, TITLE } from "./fixture.js";

const { ethers, networkHelpers } = connection;
const STRANGER = 3;

/** A title of a verified person in a land registry that asks the identity registry. */
async function owned() {
  const state = await opened();
  const { constituent, officer, registrar, ada, registry: identities } = state;
  await identities
    .connect(officer)
    .verify(VERIFYING, { account: ada.address, kind: Kind.Person, until: (await now()) + YEAR });
  const land = await deployLand(
    ethers,
    { constituent, registrar, court: officer },
    { identities: await identities.getAddress() },
  );
  const register = land.registry.connect(registrar).getFunction("register");
  await register({ titleId: TITLE, owner: ada.address, area: 10, parcel: PARCEL, source: SOURCE });
  return { ...state, identities, land: land.registry };
}

for (const [library, open] of Object.entries(libraries)) {
  describe(`following through ${library}`, () => {
    async function fixture() {
      const state = await networkHelpers.loadFixture(owned);
      const ref = { registry: (await state.land.getAddress()) as Address };
      const place = { titleId: TITLE as Hex, account: state.ada.address as Address };
      return { ...state, ref, place, stranger: await open(STRANGER), reader: await open("reader") };
    }

    it("brings a title to the account that the identity registry bound, once nobody objected", async () => {
      const { identities, officer, ada, phone, ref, place, stranger, reader } = await fixture();
      const paper = await paperOf(ada, phone);
      const agreed = await signed(identities, phone, "SuccessionAcceptance", paper);
      await identities.connect(officer).announceSuccession(paper, agreed, BASIS);
      const early = await caught(followTitle(stranger, ref, place));
      expect(early).to.be.instanceOf(SuccessorNoneError).with.deep.property("args", { account: ada.address });
      await networkHelpers.time.increase(OBJECTION + 1n);
      await identities.completeSuccession(ada.address);

      const { revision, to, mined } = await followTitle(stranger, ref, place);
      expect([revision, to]).to.deep.equal([2, phone.address]);
      expect(await readTitle(reader, ref, place.titleId)).to.have.nested.property("owners[0].owner", phone.address);
      expect((await history(reader, ref, place.titleId)).at(-1)).to.deep.equal({
        kind: "followed",
        revision: 2,
        block: mined.block,
        transaction: mined.hash,
        actor: stranger.account,
        from: ada.address,
        to: phone.address,
      });
      expect(await caught(followTitle(stranger, ref, place))).to.be.instanceOf(AccountAbsentError);
    });

    it("brings a title to the account to which its owner rotated", async () => {
      const { identities, ada, tablet, ref, place, stranger, reader } = await fixture();
      const paper = await paperOf(ada, tablet);
      const [one, other] = await Promise.all(
        [ada, tablet].map((who) => signed(identities, who, "AccountRotation", paper)),
      );
      await identities.rotate(paper, one ?? "", other ?? "");
      await followTitle(stranger, ref, place);
      expect(await readTitle(reader, ref, place.titleId)).to.have.nested.property("owners[0].owner", tablet.address);
    });

    it("reads whom the registry asks, the revision, and whether anything else happened since one", async () => {
      const { identities, ada, tablet, ref, place, stranger, reader } = await fixture();
      const since = (revision: number) => reader.read(calls.unchangedSince(ref, { titleId: place.titleId, revision }));
      expect(await reader.read(calls.identities(ref))).to.equal(await identities.getAddress());
      expect(await reader.read(calls.revisionOf(ref, place.titleId))).to.equal(1);
      const paper = await paperOf(ada, tablet);
      const [one, other] = await Promise.all(
        [ada, tablet].map((who) => signed(identities, who, "AccountRotation", paper)),
      );
      await identities.rotate(paper, one ?? "", other ?? "");
      await followTitle(stranger, ref, place);
      expect(await reader.read(calls.revisionOf(ref, place.titleId))).to.equal(2);
      expect([await since(0), await since(1), await since(2), await since(3)]).to.deep.equal([
        false,
        true,
        true,
        false,
      ]);
    });
  });
}
