import { ROLES } from "../../../ignition/roles.js";
import type { Person, Stage } from "../../../scripts/start/stage.js";
import { deployedIn } from "../../../sdk/src/core/index.js";
import { type IdentityRef, readIdentity, verifyMany } from "../../../sdk/src/identity/index.js";

const TEN_YEARS = 315_360_000n;

/** Has the office verify those whom it has not verified yet: every file of tests plays with the same few people. */
export async function verified(stage: Stage, people: readonly Person[]): Promise<void> {
  const ref: IdentityRef = { identities: deployedIn(stage.deployment, "IdentityRegistry").address };
  const officer = stage.as("verifyingOfficer");
  const until = (await officer.block()).timestamp + TEN_YEARS;
  const wanted = people.map((person) => ({ account: stage.addressOf(person), kind: "person" as const, until }));
  const records = await Promise.all(wanted.map(({ account }) => readIdentity(officer, ref, account)));
  const verifications = wanted.filter((_, at) => records[at]?.state === "unknown");
  if (verifications.length > 0) await verifyMany(officer, ref, { office: ROLES.verifying, verifications });
}
