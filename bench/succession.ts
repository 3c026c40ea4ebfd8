import type { Address } from "viem";
import { officeRole } from "../sdk/src/access/index.js";
import type { Chain } from "../sdk/src/core/index.js";
import { type IdentityRef, rotate, signRotation, verify } from "../sdk/src/identity/index.js";
import { CAST, type Stage, YEAR_ON } from "./stage.js";

const UNTIL = BigInt(YEAR_ON);

/** A person who holds things under one account, and goes on under another once `succeed` was called. */
export interface Loser {
  readonly chain: Chain;
  readonly account: Address;
  readonly succeed: () => Promise<void>;
}

/** Verifies a person who is going to change the account. */
export async function loserOn(stage: Stage): Promise<Loser> {
  const ref: IdentityRef = { identities: await stage.contract("IdentityRegistry") };
  const officer = await stage.as(CAST.verifyingOfficer);
  const [chain, next] = [await stage.as(CAST.loser), await stage.as(CAST.finder)];
  const [account, successor] = [chain.account, next.account];
  if (account === undefined || successor === undefined) throw new TypeError();
  await verify(officer, ref, { office: officeRole(4, 1), account, kind: "person", until: UNTIL });
  const rotation = { account, successor, revision: 1, deadline: UNTIL };
  return {
    chain,
    account,
    succeed: async () =>
      void (await rotate(chain, ref, rotation, { successor: await signRotation(next, ref, rotation) })),
  };
}
