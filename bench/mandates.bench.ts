import type { Hex } from "viem";
import { officeRole } from "../sdk/src/access/index.js";
import type { Mined } from "../sdk/src/core/index.js";
import { verifyMany } from "../sdk/src/identity/index.js";
import {
  acceptMandate,
  calls,
  grantJointly,
  grantMandate,
  handInGrant,
  handInRevocation,
  type MandatesRef,
  pathOf,
  readBody,
  renounceMandate,
  revokeMandate,
  signGrant,
  signRevocation,
  themeOf,
} from "../sdk/src/mandates/index.js";
import { CAST, fresh, type Stage, YEAR_ON } from "./stage.js";

const DEADLINE = BigInt(YEAR_ON);

/** Gas of acts on mandates: whole transactions, with identities deployed and both parties verified. */
export async function measure(stage: Stage): Promise<Readonly<Record<string, number>>> {
  const ref: MandatesRef = { mandates: await stage.contract("MandateRegistry") };
  const identities = { identities: await stage.contract("IdentityRegistry") };
  const [company, firm, clerk, user] = await Promise.all(
    [CAST.seller, CAST.buyer, CAST.bank, CAST.registrar].map((account) => stage.as(account)),
  );
  const verifying = await stage.as(CAST.verifyingOfficer);
  if (company === undefined || firm === undefined || clerk === undefined || user === undefined) throw new RangeError();
  const gas: Record<string, number> = {};
  const spent = (operation: string, done: Mined | { readonly mined: Mined }): void => {
    gas[operation] = Number(("mined" in done ? done.mined : done).gasUsed);
  };

  const accountOf = (chain: typeof company) => chain.account ?? fresh("nobody");
  const members = [company, firm, clerk].map(accountOf);
  const body = { threshold: 2, members };
  const joint = await readBody(company, ref, body);
  const verifications = [...members, joint].map((account) => ({ account, kind: "person" as const, until: DEADLINE }));
  await verifyMany(verifying, identities, { office: officeRole(4, 1), verifications });

  const theme = (power: string) => themeOf(accountOf(user), power);
  const given = (power: string) => ({ agent: accountOf(firm), theme: theme(power), terms: { until: DEADLINE } });
  const paper = (power: string, revision = 0) => ({
    ...given(power),
    grantor: accountOf(company),
    revision,
    deadline: DEADLINE,
  });

  spent("grant", await grantMandate(company, ref, given("plain")));
  spent("grant anew", await grantMandate(company, ref, given("plain")));
  const signed = paper("signed");
  spent("grant, by signature", await handInGrant(clerk, ref, signed, await signGrant(company, ref, signed)));
  const both = { ...paper("joint"), grantor: joint, agent: fresh("agent") };
  const signatures = await Promise.all(
    [company, firm].map(async (chain) => ({ member: accountOf(chain), signature: await signGrant(chain, ref, both) })),
  );
  spent("grant jointly, two of three", await grantJointly(clerk, ref, { paper: both, body, signatures }));
  spent("revoke", await revokeMandate(company, ref, given("plain")));
  const ending = paper("signed", 1);
  spent("revoke, by signature", await handInRevocation(clerk, ref, ending, await signRevocation(company, ref, ending)));
  await grantMandate(company, ref, { ...given("offered"), acceptance: true });
  spent("accept", await acceptMandate(firm, ref, { ...paper("offered"), acceptance: true }));
  spent("give back", await renounceMandate(firm, ref, paper("offered", 2)));

  const use = async (power: string, agent: typeof company, path?: Hex) => {
    const wish = { principal: accountOf(company), agent: accountOf(agent), theme: theme(power), amount: 5n };
    return user.send(calls.use(ref, path === undefined ? wish : { ...wish, path }));
  };
  await grantMandate(company, ref, given("any"));
  spent("use, without limits", await use("any", firm));
  const limits = { until: DEADLINE, count: 9, sum: 90n, depth: 1 };
  const { key } = await grantMandate(company, ref, { ...given("limited"), terms: limits });
  spent("use, of a count and a sum", await use("limited", firm));
  const onward = { agent: accountOf(clerk), theme: theme("limited"), parent: key };
  const below = { until: DEADLINE, count: 5, sum: 50n };
  spent("grant onward", await grantMandate(firm, ref, { ...onward, terms: below }));
  const path = pathOf([{ agent: accountOf(firm), theme: theme("limited") }, onward]);
  spent("use, along two links of a count and a sum", await use("limited", clerk, path));
  return gas;
}
