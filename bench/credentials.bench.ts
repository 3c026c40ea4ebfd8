import { officeRole } from "../sdk/src/access/index.js";
import type { Mined } from "../sdk/src/core/index.js";
import {
  buildBatch,
  credentialId,
  followCredential,
  issueBatch,
  issueCredential,
  issueCredentials,
  prolongCredential,
  registerType,
  reinstateCredential,
  renewCredential,
  revokeCredential,
  revokeEntry,
  suspendCredential,
  typeId,
} from "../sdk/src/credentials/index.js";
import { CAST, digest, fresh, type Stage } from "./stage.js";
import { loserOn } from "./succession.js";

const QUARTER = 900n;
const YEAR = 365n * 86_400n;

/** Gas of the acts of a credential registry: whole transactions, through the Authority. */
export async function measure(stage: Stage): Promise<Readonly<Record<string, number>>> {
  const ref = { registry: await stage.contract("CredentialRegistry") };
  const [head, officer] = [await stage.as(CAST.licensingHead), await stage.as(CAST.issuingOfficer)];
  const gas: Record<string, number> = {};
  const spent = (operation: string, { gasUsed }: Mined, share = 1) => {
    gas[operation] = Math.round(Number(gasUsed) / share);
  };

  const kind = typeId("LBUS");
  const type = {
    typeId: kind,
    office: officeRole(3, 1),
    holderNeeded: false,
    schema: digest("schema"),
    name: "Business licence",
  };
  await registerType(head, ref, type);
  const validFrom = ((await officer.block()).timestamp / QUARTER + 1n) * QUARTER;
  const term = { validFrom, validUntil: validFrom + YEAR };
  const [basis, reason] = [digest("basis"), digest("reason")];
  const issuance = (serial: string) => ({
    id: credentialId(kind, serial),
    holder: fresh(serial),
    commitment: digest(`commitment ${serial}`),
    ...term,
  });

  const one = issuance("1543954");
  spent("issue, one alone", (await issueCredential(officer, ref, { ...one, basis })).mined);
  const hundred = Array.from({ length: 100 }, (_, index) => issuance(`${1_600_000 + index}`));
  const [batch] = await issueCredentials(officer, ref, { issuances: hundred, basis });
  if (batch !== undefined) spent("issue, each of 100 in a batch", batch, 100);

  const tree = (count: number, seed: string) =>
    buildBatch({ typeId: kind, commitments: Array.from({ length: count }, (_, index) => digest(`${seed} ${index}`)) });
  const { root, count } = tree(1_024, "entry");
  spent(
    "issue a Merkle batch of 1,024, in all",
    await issueBatch(officer, ref, { typeId: kind, root, count, ...term, basis }),
  );
  spent(
    "revoke an entry, first change of its batch",
    (await revokeEntry(officer, ref, { typeId: kind, root, index: 700n, reason })).mined,
  );
  spent(
    "revoke an entry, first change of its word",
    (await revokeEntry(officer, ref, { typeId: kind, root, index: 1n, reason })).mined,
  );
  spent(
    "revoke an entry, later change of its word",
    (await revokeEntry(officer, ref, { typeId: kind, root, index: 2n, reason })).mined,
  );

  const { id } = one;
  spent("suspend", (await suspendCredential(officer, ref, { id, reason })).mined);
  spent("reinstate", (await reinstateCredential(officer, ref, { id, reason })).mined);
  const renewal = {
    id,
    revision: 4,
    ...term,
    validUntil: term.validUntil + YEAR,
    commitment: digest("renewed"),
    basis,
  };
  const later = { id, revision: 3, validUntil: term.validUntil + 100n, basis };
  spent("renew, the term alone", (await prolongCredential(officer, ref, later)).mined);
  spent("renew, with a new document", (await renewCredential(officer, ref, renewal)).mined);
  spent("revoke", (await revokeCredential(officer, ref, { id, reason })).mined);

  const loser = await loserOn(stage);
  const followed = { ...issuance("1543955"), holder: loser.account };
  await issueCredential(officer, ref, { ...followed, basis });
  await loser.succeed();
  spent("follow the holder to another account", (await followCredential(officer, ref, followed.id)).mined);
  return gas;
}
