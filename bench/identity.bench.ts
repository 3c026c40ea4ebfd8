import { officeRole } from "../sdk/src/access/index.js";
import type { Mined } from "../sdk/src/core/index.js";
import {
  announceSuccession,
  completeSuccession,
  endIdentity,
  type IdentityRef,
  objectToSuccession,
  prolong,
  reinstate,
  rotate,
  signAcceptance,
  signRotation,
  verify,
  verifyMany,
  withdraw,
} from "../sdk/src/identity/index.js";
import { CAST, digest, fresh, type Stage, YEAR_ON } from "./stage.js";

const UNTIL = BigInt(YEAR_ON);
const DEADLINE = UNTIL;

/** Gas of the acts of the identity registry: whole transactions, through the Authority. */
export async function measure(stage: Stage): Promise<Readonly<Record<string, number>>> {
  const ref: IdentityRef = { identities: await stage.contract("IdentityRegistry") };
  const officer = await stage.as(CAST.verifyingOfficer);
  const [holder, phone, tablet] = await Promise.all([CAST.seller, CAST.buyer, CAST.bank].map(stage.as));
  const office = officeRole(4, 1);
  const gas: Record<string, number> = {};
  const spent = (operation: string, { mined }: { readonly mined: Mined }, share = 1) => {
    gas[operation] = Math.round(Number(mined.gasUsed) / share);
  };
  const as = { kind: "person", until: UNTIL } as const;

  const person = fresh("a person");
  spent("verify, one alone", await verify(officer, ref, { office, account: person, ...as }));
  const verifications = Array.from({ length: 100 }, (_, at) => ({ account: fresh(`person ${at}`), ...as }));
  spent("verify, each of 100 in a batch", await verifyMany(officer, ref, { office, verifications }), 100);
  spent("prolong", await prolong(officer, ref, { account: person, revision: 1, until: UNTIL + 1n }));
  spent("withdraw", await withdraw(officer, ref, { account: person, revision: 2, basis: digest("reason") }));
  spent("reinstate", await reinstate(officer, ref, { account: person, revision: 3, basis: digest("basis") }));
  spent("end", await endIdentity(officer, ref, { account: person, revision: 4, basis: digest("death") }));

  const account = holder?.account ?? person;
  const [successor, last] = [phone?.account ?? person, tablet?.account ?? person];
  if (holder === undefined || phone === undefined || tablet === undefined) return gas;
  await verify(officer, ref, { office, account, ...as });
  const announce = async (revision: number) => {
    const succession = { account, successor, revision, deadline: DEADLINE };
    const successorSignature = await signAcceptance(phone, ref, succession);
    return announceSuccession(officer, ref, { succession, successorSignature, basis: digest("basis") });
  };
  spent("announce a succession", await announce(1));
  spent("object", await objectToSuccession(holder, ref, { account, successor, revision: 2, deadline: DEADLINE }));
  await announce(3);
  await stage.pass(60);
  spent("complete a succession", await completeSuccession(officer, ref, account));
  const rotation = { account: successor, successor: last, revision: 1, deadline: DEADLINE };
  const signatures = { successor: await signRotation(tablet, ref, rotation) };
  spent("rotate", await rotate(phone, ref, rotation, signatures));
  return gas;
}
