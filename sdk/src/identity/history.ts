import { type Address, type Hex, pad } from "viem";
import { type Chain, type ChainEvent, readEvents } from "../core/index.js";
import { identityRegistryAbi } from "../generated/identity.js";
import { IdentityHistoryIncompleteError } from "./errors.js";
import { readIdentity, readPlace } from "./read.js";
import type { HistorySpan, IdentityAct, IdentityRef } from "./types.js";

const ACTS = [
  "AccountVerified",
  "VerificationProlonged",
  "VerificationWithdrawn",
  "VerificationReinstated",
  "IdentityEnded",
  "SuccessionAnnounced",
  "SuccessionObjected",
  "SuccessionWithdrawn",
  "SuccessionCompleted",
  "AccountRotated",
] as const;

type ActEvent = ChainEvent<typeof identityRegistryAbi, (typeof ACTS)[number]>;

/** Kinds that move an identity on to the next account. */
const MOVES: ReadonlySet<IdentityAct["kind"]> = new Set(["succeeded", "rotated"]);

/**
 * Tells all that was ever done to an identity, from its first account on, and makes sure that no act is missing: each
 * account's revisions run from 1 to the one on record.
 *
 * @param account Any account of the identity.
 * @returns Every act, oldest first; none for an account that nobody ever verified.
 * @throws {@link IdentityHistoryIncompleteError} when the node's logs leave out or add an act.
 */
export async function identityHistory(
  chain: Chain,
  ref: IdentityRef,
  account: Address,
  span: HistorySpan = {},
): Promise<readonly IdentityAct[]> {
  const { fromBlock = 0n, toBlock = (await chain.block()).number } = span;
  const { root, current } = await readPlace(chain, ref, account, { block: toBlock });
  const acts: IdentityAct[] = [];
  for (let at: Address | undefined = root; at !== undefined; ) {
    const own: readonly IdentityAct[] = [
      ...takingOver(at, acts.at(-1)),
      ...(await actsOf(chain, ref, at, { fromBlock, toBlock })),
    ];
    const identity = await readIdentity(chain, ref, at, { block: toBlock });
    verifyRevisions(at, own, identity.state === "unknown" ? 0 : identity.revision);
    acts.push(...own);
    at = BigInt(at) === BigInt(current) ? undefined : successorIn(own);
  }
  return acts;
}

/** The accounts of an identity in their order, the first before the others. */
export async function identityLine(
  chain: Chain,
  ref: IdentityRef,
  account: Address,
  span: HistorySpan = {},
): Promise<readonly Address[]> {
  const acts = await identityHistory(chain, ref, account, span);
  const line = new Set(acts.map((act) => act.account));
  return line.size === 0 ? [account] : [...line];
}

/** Acts on one account's record, but for the one by which it took over. */
async function actsOf(
  chain: Chain,
  { identities }: IdentityRef,
  account: Address,
  span: Required<HistorySpan>,
): Promise<readonly IdentityAct[]> {
  const key: Hex = pad(account, { size: 32 });
  const events = await readEvents(chain, { abi: identityRegistryAbi, address: identities, key, names: ACTS, ...span });
  return (events as readonly ActEvent[]).map(actFrom);
}

/** A successor's first revision is the act by which its predecessor was succeeded. */
function takingOver(account: Address, last: IdentityAct | undefined): readonly IdentityAct[] {
  if (last === undefined) return [];
  const { block, transaction, account: predecessor } = last;
  return [{ kind: "took over", account, revision: 1, block, transaction, predecessor }];
}

function successorIn(acts: readonly IdentityAct[]): Address | undefined {
  const move = acts.find(({ kind }) => MOVES.has(kind));
  return move !== undefined && "successor" in move ? move.successor : undefined;
}

function verifyRevisions(account: Address, acts: readonly IdentityAct[], revision: number): void {
  const astray = acts.findIndex((act, index) => act.revision !== index + 1);
  if (astray === -1 && acts.length === revision) return;
  const missing = astray === -1 ? Math.min(acts.length, revision) + 1 : astray + 1;
  throw new IdentityHistoryIncompleteError(account, missing, revision);
}

function actFrom(event: ActEvent): IdentityAct {
  const { account, revision } = event.args;
  const line = { account, revision, block: event.blockNumber, transaction: event.transactionHash };
  switch (event.eventName) {
    case "AccountVerified": {
      const { officer: actor, office, kind, until } = event.args;
      return {
        ...line,
        kind: "verified",
        actor,
        office,
        as: kind === 1 ? "person" : "organisation",
        until: BigInt(until),
      };
    }
    case "VerificationProlonged":
      return { ...line, kind: "prolonged", actor: event.args.officer, until: BigInt(event.args.until) };
    case "VerificationWithdrawn":
      return { ...line, kind: "withdrawn", actor: event.args.officer, digest: event.args.reason };
    case "VerificationReinstated":
      return { ...line, kind: "reinstated", actor: event.args.officer, digest: event.args.basis };
    case "IdentityEnded":
      return { ...line, kind: "ended", actor: event.args.officer, digest: event.args.basis };
    case "SuccessionAnnounced": {
      const { officer: actor, successor, completableAt, basis: digest } = event.args;
      return { ...line, kind: "succession announced", actor, successor, completableAt: BigInt(completableAt), digest };
    }
    case "SuccessionObjected": {
      const { successor, contestedUntil } = event.args;
      return { ...line, kind: "succession objected to", successor, contestedUntil: BigInt(contestedUntil) };
    }
    case "SuccessionWithdrawn": {
      const { officer: actor, successor, reason: digest } = event.args;
      return { ...line, kind: "succession withdrawn", actor, successor, digest };
    }
    case "SuccessionCompleted":
      return { ...line, kind: "succeeded", successor: event.args.successor };
    case "AccountRotated":
      return { ...line, kind: "rotated", successor: event.args.successor };
  }
}
