import type { Hex } from "viem";
import { ROLES } from "../../../ignition/roles.js";
import { followCredential } from "../../../sdk/src/credentials/index.js";
import {
  announceSuccession,
  completeSuccession,
  type IdentityKind,
  readIdentity,
  signAcceptance,
  verifyMany,
} from "../../../sdk/src/identity/index.js";
import { followTitle, registerTitle, titleId } from "../../../sdk/src/land/index.js";
import { grantMandate, type MandateEntered, themeOf } from "../../../sdk/src/mandates/index.js";
import { SERVICE } from "./licence.js";
import { type Cast, DAY, digest, type Scene } from "./scene.js";

const KINDS = { company: "organisation", bank: "organisation", officer: "person", employee: "person" } as const;

/** The civil registry verifies the company, the bank and both people, all at once; who is verified already stays so. */
export async function verifyParties({ cast, refs, of, now }: Scene): Promise<void> {
  const until = (await now()) + 3_650n * DAY;
  const wanted = Object.entries(KINDS) as readonly (readonly [keyof Cast, IdentityKind])[];
  const readings = await Promise.all(wanted.map(([who]) => readIdentity(cast.bank, refs, of(who))));
  const verifications = wanted
    .filter((_, place) => readings[place]?.state === "unknown")
    .map(([who, kind]) => ({ account: of(who), kind, until }));
  await verifyMany(cast.verifyingOfficer, refs, { office: ROLES.verifying, verifications });
}

/** Title of the employee's house. */
export const houseOf = (number: string): Hex => titleId(`CT-9-${number}`);

/** The employee owns a house, as people do. */
export async function registerHouse({ cast, refs, of, number }: Scene): Promise<Hex> {
  const id = houseOf(number);
  const source = digest(`Deed of house ${number}`);
  await registerTitle(cast.registrar, refs.land, { titleId: id, owner: of("employee"), area: 420, source });
  return id;
}

/** The company lets its employee apply at one service for a month, three times at most. */
export const mandateEmployee = async ({ cast, refs, of, now }: Scene): Promise<MandateEntered> =>
  grantMandate(cast.company, refs, {
    agent: of("employee"),
    theme: themeOf(refs.desk, SERVICE),
    terms: { until: (await now()) + 30n * DAY, count: 3 },
  });

/** The company lets its officer consent in its name for a year. */
export const mandateOfficer = async ({ cast, refs, of, now }: Scene): Promise<MandateEntered> =>
  grantMandate(cast.company, refs, {
    agent: of("officer"),
    theme: themeOf(refs.consents.registry, "consent"),
    terms: { until: (await now()) + 365n * DAY },
  });

/** The employee's phone is lost: the civil registry announces that the account on her new one takes over. */
export async function announceLoss(scene: Scene): Promise<{ readonly completableAt: bigint }> {
  const { cast, refs, of, draw, now } = scene;
  const record = await readIdentity(cast.verifyingOfficer, refs, of("employee"));
  const succession = {
    account: of("employee"),
    successor: of("phone"),
    revision: record.state === "unknown" ? 0 : record.revision,
    deadline: (await now()) + DAY,
  };
  const successorSignature = await signAcceptance(cast.phone, refs, succession);
  return announceSuccession(cast.verifyingOfficer, refs, { succession, successorSignature, basis: draw("decision") });
}

/** Nobody objected: anybody completes the succession, and has the title and the licence follow. */
export async function follow(
  { cast, refs, of }: Scene,
  { house, licence }: { readonly house: Hex; readonly licence: Hex },
): Promise<void> {
  await completeSuccession(cast.phone, refs, of("employee"));
  await followTitle(cast.phone, refs.land, { titleId: house, account: of("employee") });
  await followCredential(cast.phone, refs.credentials, licence);
}
