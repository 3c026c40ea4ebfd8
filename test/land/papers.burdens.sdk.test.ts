import { expect } from "chai";
import type { Chain } from "../../sdk/src/core/index.js";
import { claimId, readClaim, readObjection, readPublishedClaim } from "../../sdk/src/land/claims/index.js";
import { NoticeUnknownError, RightUnknownError, readTitle, titleId } from "../../sdk/src/land/index.js";
import {
  drawUp,
  goesToClaims,
  type Instrument,
  type Paper,
  partiesOf,
  readPaper,
  registerPaper,
  signPaper,
  titlesIn,
  writePaper,
} from "../../sdk/src/land/instruments/index.js";
import { caught } from "../support/caught.js";
import { libraries } from "../support/chains.js";
import { digest, ID, type Office, PARCEL, registration, scenes } from "./office.js";

/** Sends a paper from hand to hand, as a file each time. */
const posted = (paper: Paper): Paper => readPaper(JSON.parse(JSON.stringify(writePaper(paper))));

const FIELD = titleId("LR-2024/0002");

for (const [library, open] of Object.entries(libraries)) {
  describe(`land instruments of burdens, plans and claims through ${library}`, () => {
    const { office, charged, caveated } = scenes(open);
    const act = async ({ registrar, ref }: Office, instrument: Instrument, signers: readonly Chain[], to = ref) => {
      let paper = posted(drawUp(registrar, to, instrument));
      for (const signer of signers) paper = posted(await signPaper(signer, paper));
      return registerPaper(registrar, paper);
    };
    const on = ({ deadline }: Office, revision: number) => ({ titleId: ID, revision, deadline });

    it("grants a right over a charged title and a servitude to another, and releases both", async () => {
      const land = await charged();
      const { ref, registrar, reader, seller, bank, neighbour, deadline } = land;
      const lease = { kind: "lease", holder: neighbour.account, terms: digest("lease"), until: deadline } as const;
      await act(land, { kind: "right", deed: { ...on(land, 2), ...lease } }, [seller, neighbour, bank]);
      const field: Instrument = {
        kind: "registration",
        deed: {
          titleId: FIELD,
          ownership: { form: "sole", denominator: 1n, portions: [{ owner: neighbour.account, numerator: 1n }] },
          source: digest("page 8"),
        },
      };
      await act(land, field, []);
      const way = { kind: "servitude", benefited: FIELD, terms: digest("way") } as const;
      const paper = drawUp(registrar, ref, { kind: "right", deed: { ...on(land, 3), ...way } });
      expect(writePaper(paper)["deed"]).to.include({ title: "LR-2024/0001", benefited: "LR-2024/0002" });
      expect((await partiesOf(reader, paper)).map(({ part, account }) => [part, account])).to.deep.equal([
        ["owner", seller.account],
        ["right holder", neighbour.account],
        ["chargee", bank.account],
      ]);
      await act(land, { kind: "right", deed: { ...on(land, 3), ...way } }, [seller, neighbour, bank]);
      for (const slot of [0, 1]) {
        const deed = { ...on(land, 4 + slot), slot, instrument: digest("release") };
        await act(land, { kind: "right-release", deed }, [neighbour]);
      }
      expect(await readTitle(reader, ref, ID)).to.deep.include({ revision: 6, rights: [] });
      const none = { kind: "right-release", deed: { ...on(land, 6), slot: 0, instrument: digest("release") } } as const;
      expect(await caught(act(land, none, [neighbour]))).to.be.instanceOf(RightUnknownError);
    });

    it("varies, passes on and moves back charges, each with those who must sign", async () => {
      const land = await charged();
      const { ref, reader, seller, bank, buyer, neighbour } = land;
      const second = { ...on(land, 2), chargee: buyer.account, rank: 3, terms: digest("second") };
      await act(land, { kind: "charge", deed: second }, [seller, buyer]);
      const terms = { ...on(land, 3), rank: 2, terms: digest("other terms") };
      await act(land, { kind: "charge-variation", deed: terms }, [seller, bank, buyer]);
      const passed = { ...on(land, 4), rank: 2, assignee: neighbour.account, instrument: digest("a") };
      await act(land, { kind: "charge-assignment", deed: passed }, [bank, neighbour]);
      const swapped = { ...on(land, 5), rank: 2, later: 3, instrument: digest("p") };
      await act(land, { kind: "charge-postponement", deed: swapped }, [neighbour, buyer]);
      const moved = { ...on(land, 6), rank: 3, later: 9, instrument: digest("p") };
      await act(land, { kind: "charge-postponement", deed: moved }, [neighbour]);
      const standing = await readTitle(reader, ref, ID);
      expect(standing.state === "current" && standing.charges.map(({ rank }) => rank)).to.deep.equal([2, 9]);
    });

    it("holds a place and gives it up, and varies a caveat", async () => {
      const land = await caveated();
      const { ref, reader, seller, buyer, neighbour, deadline } = land;
      const amended = { ...on(land, 2), slot: 0, basis: digest("amended"), until: deadline };
      await act(land, { kind: "caveat-variation", deed: amended }, [neighbour]);
      await act(land, { kind: "caveat-withdrawal", deed: { ...on(land, 3), slot: 0 } }, [neighbour]);
      const place = { ...on(land, 4), beneficiary: buyer.account, dealing: digest("deed"), until: deadline };
      await act(land, { kind: "notice", deed: place }, [seller, buyer]);
      await act(land, { kind: "notice-withdrawal", deed: on(land, 5) }, [buyer]);
      expect(await readTitle(reader, ref, ID))
        .to.include({ revision: 6 })
        .and.to.not.have.property("notice");
      const again = { kind: "notice-withdrawal", deed: on(land, 6) } as const;
      expect(await caught(act(land, again, [buyer]))).to.be.instanceOf(NoticeUnknownError);
    });

    it("divides a charged title, and gives a lot up", async () => {
      const land = await charged();
      const { ref, reader, seller, bank, deadline } = land;
      const ownership = {
        form: "sole",
        denominator: 1n,
        portions: [{ owner: seller.account, numerator: 1n }],
      } as const;
      const [one, two] = [titleId("LR-2024/0001/1"), titleId("LR-2024/0001/2")];
      const plan: Instrument = {
        kind: "plan",
        deed: {
          kind: "subdivision",
          sources: [{ titleId: ID, revision: 2 }],
          lots: [
            { titleId: one, area: 700, parcel: PARCEL, ownership },
            { titleId: two, ownership },
          ],
          plan: digest("plan"),
          deadline,
        },
      };
      expect(titlesIn(plan)).to.deep.equal([ID]);
      await act(land, plan, [seller, bank]);
      const deed = { titleId: two, revision: 1, instrument: digest("up"), deadline };
      await act(land, { kind: "surrender", deed }, [seller, bank]);
      expect((await readTitle(reader, ref, two)).state).to.equal("historic");
      expect(await readTitle(reader, ref, one)).to.deep.include({ state: "current", area: 700, parcel: PARCEL });
    });

    it("publishes a claim, objects to it and takes the objection back, before first registration", async () => {
      const land = await office();
      const { first, reader, seller, neighbour, deadline } = land;
      const { owner, ...said } = registration(land);
      const ownership = { form: "sole", denominator: 1n, portions: [{ owner, numerator: 1n }] } as const;
      const claim = { ...said, ownership, area: 900, deadline };
      const to = { registry: first.firstRegistration };
      expect(goesToClaims({ kind: "claim" })).to.equal(true);
      await act(land, { kind: "claim", deed: claim }, [seller], to);
      const found = await readPublishedClaim(reader, first, ID);
      expect(found).to.deep.include({ claimId: claimId({ chainId: reader.id, ...first }, claim), claim });
      expect(await readPublishedClaim(reader, first, FIELD)).to.equal(undefined);

      const paper = { titleId: ID, claimId: found?.claimId ?? "0x", objector: neighbour.account, deadline } as const;
      await act(land, { kind: "objection", deed: { ...paper, basis: digest("mine") } }, [neighbour], to);
      expect(await readClaim(reader, first, paper.claimId)).to.include({ openObjections: 1 });
      await act(land, { kind: "objection-withdrawal", deed: paper }, [neighbour], to);
      expect(await readObjection(reader, first, paper.claimId, neighbour.account)).to.equal("withdrawn");
    });
  });
}
