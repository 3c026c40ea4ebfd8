import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Hex, keccak256, stringToHex, toHex, zeroAddress } from "viem";
import { ROLES } from "../../ignition/roles.js";
import { catalogue, kindOf, registerCatalogue, schemaDigest } from "../../sdk/src/catalogue/index.js";
import { type Chain, deployedIn } from "../../sdk/src/core/index.js";
import { issueLicences, licenceEntry, planLicences } from "../../sdk/src/credentials/import/index.js";
import {
  type BatchPlace,
  BatchUnknownError,
  buildBatch,
  calls,
  commitmentOf,
  credentialId,
  declineCredential,
  type EntryPlace,
  issueBatch,
  issueCredential,
  prolongCredential,
  type RegistryRef,
  readCredential,
  replaceCredential,
  revokeCredential,
  revokeEntry,
  surrenderCredential,
  suspendCredential,
  typeId,
  verifyCredential,
} from "../../sdk/src/credentials/index.js";
import type { Chapter, Stage } from "../start/stage.js";
import { ROOT, writeJson } from "../support/files.js";

const LICENCE = typeId("LBUS");
const PERMIT = typeId("PSTL");
const SUSPENDED = "CT-2026-0005";
const REVOKED = "CT-2026-0009";
const STALLS = 6;
const YEAR = 31_557_600n;

const digest = (words: string) => keccak256(stringToHex(words));
/** An agency draws its secret at random and keeps it; these records are invented and their secret is public. */
const SECRET = digest("samples");

/**
 * Registers the catalogue, takes over an invented licence file, suspends one licence, revokes one, and issues a batch of
 * permits under one root.
 */
export async function play(stage: Stage): Promise<Chapter> {
  const ref: RegistryRef = { registry: deployedIn(stage.deployment, "CredentialRegistry").address };
  const officer = stage.as("issuingOfficer");
  const head = stage.as("licensingHead");
  await registerCatalogue(head, { ...ref, officeOf: () => ROLES.issuing }, catalogue);

  const serials = await takeOver(officer, ref);
  const stalls = await issueStalls(officer, ref, stage.home);
  const id = (serial: string) => credentialId(LICENCE, serial);
  const issued = async (serial: string) => (await readCredential(officer, ref, id(serial))).state === "issued";
  // On a chain that was kept, the acts were done at an earlier run.
  if (await issued(SUSPENDED))
    await suspendCredential(officer, ref, { id: id(SUSPENDED), reason: digest("Inspection") });
  if (await issued(REVOKED)) await revokeCredential(officer, ref, { id: id(REVOKED), reason: digest("Decision 9") });

  await endSome(officer, ref, stage);

  const { timestamp } = await officer.block();
  const lines = [
    `${catalogue.length} kinds of certificates are registered: npm run civitas -- catalogue list`,
    `${serials.length} business licences, taken over from samples/licences.csv:`,
  ];
  for (const serial of serials) {
    lines.push(`  ${serial}  ${(await verifyCredential(officer, { ...ref, id: id(serial) }, timestamp)).state}`);
  }
  lines.push(`${STALLS} market stall permits under one root, one of them revoked; their proofs lie in ${stalls}`);
  const page = (serial: string) => `credential/LBUS/${encodeURIComponent(serial)}`;
  return {
    title: "Licences and permits",
    lines,
    pages: [
      { label: "A valid licence: CT-2026-0001", path: page("CT-2026-0001") },
      { label: `A suspended licence: ${SUSPENDED}`, path: page(SUSPENDED) },
      { label: `A revoked licence: ${REVOKED}`, path: page(REVOKED) },
      { label: "A licence that was replaced: CT-2026-0101", path: page("CT-2026-0101") },
      { label: "A licence that its holder gave back: CT-2026-0104", path: page("CT-2026-0104") },
      { label: "A licence that was declined: CT-2026-0105", path: page("CT-2026-0105") },
    ],
    tryNext: [`Check a permit by its proof file, say permit-3.json of ${stalls}, on the page #/proof.`],
  };
}

