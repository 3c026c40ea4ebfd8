import type { Hex } from "viem";
import { ROLES } from "../../../ignition/roles.js";
import { certificate, kindOf, registerCatalogue, schemaDigest } from "../../../sdk/src/catalogue/index.js";
import { credentialId, issueCredential, typeId } from "../../../sdk/src/credentials/index.js";
import {
  grantApplication,
  readService,
  type ServiceTerms,
  saltedDigest,
  serviceId,
  setService,
  submitApplication,
} from "../../../sdk/src/desk/index.js";
import {
  accountUrl,
  type CredentialDocument,
  digestDocument,
  makeDocument,
  saltsFrom,
} from "../../../sdk/src/documents/index.js";
import type { Scene } from "./scene.js";
import { DAY, digest } from "./scene.js";

const YEAR = 31_557_600n;
const KIND = kindOf("LBUS");

/** What the company's licence is of. */
export const LICENCE = typeId("LBUS");

/** The service by which it is applied for. */
export const SERVICE = "LBUS/agent";

/** Where the two fields stand that the bank asks for. */
export const FIELDS = ["/credentialSubject/legalName", "/credentialSubject/activity"] as const;

const TERMS: ServiceTerms = {
  period: 30n * DAY,
  answerPeriod: 14n * DAY,
  requests: 2,
  appealPeriod: 30n * DAY,
  appealOffice: ROLES.appeals,
  appealTerm: 60n * DAY,
  lapse: "refund",
};

/** Sees to it that licences of the catalogue can be issued and applied for. */
export async function openService({ cast, refs }: Scene): Promise<void> {
  const { licensingHead } = cast;
  await registerCatalogue(licensingHead, { ...refs.credentials, officeOf: () => ROLES.issuing }, [KIND]);
  const service = await readService(licensingHead, refs, serviceId(SERVICE));
  if (service !== undefined) return;
  await setService(licensingHead, refs, {
    serviceId: serviceId(SERVICE),
    terms: TERMS,
    basis: digest("Business Code"),
  });
}

/** The licence as the office writes it: what it will commit to, and hand to the company. */
export async function licenceFor({ cast, draw, number, of, now }: Scene): Promise<CredentialDocument> {
  const validFrom = await now();
  const credential = certificate(KIND, {
    issuer: "did:web:licensing.example",
    validFrom,
    validUntil: validFrom + YEAR,
    fields: {
      id: accountUrl(cast.company.id, of("company")),
      legalName: `Harbour Instruments ${number} Ltd`,
      identifier: `CT-B-${number}`,
      activity: "Manufacture of optical instruments",
      address: { streetAddress: "12 Quay Street", addressLocality: "Civitas", addressCountry: "CV" },
    },
  });
  return makeDocument(credential, {
    schema: schemaDigest(KIND.schema),
    holder: of("company"),
    salts: saltsFrom(draw("licence")),
  });
}

/** Applies for a licence in the company's name, under the sender's mandate. */
export async function apply(
  scene: Scene,
  agent: "employee" | "phone",
  { commitment, papers }: { readonly commitment: Hex; readonly papers: string },
) {
  const { cast, refs, of, draw, now } = scene;
  const service = await readService(cast[agent], refs, serviceId(SERVICE));
  const application = {
    serviceId: serviceId(SERVICE),
    revision: service?.revision ?? 1,
    applicant: of("company"),
    commitment,
    dossier: saltedDigest(digest(papers), draw(papers)),
    deadline: (await now()) + DAY,
  };
  return submitApplication(cast[agent], refs, application);
}

/** Grants the application, and hands the licence to the company. */
export async function grant(
  scene: Scene,
  applicationId: Hex,
  document: CredentialDocument,
): Promise<CredentialDocument> {
  const { cast, refs, number, now } = scene;
  const id = credentialId(LICENCE, `CT-2026-9${number}`);
  await grantApplication(cast.issuingOfficer, refs, {
    applicationId,
    revision: 1,
    credentialId: id,
    validUntil: (await now()) + YEAR,
    commitment: digestDocument(document).commitment,
    reasons: digest(`Decision ${number}`),
  });
  return { ...document, record: { chainId: cast.company.id, registry: refs.credentials.registry, id } };
}

/** Issues a licence to the employee herself, of the kind that she has beside her post. */
export async function licenceOfEmployee({ cast, refs, of, number, now }: Scene): Promise<Hex> {
  const id = credentialId(LICENCE, `CT-2026-8${number}`);
  await issueCredential(cast.issuingOfficer, refs.credentials, {
    id,
    holder: of("employee"),
    validUntil: (await now()) + YEAR,
    commitment: digest(`Licence of the employee, ${number}`),
    basis: digest("Business Code, section 12"),
  });
  return id;
}
