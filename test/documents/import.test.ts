import { expect } from "chai";
import { type Hex, stringToBytes, zeroAddress } from "viem";
import { licenceEntry, planLicences } from "../../sdk/src/credentials/import/index.js";
import { typeId } from "../../sdk/src/credentials/index.js";
import { disclose, openDocument, SaltError } from "../../sdk/src/documents/index.js";
import { credentialFaults } from "../../sdk/src/documents/validation/index.js";
import { SCHEMA, SECRET } from "./samples.js";

const ISSUER = "did:web:licensing.example";
const TABLE = "No,From,To,Trade,Note\nA-1,2026-01-01,2026-12-31,Baker,\nA-1,2027-01-01,2027-12-31,Butcher,moved";
const columns = { serial: "No", termStart: "From", termEnd: "To" } as const;

const acts = (secret: Hex = SECRET) => {
  const [licence] = planLicences(stringToBytes(TABLE), { mapping: { columns } }).licences;
  if (licence === undefined) throw new TypeError("no licence");
  const options = { typeId: typeId("LBUS"), schema: SCHEMA, holder: zeroAddress, issuer: ISSUER, secret } as const;
  return licenceEntry(licence, options).acts.flatMap((act) => ("document" in act ? [act] : []));
};

describe("documents of imported licences", () => {
  it("are W3C credentials of the row, its term and its agency, without what is empty", () => {
    const [first, second] = acts();
    expect(credentialFaults(first?.document.credential)).to.deep.equal([]);
    expect(first?.document.credential).to.deep.include({
      issuer: ISSUER,
      validFrom: "2026-01-01T00:00:00Z",
      validUntil: "2027-01-01T00:00:00Z",
      credentialSubject: { No: "A-1", From: "2026-01-01", To: "2026-12-31", Trade: "Baker" },
    });
    expect(second?.document.credential["credentialSubject"]).to.include({ Trade: "Butcher", Note: "moved" });
  });

  it("lead to the commitment that goes on record, whole or by a field", () => {
    for (const { document, commitment } of acts()) {
      expect(openDocument(document).commitment).to.equal(commitment);
      expect(openDocument(disclose(document, ["/credentialSubject/Trade"])).commitment).to.equal(commitment);
    }
  });

  it("are the same at every run, and of other salts in every term and under every secret", () => {
    expect(acts()).to.deep.equal(acts());
    const [first, second] = acts();
    const [other] = acts(`0x${"b8".repeat(32)}`);
    const salts = [first, second, other].map((act) => act?.document.salts["/credentialSubject/Trade"]);
    expect(new Set(salts).size).to.equal(3);
    expect(() => acts(`0x${"00".repeat(32)}`)).to.throw(SaltError);
  });
});
