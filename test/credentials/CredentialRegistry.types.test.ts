import { expect } from "chai";
import { connection } from "../support/chains.js";
import { BORDER, BUSINESS, ISSUING, LICENSING, registered, SCHEMA, VISAS } from "./fixture.js";

const { ethers, networkHelpers } = connection;
const fixture = () => networkHelpers.loadFixture(registered);
const bytes = (text: string): string => ethers.hexlify(ethers.toUtf8Bytes(text));
const PERMIT = bytes("PRM1");

describe("CredentialRegistry", () => {
  describe("registerType", () => {
    it("puts a type on record for good", async () => {
      const { registry, constituent, licences } = await fixture();

      await expect(registry.connect(constituent).registerType(PERMIT, licences))
        .to.emit(registry, "TypeRegistered")
        .withArgs(PERMIT, ISSUING, constituent, licences.maximumTerm, false, false, false, SCHEMA, "Business licence");

      expect(await registry.typeOf(PERMIT)).to.deep.equal([
        ISSUING,
        licences.maximumTerm,
        false,
        false,
        false,
        SCHEMA,
        "Business licence",
      ]);
    });

    it("refuses a type that is registered, by its own agency and by another", async () => {
      const { registry, constituent, licences, visas } = await fixture();

      for (const spec of [licences, visas]) {
        await expect(registry.connect(constituent).registerType(BUSINESS, spec))
          .to.be.revertedWithCustomError(registry, "TypeAlreadyRegistered")
          .withArgs(BUSINESS);
      }
    });

    it("keeps every combination of what a type asks for", async () => {
      const { registry, constituent, licences } = await fixture();

      for (const [index, flags] of [
        [true, false, false],
        [true, true, false],
        [true, false, true],
        [true, true, true],
      ].entries()) {
        const [holderNeeded = false, acceptanceNeeded = false, shown = false] = flags;
        const type = bytes(`KND${index}`);
        await registry
          .connect(constituent)
          .registerType(type, { ...licences, maximumTerm: 2n ** 48n - 1n, holderNeeded, acceptanceNeeded, shown });
        expect((await registry.typeOf(type)).slice(0, 5)).to.deep.equal([ISSUING, 2n ** 48n - 1n, ...flags]);
      }
    });

    it("refuses acceptance or tokens where no holder is named", async () => {
      const { registry, constituent, licences } = await fixture();

      for (const flag of ["acceptanceNeeded", "shown"]) {
        await expect(registry.connect(constituent).registerType(PERMIT, { ...licences, [flag]: true }))
          .to.be.revertedWithCustomError(registry, "TypeWithoutHolder")
          .withArgs(PERMIT);
      }
    });

    it("reverts for an officer, who is not of the agency itself", async () => {
      const { registry, officer, licences } = await fixture();

      await expect(registry.connect(officer).registerType(PERMIT, licences))
        .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
        .withArgs(officer, LICENSING);
    });

    it("reverts for the head of another agency", async () => {
      const { registry, authority, stranger, licences, visas } = await fixture();
      await authority.grantRole(BORDER, stranger, 0);

      await expect(registry.connect(stranger).registerType(PERMIT, licences))
        .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
        .withArgs(stranger, LICENSING);
      await expect(registry.connect(stranger).registerType(PERMIT, visas)).to.emit(registry, "TypeRegistered");
    });

    it("reverts for the head of a suspended agency", async () => {
      const { registry, authority, constituent, licences } = await fixture();
      await authority.suspendAgency(LICENSING, 0, SCHEMA);

      await expect(registry.connect(constituent).registerType(PERMIT, licences))
        .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
        .withArgs(constituent, LICENSING);
    });

    for (const [what, office] of [
      ["no role", 0n],
      ["the cabinet's role", 1n],
      ["an agency", LICENSING],
      ["the public role", 2n ** 64n - 1n],
      ["an office that its agency has not opened", ISSUING + 1n],
    ] as const) {
      it(`refuses ${what} as the issuing office`, async () => {
        const { registry, constituent, licences } = await fixture();

        await expect(registry.connect(constituent).registerType(PERMIT, { ...licences, office }))
          .to.be.revertedWithCustomError(registry, "OfficeUnknown")
          .withArgs(office);
      });
    }

    for (const typeId of ["0x00000000", bytes("PRM\0"), bytes("PR 1"), bytes("PR-1"), bytes('PR"1'), "0xc3bc4142"]) {
      it(`refuses ${typeId} as a type's id`, async () => {
        const { registry, constituent, licences } = await fixture();

        await expect(registry.connect(constituent).registerType(typeId, licences))
          .to.be.revertedWithCustomError(registry, "TypeIdInvalid")
          .withArgs(typeId);
      });
    }

    for (const typeId of ["0000", "9999", "AAAA", "ZZZZ", "aaaa", "zzzz"]) {
      it(`takes ${typeId} as a type's id`, async () => {
        const { registry, constituent, licences } = await fixture();

        await expect(registry.connect(constituent).registerType(bytes(typeId), licences)).to.emit(
          registry,
          "TypeRegistered",
        );
      });
    }

    for (const name of ["", "x".repeat(65), 'a"b', "a\\b", "a<b", "a>b", "a&b", "a'b", "a\nb", "a\x7fb"]) {
      it(`refuses ${JSON.stringify(name)} as a type's name`, async () => {
        const { registry, constituent, licences } = await fixture();

        await expect(registry.connect(constituent).registerType(PERMIT, { ...licences, name }))
          .to.be.revertedWithCustomError(registry, "TypeNameInvalid")
          .withArgs(name);
      });
    }

    for (const name of ["x".repeat(64), "Führerschein (Klasse B)", "运输许可证"]) {
      it(`takes ${name} as a type's name`, async () => {
        const { registry, constituent, licences } = await fixture();
        await registry.connect(constituent).registerType(PERMIT, { ...licences, name });

        expect((await registry.typeOf(PERMIT)).name).to.equal(name);
      });
    }
  });

  describe("typeOf", () => {
    it("refuses a type that nobody registered", async () => {
      const { registry } = await fixture();

      await expect(registry.typeOf(PERMIT)).to.be.revertedWithCustomError(registry, "TypeUnknown").withArgs(PERMIT);
    });

    it("tells the office that issues", async () => {
      const { registry } = await fixture();

      expect((await registry.typeOf(bytes("VISA"))).office).to.equal(VISAS);
    });
  });
});
