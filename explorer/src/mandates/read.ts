import type { RegistryStanding } from "@civitas/sdk/access";
import { type BlockHead, deployedIn } from "@civitas/sdk/core";
import { readPlace } from "@civitas/sdk/identity";
import {
  type Authority,
  findPath,
  type ListedMandate,
  type MandateAct,
  MandateHistoryIncompleteError,
  type MandateLink,
  type MandateStanding,
  mandateHistory,
  readAuthority,
  readMandate,
} from "@civitas/sdk/mandates";
import type { Address, Hex } from "viem";
import type { Explorer } from "../chain/explorer.js";
import { registryStanding } from "../chain/registry.js";
import { timesOf } from "../chain/times.js";
import { isKey, refOf } from "./find.js";

/** One act in a mandate's story, and when (Unix seconds) it was done. */
export type TimedAct = MandateAct & { readonly at: bigint };

/** One link from the principal to the agent: who gave it, and how it stands. */
export type Link = MandateLink & { readonly grantor: Address };

/** A mandate as the registry has it, with what it rests on and its story. */
export interface MandateView {
  readonly mandate: Omit<ListedMandate, "standing">;
  readonly standing: Exclude<MandateStanding, { readonly state: "unknown" }>;
  /** Whether it lets the agent act now. */
  readonly authority: Authority;
  /** From the principal's own mandate to this one. */
  readonly links: readonly Link[];
  /** Every act, the first one first; undefined where the node left some out. */
  readonly story: readonly TimedAct[] | undefined;
  readonly registry: RegistryStanding;
  readonly head: BlockHead;
}

/** Reads a mandate and all that belongs to it, at one block; undefined where there is none. */
export async function readMandateView(explorer: Explorer, key: string): Promise<MandateView | undefined> {
  if (!isKey(key)) return undefined;
  const { chain, deployment } = explorer;
  const ref = refOf(explorer);
  const head = await chain.block();
  const block = { block: head.number };
  const span = { fromBlock: deployedIn(deployment, "MandateRegistry").block, toBlock: head.number };
  const standing = await readMandate(chain, ref, key, block);
  if (standing.state === "unknown") return undefined;
  const [found, story, registry] = await Promise.all([
    findPath(chain, ref, key, span),
    readStory(explorer, key, span),
    registryStanding(explorer, "MandateRegistry"),
  ]);
  const mandate = found.links.at(-1) as Omit<ListedMandate, "standing">;
  const [principal, agent] = await Promise.all(
    [found.principal, found.agent].map((account) => currentOf(explorer, account, head.number)),
  );
  const wish = {
    principal: principal ?? found.principal,
    agent: agent ?? found.agent,
    theme: mandate.theme,
    ...(mandate.resource === undefined ? {} : { resource: mandate.resource }),
    path: found.path,
  };
  const authority = await readAuthority(chain, ref, wish, block);
  const links = authority.links.flatMap((link, at) => {
    const grantor = found.links[at]?.grantor;
    return grantor === undefined ? [] : [{ ...link, grantor }];
  });
  return { mandate, standing, authority, links, story, registry, head };
}

/** The account that acts for an identity now; the account itself where no identities were published with the page. */
async function currentOf({ chain, deployment }: Explorer, account: Address, block: bigint): Promise<Address> {
  const registry = deployment.contracts["IdentityRegistry"];
  if (registry === undefined) return account;
  return (await readPlace(chain, { identities: registry.address }, account, { block })).current;
}

async function readStory(
  { chain, ...explorer }: Explorer,
  key: Hex,
  span: { readonly fromBlock: bigint; readonly toBlock: bigint },
): Promise<readonly TimedAct[] | undefined> {
  try {
    const acts = await mandateHistory(chain, refOf({ chain, ...explorer }), key, span);
    const times = await timesOf(
      chain,
      acts.map(({ block }) => block),
    );
    return acts.map((act) => ({ ...act, at: times.get(act.block) ?? 0n }));
  } catch (error) {
    if (error instanceof MandateHistoryIncompleteError) return undefined;
    throw error;
  }
}
