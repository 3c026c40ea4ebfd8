import { expect } from "chai";
import { connection } from "../support/chains.js";
import {
  BASIS,
  BUSINESS,
  commitment,
  ISSUING,
  idOf,
  licence,
  NEVER,
  now,
  QUARTER,
  quarterOf,
  registered,
  State,
  unitOf,
  VISITOR,
  YEAR,
} from "./fixture.js";

const { ethers, networkHelpers } = connection;
const fixture = () => networkHelpers.loadFixture(registered);

describe("CredentialRegistry", () => {
  describe("issue", () => {
    it("keeps the record and says what it holds", async () => {
      const { registry, officer, citizen, start } = await fixture();
      const issuance = licence("1543954", start, { holder: citizen.address });

      await expect(registry.issue(issuance, BASIS))
        .to.emit(registry, "CredentialIssued")
        .withArgs(issuance.id, citizen, officer, 1n, start, start + YEAR, issuance.commitment, BASIS);

      expect(await registry.credential(issuance.id)).to.deep.equal([
        BUSINESS,
        State.Issued,
        1n,
        citizen.address,
        start,
        start + YEAR,
        unitOf(await now()),
        0n,
        issuance.commitment,
      ]);
    });

    it("begins now where no beginning is given, on the quarter of an hour", async () => {
      const { registry, start } = await fixture();
      await registry.issue({ ...licence("1", start), validFrom: 0n }, BASIS);

      expect((await registry.credential(idOf("1"))).validFrom).to.equal(quarterOf(await now()));
    });

    it("takes a term that is over, as an old register holds them", async () => {
      const { registry } = await fixture();
      const opened = 1_108_533_600n; // 16 February 2005 in Chicago.
      await registry.issue(licence("283340", opened), BASIS);

      expect((await registry.credential(idOf("283340"))).validFrom).to.equal(opened);
    });

    it("takes a term without an end where the type sets no limit", async () => {
      const { registry, visaOfficer, citizen, start } = await fixture();
      const id = idOf("V1", VISITOR);
      const visa = { id, holder: citizen.address, validFrom: start, validUntil: NEVER, commitment: commitment("V1") };
      await registry.connect(visaOfficer).issue(visa, BASIS);

      expect((await registry.credential(id)).validUntil).to.equal(NEVER);
    });

    it("takes a term of just the type's limit, reckoned from now where no beginning is given", async () => {
      const { registry, licences, start } = await fixture();
      const present = (await now()) + 100n;
      await networkHelpers.time.setNextBlockTimestamp(present);

      await expect(
        registry.issue({ ...licence("1", start), validFrom: 0n, validUntil: present + licences.maximumTerm }, BASIS),
      ).to.emit(registry, "CredentialIssued");
    });

    it("refuses a longer term, and one without an end, where the type sets a limit", async () => {
      const { registry, licences, start } = await fixture();
      const limit = licences.maximumTerm;

      await expect(registry.issue(licence("1", start, { validUntil: start + limit + 1n }), BASIS))
        .to.be.revertedWithCustomError(registry, "TermTooLong")
        .withArgs(limit + 1n, limit);
      await expect(registry.issue(licence("1", start, { validUntil: NEVER }), BASIS))
        .to.be.revertedWithCustomError(registry, "TermTooLong")
        .withArgs(NEVER - start, limit);
    });

    it("refuses an end that is not after the beginning", async () => {
      const { registry, start } = await fixture();

      for (const validUntil of [0n, start - 1n, start]) {
        await expect(registry.issue(licence("1", start, { validUntil }), BASIS))
          .to.be.revertedWithCustomError(registry, "TermEmpty")
          .withArgs(start, validUntil);
      }
    });

    it("refuses a term that begins now and ended before now, though within the quarter of an hour", async () => {
      const { registry } = await fixture();
      const present = quarterOf(await now()) + 10n * QUARTER + 450n;
      await networkHelpers.time.setNextBlockTimestamp(present);

      await expect(registry.issue({ ...licence("1", 0n), validUntil: present }, BASIS))
        .to.be.revertedWithCustomError(registry, "TermEmpty")
        .withArgs(present, present);
    });

    it("refuses a beginning off the quarter of an hour", async () => {
      const { registry, start } = await fixture();

      for (const validFrom of [start + 1n, start + 899n]) {
        await expect(registry.issue(licence("1", validFrom), BASIS))
          .to.be.revertedWithCustomError(registry, "TermUneven")
          .withArgs(validFrom);
      }
    });

    it("refuses moments that the record cannot hold", async () => {
      const { registry, visaOfficer, citizen, start } = await fixture();
      const visa = { id: idOf("V1", VISITOR), holder: citizen.address, validFrom: start, commitment: commitment("V1") };
      const desk = registry.connect(visaOfficer);
      const lastEnd = 2n ** 34n - 2n;
      const firstBeyond = 2n ** 24n * QUARTER;

      for (const validUntil of [lastEnd + 1n, NEVER - 1n]) {
        await expect(desk.issue({ ...visa, validUntil }, BASIS))
          .to.be.revertedWithCustomError(registry, "MomentOutOfRange")
          .withArgs(validUntil);
      }
      await expect(desk.issue({ ...visa, validFrom: firstBeyond, validUntil: NEVER }, BASIS))
        .to.be.revertedWithCustomError(registry, "MomentOutOfRange")
        .withArgs(firstBeyond);
      await desk.issue({ ...visa, validUntil: lastEnd }, BASIS);
      expect((await registry.credential(visa.id)).validUntil).to.equal(lastEnd);
    });

    it("refuses an id that was issued, whatever became of it", async () => {
      const { registry, start } = await fixture();
      const issuance = licence("1543954", start);
      await registry.issue(issuance, BASIS);
      await registry.revoke(issuance.id, BASIS);

      await expect(registry.issue(issuance, BASIS))
        .to.be.revertedWithCustomError(registry, "CredentialAlreadyIssued")
        .withArgs(issuance.id);
    });

    it("refuses a type that nobody registered", async () => {
      const { registry, start } = await fixture();

      await expect(registry.issue(licence("1", start, { id: ethers.ZeroHash }), BASIS))
        .to.be.revertedWithCustomError(registry, "TypeUnknown")
        .withArgs("0x00000000");
    });

    it("refuses to leave out a holder whom the type needs", async () => {
      const { registry, visaOfficer, start } = await fixture();

      await expect(registry.connect(visaOfficer).issue(licence("V1", start, { id: idOf("V1", VISITOR) }), BASIS))
        .to.be.revertedWithCustomError(registry, "HolderMissing")
        .withArgs(VISITOR);
    });

    it("refuses to leave out the commitment", async () => {
      const { registry, start } = await fixture();

      await expect(registry.issue(licence("1", start, { commitment: ethers.ZeroHash }), BASIS))
        .to.be.revertedWithCustomError(registry, "CommitmentMissing")
        .withArgs(idOf("1"));
    });

    it("reverts for anyone but the type's office", async () => {
      const { registry, visaOfficer, constituent, stranger, start } = await fixture();

      for (const other of [visaOfficer, constituent, stranger]) {
        await expect(registry.connect(other).issue(licence("1", start), BASIS))
          .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
          .withArgs(other, ISSUING);
      }
    });
  });

  describe("issueMany", () => {
    it("issues each with its own record and event", async () => {
      const { registry, officer, start } = await fixture();
      const list = ["1", "2", "3"].map((serial) => licence(serial, start));
      const sent = registry.issueMany(BUSINESS, list, BASIS);

      for (const { id, commitment: digest } of list) {
        await expect(sent)
          .to.emit(registry, "CredentialIssued")
          .withArgs(id, ethers.ZeroAddress, officer, 1n, start, start + YEAR, digest, BASIS);
        expect((await registry.credential(id)).commitment).to.equal(digest);
      }
    });

    it("refuses an empty list", async () => {
      const { registry } = await fixture();

      await expect(registry.issueMany(BUSINESS, [], BASIS)).to.be.revertedWithCustomError(registry, "IssuancesEmpty");
    });

    it("refuses a list that names an id twice, and issues none of it", async () => {
      const { registry, start } = await fixture();
      const list = ["1", "2", "1"].map((serial) => licence(serial, start));

      await expect(registry.issueMany(BUSINESS, list, BASIS))
        .to.be.revertedWithCustomError(registry, "CredentialAlreadyIssued")
        .withArgs(idOf("1"));
      await expect(registry.credential(idOf("2"))).to.be.revertedWithCustomError(registry, "CredentialUnknown");
    });

    it("refuses an id of another type, though the officer sits in that office too", async () => {
      const { registry, authority, constituent, officer, start } = await fixture();
      await authority.connect(constituent).grantRole((5n << 16n) | 1n, officer, 0);
      const list = [licence("1", start), licence("2", start, { id: idOf("2", VISITOR) })];

      await expect(registry.issueMany(BUSINESS, list, BASIS))
        .to.be.revertedWithCustomError(registry, "TypeMismatch")
        .withArgs(idOf("2", VISITOR), BUSINESS);
    });

    it("reverts for anyone but the type's office", async () => {
      const { registry, visaOfficer, start } = await fixture();

      await expect(registry.connect(visaOfficer).issueMany(BUSINESS, [licence("1", start)], BASIS))
        .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
        .withArgs(visaOfficer, ISSUING);
    });
  });
});
