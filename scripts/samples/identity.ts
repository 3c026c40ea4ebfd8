import type { Address } from "viem";
import { ROLES } from "../../ignition/roles.js";
import { deployedIn } from "../../sdk/src/core/index.js";
import { type IdentityKind, type IdentityRef, readIdentity, verifyMany } from "../../sdk/src/identity/index.js";
import type { Chapter, Person, Stage } from "../start/stage.js";

/** A constant, so that a chain that was kept knows the same verifications again. */
const UNTIL = 2_208_988_800n; // 1 January 2040

/** Who is verified, and as what. */
const VERIFIED: readonly (readonly [person: Person, kind: IdentityKind])[] = [
  ["ada", "person"],
  ["ben", "person"],
  ["cleo", "organisation"],
];

/** Two people and a company whose accounts the civil registry has verified. */
export async function play(stage: Stage): Promise<Chapter> {
  const ref: IdentityRef = { identities: deployedIn(stage.deployment, "IdentityRegistry").address };
  const officer = stage.as("verifyingOfficer");
  const wanted = VERIFIED.map(([person, kind]) => ({ account: stage.addressOf(person), kind, until: UNTIL }));
  const records = await Promise.all(wanted.map(({ account }) => readIdentity(officer, ref, account)));
  // On a chain that was kept, they were verified at an earlier run.
  const verifications = wanted.filter((_, at) => records[at]?.state === "unknown");
  if (verifications.length > 0) await verifyMany(officer, ref, { office: ROLES.verifying, verifications });
  const show = (account: Address) => `npm run civitas -- identity show ${account}`;
  return {
    title: "Identities",
    lines: [
      "Accounts that the civil registry's office has verified, until 2040:",
      ...VERIFIED.map(([person, kind]) => `  ${person.padEnd(5)} ${stage.addressOf(person)}  ${kind}`),
    ],
    pages: [],
    tryNext: [`See how an account stands, and its history: ${show(stage.addressOf("ada"))}`],
  };
}
