import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Hex, keccak256, stringToHex, toHex, zeroAddress } from "viem";
import { ROLES } from "../../ignition/roles.js";
import { type Chain, deployedIn } from "../../sdk/src/core/index.js";
import { issueLicences, licenceEntry, planLicences } from "../../sdk/src/credentials/import/index.js";
import {
  BatchUnknownError,
  buildBatch,
  calls,
  commitmentOf,
  credentialId,
  type EntryPlace,
  issueBatch,
  type RegistryRef,
  readCredential,
  registerType,
  revokeCredential,
  revokeEntry,
  suspendCredential,
  TypeUnknownError,
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

/** Takes over an invented licence file, suspends one, revokes one, and issues a batch of permits under one root. */
export async function play(stage: Stage): Promise<Chapter> {
  const ref: RegistryRef = { registry: deployedIn(stage.deployment, "CredentialRegistry").address };
  const officer = stage.as("issuingOfficer");
  const head = stage.as("licensingHead");
  await ensureType(head, ref, LICENCE, "Business licence");
  await ensureType(head, ref, PERMIT, "Market stall permit");

  const serials = await takeOver(officer, ref);
  const stalls = await issueStalls(officer, ref, stage.home);
  const id = (serial: string) => credentialId(LICENCE, serial);
  const issued = async (serial: string) => (await readCredential(officer, ref, id(serial))).state === "issued";
  // On a chain that was kept, the acts were done at an earlier run.
  if (await issued(SUSPENDED))
    await suspendCredential(officer, ref, { id: id(SUSPENDED), reason: digest("Inspection") });
  if (await issued(REVOKED)) await revokeCredential(officer, ref, { id: id(REVOKED), reason: digest("Decision 9") });

  const { timestamp } = await officer.block();
  const lines = [`${serials.length} business licences, taken over from samples/licences.csv:`];
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
    ],
    tryNext: [`Check a permit by its proof file, say permit-3.json of ${stalls}, on the page #/proof.`],
  };
}

async function ensureType(head: Chain, ref: RegistryRef, type: Hex, name: string): Promise<void> {
  try {
    await head.read(calls.typeOf(ref, type));
  } catch (error) {
    if (!(error instanceof TypeUnknownError)) throw error;
    const rule = {
      office: ROLES.issuing,
      maximumTerm: 5n * YEAR,
      holderNeeded: false,
      schema: digest(`${name}, schema 1`),
    };
    await registerType(head, ref, { typeId: type, name, ...rule });
  }
}

async function takeOver(officer: Chain, ref: RegistryRef): Promise<readonly string[]> {
  const plan = planLicences(await readFile(join(ROOT, "samples", "licences.csv")), {
    mapping: {
      columns: { serial: "licence", termStart: "from", termEnd: "until", status: "status", statusDate: "status date" },
    },
  });
  const schema = digest("Business licence, schema 1");
  const entries = plan.licences.map((licence) =>
    licenceEntry(licence, { typeId: LICENCE, schema, holder: zeroAddress, secret: SECRET }),
  );
  await issueLicences(officer, { ...ref, typeId: LICENCE, basis: plan.file }, entries);
  return entries.map(({ serial }) => serial);
}

/** Issues the permits, unless they are on record, and writes each its proof file; gives the folder. */
async function issueStalls(officer: Chain, ref: RegistryRef, home: string): Promise<string> {
  const commitments = Array.from({ length: STALLS }, (_, index) =>
    commitmentOf({
      schema: digest("Market stall permit, schema 1"),
      holder: zeroAddress,
      fieldsRoot: digest(`Stall ${index + 1}`),
      salt: keccak256(`${SECRET}${toHex(index, { size: 32 }).slice(2)}`),
    }),
  );
  const batch = buildBatch({ typeId: PERMIT, commitments });
  const revoked: EntryPlace = { root: batch.root, index: 4n };
  if (!(await isIssued(officer, ref, batch.root))) {
    const { timestamp } = await officer.block();
    await issueBatch(officer, ref, { ...batch, validUntil: timestamp + YEAR, basis: digest("Market order 2026") });
  }
  await revokeEntry(officer, ref, { ...revoked, reason: digest("Stall 5 was given up") });

  const folder = join(home, "permits");
  for (let index = 0; index < STALLS; index++) {
    const { root, commitment, proof } = batch.entry(index);
    await writeJson(join(folder, `permit-${index + 1}.json`), { root, index, commitment, proof });
  }
  return folder;
}

async function isIssued(reader: Chain, ref: RegistryRef, root: Hex): Promise<boolean> {
  try {
    await reader.read(calls.batch(ref, root));
    return true;
  } catch (error) {
    if (error instanceof BatchUnknownError) return false;
    throw error;
  }
}
