import { mandateWanted } from "@civitas/sdk/consent";
import type { Chain } from "@civitas/sdk/core";
import { findAuthority } from "@civitas/sdk/mandates";
import { holderNow } from "@civitas/sdk/presentations";
import { type Address, type Hex, isAddressEqual } from "viem";
import type { Explorer } from "../../chain/explorer.js";
import { refOf } from "../read.js";

/** For whom an account answers, and by what. */
export interface Principal {
  /** Account that answers. */
  readonly account: Address;
  /** Account that consents: the document's holder, or the one that took over from it. */
  readonly holder: Address;
  /** As whom it answers. */
  readonly as: "holder" | "successor" | "agent";
  /** Path of the agent's mandate. */
  readonly path?: Hex;
}

/** Tells whether an account may answer for a document's holder, to whom asks; undefined where it may not. */
export async function principalOf(
  explorer: Explorer,
  account: Address,
  { holder: named, verifier }: { readonly holder: Address; readonly verifier: Address },
): Promise<Principal | undefined> {
  const { chain, deployment } = explorer;
  const ref = refOf(explorer);
  const holder = await holderNow(chain, ref, named);
  if (isAddressEqual(account, holder)) {
    return { account, holder, as: isAddressEqual(holder, named) ? "holder" : "successor" };
  }
  const wanted = await mandateWanted(chain, ref, { principal: holder, agent: account, grantee: verifier });
  if (wanted === undefined) return undefined;
  const { wish, ...registry } = wanted;
  const fromBlock = deployment.contracts["MandateRegistry"]?.block ?? 0n;
  const { authority, path } = await findAuthority(chain, registry, wish, { fromBlock });
  return authority.state === "authorised" ? { account, holder, as: "agent", path } : undefined;
}

/** The account that a chain acts with. */
export function accountOf({ account }: Chain): Address {
  if (account === undefined) throw new TypeError("The wallet names no account.");
  return account;
}
