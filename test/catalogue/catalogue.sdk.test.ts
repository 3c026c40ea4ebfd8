import { expect } from "chai";
import type { Address, Hex } from "viem";
import {
  type CertificateKind,
  catalogue,
  KindDiffersError,
  KindRepeatedError,
  kindOf,
  maximumTerm,
  registerCatalogue,
  schemaDigest,
  surveyCatalogue,
  typeIdOf,
} from "../../sdk/src/catalogue/index.js";
import { OfficerUnauthorisedError, readTypes, registerType } from "../../sdk/src/credentials/index.js";
import { ISSUING, VISAS } from "../credentials/fixture.js";
import { actors } from "../support/actors.js";
import { openAuthority } from "../support/authority.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { deployCredentials } from "../support/deploy.js";

const { ethers, networkHelpers } = connection;
const HEAD = 0;
const OFFICER = 1;

/** A registry without a type, in which one agency has an office for visas and another for everything else. */
async function empty() {
  const { constituent, officer } = actors(await ethers.getSigners(), "constituent", "officer");
  const authority = await openAuthority(ethers, constituent, [
    { role: ISSUING, label: "Issuing officer", members: [officer] },
    { role: VISAS, label: "Visa officer", members: [officer] },
  ]);
  const registry = await deployCredentials(ethers, authority);
  return { registry: (await registry.getAddress()) as Address };
}

/** Kinds of the catalogue whose holders the public may see. */
const SHOWN = ["DOCT", "TCHR", "LAWY"];

const officeOf = ({ agency }: CertificateKind): bigint => (agency === "immigration office" ? VISAS : ISSUING);

for (const [library, open] of Object.entries(libraries)) {
  describe(`the catalogue through ${library}`, () => {
    async function opened() {
      const { registry } = await networkHelpers.loadFixture(empty);
      return { target: { registry, officeOf }, head: await open(HEAD), officer: await open(OFFICER) };
    }

    describe("registerCatalogue", () => {
      it("registers every kind as it is, each for its office", async () => {
        const { target, head } = await opened();
        const mined = await registerCatalogue(head, target, catalogue);

        expect(mined).to.have.length(1);
        const types = await readTypes(await open("reader"), target);
        expect(types).to.deep.equal(
          catalogue.map((kind) => ({
            typeId: typeIdOf(kind),
            office: officeOf(kind),
            ...(kind.validity.term === "unlimited" ? {} : { maximumTerm: maximumTerm(kind.validity) }),
            holderNeeded: kind.holderNeeded,
            ...(SHOWN.includes(kind.code) ? { shown: true } : {}),
            schema: schemaDigest(kind.schema),
            name: kind.name,
          })),
        );
      });

      it("registers a kind whose holder accepts it as such", async () => {
        const { target, head } = await opened();
        const kind = { ...kindOf("LAWY"), acceptanceNeeded: true, token: false };
        await registerCatalogue(head, target, [kind]);

        const [type] = await readTypes(head, target);
        expect(type).to.include({ typeId: typeIdOf(kind), holderNeeded: true, acceptanceNeeded: true });
        expect(type).not.to.have.property("shown");
      });

      it("refuses a kind that was registered without its token or its acceptance", async () => {
        const { target, head } = await opened();
        await registerCatalogue(head, target, [{ ...kindOf("LAWY"), acceptanceNeeded: true, token: false }]);

        const error = await caught(registerCatalogue(head, target, [kindOf("LAWY")]));
        expect(error).to.be.instanceOf(KindDiffersError).with.deep.property("members", ["acceptanceNeeded", "shown"]);
      });

      it("does nothing where all is registered", async () => {
        const { target, head } = await opened();
        await registerCatalogue(head, target, catalogue);

        expect(await registerCatalogue(head, target, catalogue)).to.deep.equal([]);
        expect(await registerCatalogue(head, target, [])).to.deep.equal([]);
      });

      it("goes on where it stopped", async () => {
        const { target, head } = await opened();
        let told = 0;
        const stop = () => {
          told += 1;
          throw new RangeError("killed");
        };
        await caught(registerCatalogue(head, target, catalogue, { largest: 10, onBatch: stop }));
        expect(told).to.equal(1);
        const before = await surveyCatalogue(head, target, catalogue);
        expect([before.registered.length, before.absent.length]).to.deep.equal([10, catalogue.length - 10]);

        await registerCatalogue(head, target, catalogue, { largest: 10 });
        const after = await surveyCatalogue(head, target, catalogue);
        expect(after).to.deep.equal({ registered: catalogue, absent: [] });
      });

      it("refuses a kind of whose code another type is registered, and sends nothing", async () => {
        const { target, head } = await opened();
        const kind = kindOf("VISA");
        const schema = `0x${"ab".repeat(32)}` as Hex;
        const other = { office: VISAS, holderNeeded: kind.holderNeeded, schema, name: kind.name };
        await registerType(head, target, {
          typeId: typeIdOf(kind),
          ...other,
          maximumTerm: maximumTerm(kind.validity),
        });

        const error = await caught(registerCatalogue(head, target, catalogue));
        expect(error)
          .to.be.instanceOf(KindDiffersError)
          .and.deep.include({ code: "VISA", members: ["schema"], schema });
        expect(await readTypes(head, target)).to.have.length(1);
      });

      it("names every member in which the type on record differs", async () => {
        const { target, head } = await opened();
        const { code, schema } = kindOf("BRTH");
        const other = {
          office: VISAS,
          maximumTerm: 900n,
          holderNeeded: true,
          schema: schemaDigest(schema),
          name: "Birth",
        };
        await registerType(head, target, { typeId: typeIdOf({ code }), ...other });

        const error = await caught(registerCatalogue(head, target, [kindOf("BRTH")]));
        expect(error)
          .to.be.instanceOf(KindDiffersError)
          .with.deep.property("members", ["office", "maximumTerm", "holderNeeded", "name"]);
      });

      it("refuses two kinds of one code", async () => {
        const { target, head } = await opened();
        const error = await caught(registerCatalogue(head, target, [kindOf("BRTH"), kindOf("BRTH")]));
        expect(error).to.be.instanceOf(KindRepeatedError).with.property("code", "BRTH");
        expect(await readTypes(head, target)).to.deep.equal([]);
      });

      it("is refused to anyone but the head of the office's agency", async () => {
        const { target, officer } = await opened();
        const error = await caught(registerCatalogue(officer, target, catalogue));
        expect(error).to.be.instanceOf(OfficerUnauthorisedError);
      });
    });
  });
}