/** One credential of each further state: replaced, prolonged, given back and declined by their holder. */
async function endSome(officer: Chain, ref: RegistryRef, stage: Stage): Promise<void> {
  const holder = stage.as("ada");
  const { timestamp } = await officer.block();
  const basis = digest("Business Code, section 12");
  const give = async (serial: string) => {
    const id = credentialId(LICENCE, serial);
    if ((await readCredential(officer, ref, id)).state !== "unknown") return undefined;
    const named = { id, holder: stage.addressOf("ada"), validUntil: timestamp + YEAR, commitment: digest(serial) };
    await issueCredential(officer, ref, { ...named, basis });
    return named;
  };
  const notice = (id: Hex) => ({ id, revision: 1, deadline: timestamp + YEAR });

  const old = await give("CT-2026-0101");
  if (old !== undefined) {
    const next = { ...old, id: credentialId(LICENCE, "CT-2026-0102"), commitment: digest("CT-2026-0102") };
    await replaceCredential(officer, ref, { ...next, replaces: old.id, revision: 1, basis });
  }
  const longer = await give("CT-2026-0103");
  if (longer !== undefined) {
    const validUntil = longer.validUntil + YEAR;
    await prolongCredential(officer, ref, { id: longer.id, revision: 1, validUntil, basis });
  }
  const given = await give("CT-2026-0104");
  if (given !== undefined) await surrenderCredential(holder, ref, notice(given.id));
  const declined = await give("CT-2026-0105");
  if (declined !== undefined) await declineCredential(holder, ref, notice(declined.id));
}

async function takeOver(officer: Chain, ref: RegistryRef): Promise<readonly string[]> {
  const plan = planLicences(await readFile(join(ROOT, "samples", "licences.csv")), {
    mapping: {
      columns: { serial: "licence", termStart: "from", termEnd: "until", status: "status", statusDate: "status date" },
    },
  });
  const schema = schemaDigest(kindOf("LBUS").schema);
  const entries = plan.licences.map((licence) =>
    licenceEntry(licence, {
      typeId: LICENCE,
      schema,
      holder: zeroAddress,
      issuer: "did:web:licensing.example",
      secret: SECRET,
    }),
  );
  await issueLicences(officer, { ...ref, typeId: LICENCE, basis: plan.file }, entries);
  return entries.map(({ serial }) => serial);
}

/** Issues the permits, unless they are on record, and writes each its proof file; gives the folder. */
async function issueStalls(officer: Chain, ref: RegistryRef, home: string): Promise<string> {
  const commitments = Array.from({ length: STALLS }, (_, index) =>
    commitmentOf({
      schema: schemaDigest(kindOf("PSTL").schema),
      holder: zeroAddress,
      fieldsRoot: digest(`Stall ${index + 1}`),
      salt: keccak256(`${SECRET}${toHex(index, { size: 32 }).slice(2)}`),
    }),
  );
  const batch = buildBatch({ typeId: PERMIT, commitments });
  const revoked: EntryPlace = { typeId: PERMIT, root: batch.root, index: 4n };
  if (!(await isIssued(officer, ref, batch))) {
    const { timestamp } = await officer.block();
    await issueBatch(officer, ref, { ...batch, validUntil: timestamp + YEAR, basis: digest("Market order 2026") });
  }
  await revokeEntry(officer, ref, { ...revoked, reason: digest("Stall 5 was given up") });

  const folder = join(home, "permits");
  for (let index = 0; index < STALLS; index++) {
    const { typeId, root, commitment, proof } = batch.entry(index);
    await writeJson(join(folder, `permit-${index + 1}.json`), { typeId, root, index, commitment, proof });
  }
  return folder;
}

async function isIssued(reader: Chain, ref: RegistryRef, batch: BatchPlace): Promise<boolean> {
  try {
    await reader.read(calls.batch(ref, batch));
    return true;
  } catch (error) {
    if (error instanceof BatchUnknownError) return false;
    throw error;
  }
}
