import { deployedIn } from "@civitas/sdk/core";
import { calls } from "@civitas/sdk/identity";
import { getAddress, isAddress } from "viem";
import type { Findings } from "../app/kind.js";
import { pathOf } from "../app/route.js";
import type { Explorer } from "../chain/explorer.js";
import { identity } from "./words/index.js";

/** Looks for an account that some office verified. */
export async function findAccount({ chain, deployment }: Explorer, text: string): Promise<Findings> {
  const { looked } = identity;
  if (!isAddress(text, { strict: false })) return { looked, found: [] };
  const account = getAddress(text.toLowerCase());
  const identities = deployedIn(deployment, "IdentityRegistry").address;
  const { revision } = await chain.read(calls.identityOf({ identities }, account));
  return { looked, found: revision === 0 ? [] : [{ path: pathOf("account", account), label: identity.name(account) }] };
}
