import { expect } from "chai";
import { connection } from "../support/chains.js";
import {
  BASIS,
  commitment,
  DAY,
  ISSUING,
  idOf,
  issued,
  licence,
  NEVER,
  now,
  REASON,
  VISITOR,
  YEAR,
} from "./fixture.js";

const { ethers, networkHelpers } = connection;
const fixture = () => networkHelpers.loadFixture(issued);

interface Metadata {
  readonly name: string;
  readonly description: string;
  readonly image: string;
  readonly attributes: readonly { readonly trait_type: string; readonly value: string | number }[];
}

/** Text of a base64 data URI of a type. */
function unwrapped(uri: string, type: string): string {
  const prefix = `data:${type};base64,`;
  expect(uri.startsWith(prefix), `begins with ${prefix}`).to.equal(true);
  return Buffer.from(uri.slice(prefix.length), "base64").toString("utf8");
}

/** A certificate's metadata, its attributes by name, and its drawing. */
function opened(uri: string) {
  const metadata = JSON.parse(unwrapped(uri, "application/json")) as Metadata;
  const attributes = Object.fromEntries(metadata.attributes.map((item) => [item.trait_type, item.value]));
  return { metadata, attributes, svg: unwrapped(metadata.image, "image/svg+xml") };
}

const written = (moment: bigint): string => {
  const text = new Date(Number(moment) * 1_000).toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)} UTC`;
};

describe("CredentialRegistry", () => {
  describe("certificate", () => {
    it("shows kind, serial, office, standing and dates", async () => {
      const { registry, id, start } = await fixture();
      const { metadata, attributes, svg } = opened(await registry.certificate(id));

      expect(metadata.name).to.equal("Business licence 1543954");
      expect(attributes).to.deep.equal({
        Type: "LBUS",
        Serial: "1543954",
        "Issued by": "office 1 of agency 3",
        Standing: "valid",
        "Valid from": written(start),
        "Valid before": written(start + YEAR),
        Revision: 1,
      });
      for (const text of ["Business licence", "1543954", "office 1 of agency 3", written(start)]) {
        expect(svg).to.contain(text);
      }
    });

    it("never shows the holder or the commitment", async () => {
      const { registry, id, issuance } = await fixture();
      const { metadata, svg } = opened(await registry.certificate(id));
      const all = (JSON.stringify(metadata) + svg).toLowerCase();

      expect(all).not.to.contain(issuance.holder.slice(2, 12).toLowerCase());
      expect(all).not.to.contain(issuance.commitment.slice(2, 12));
    });

    it("writes a midnight as its day alone, and a term without an end as such", async () => {
      const { registry, visaOfficer, citizen } = await fixture();
      const id = idOf("V1", VISITOR);
      const visa = { id, holder: citizen.address, validFrom: 951_782_400n, validUntil: NEVER, commitment: id };
      await registry.connect(visaOfficer).issue(visa, BASIS);
      const { attributes } = opened(await registry.certificate(id));

      expect([attributes["Valid from"], attributes["Valid before"]]).to.deep.equal(["2000-02-29", "no end"]);
    });

    it("shortens a serial that is a digest", async () => {
      const { registry, start } = await fixture();
      const id = ethers.concat([idOf("x").slice(0, 10), ethers.dataSlice(ethers.id("private"), 0, 28)]);
      await registry.issue(licence("x", start, { id }), BASIS);
      const digits = id.slice(10);

      expect(opened(await registry.certificate(id)).attributes["Serial"]).to.equal(
        `0x${digits.slice(0, 4)}..${digits.slice(-6)}`,
      );
    });

    it("shortens a serial that would need escaping", async () => {
      const { registry, start } = await fixture();
      const id = idOf('<script>"');
      await registry.issue(licence("x", start, { id }), BASIS);
      const { attributes, svg } = opened(await registry.certificate(id));

      expect(attributes["Serial"]).to.match(/^0x[0-9a-f]{4}\.\.[0-9a-f]{6}$/);
      expect(svg).not.to.contain("<script");
    });

    describe("tells how the credential stands in the present block:", () => {
      const standingOf = async (registry: { certificate(id: string): Promise<string> }, id: string) =>
        opened(await registry.certificate(id)).attributes["Standing"];
      const minute = (moment: bigint) => written(moment - (moment % 60n));
      /** Acts are recorded to 64 seconds. */
      const acted = async (registry: { credential(id: string): Promise<{ actedAt: bigint }> }, id: string) =>
        minute((await registry.credential(id)).actedAt);

      it("suspended, revoked, expired, not yet valid", async () => {
        const { registry, id, start } = await fixture();
        await registry.suspend(id, REASON);
        expect(await standingOf(registry, id)).to.equal(`suspended since ${await acted(registry, id)}`);
        await registry.reinstate(id, REASON);
        await registry.renew(id, 3n, start + YEAR, start + 2n * YEAR, commitment("x"), BASIS);
        expect(await standingOf(registry, id)).to.equal("not yet valid");
        await networkHelpers.time.increaseTo(start + 2n * YEAR);
        expect(await standingOf(registry, id)).to.equal(`expired since ${written(start + 2n * YEAR)}`);
        await registry.revoke(id, REASON);
        expect(await standingOf(registry, id)).to.equal(`revoked since ${await acted(registry, id)}`);
      });

      it("issuer suspended and issuer compromised", async () => {
        const { registry, authority, id, issuedAt } = await fixture();
        await networkHelpers.time.increase(DAY);
        await authority.suspendAgency(ISSUING - 1n, 0n, BASIS);
        expect(await standingOf(registry, id)).to.equal(`issuer suspended since ${minute(await now())}`);
        await authority.suspendAgency(ISSUING - 1n, issuedAt, BASIS);
        expect(await standingOf(registry, id)).to.equal(`issuer compromised since ${minute(issuedAt)}`);
      });
    });

    it("refuses an id that was never issued", async () => {
      const { registry } = await fixture();

      await expect(registry.certificate(idOf("2")))
        .to.be.revertedWithCustomError(registry, "CredentialUnknown")
        .withArgs(idOf("2"));
    });
  });
});
