import type { Hex } from "viem";
import { type Chain, type ChainEvent, readEvents } from "../core/index.js";
import { mandateRegistryAbi } from "../generated/mandates.js";
import * as calls from "./calls.js";
import { MandateHistoryIncompleteError } from "./errors.js";
import type { MandateAct, MandateSpan, MandatesRef, MandateUsedOn } from "./types.js";
import { recordFrom, recordOfWord } from "./written.js";

const ACTS = [
  "MandateGranted",
  "MandateAccepted",
  "MandateEndedByGrantor",
  "MandateEndedByAgent",
  "MandateUsed",
] as const;

type ActEvent = ChainEvent<typeof mandateRegistryAbi, (typeof ACTS)[number]>;

/**
 * Tells a mandate's whole story from the registry's logs, oldest act first, and makes sure that none of the parties' acts
 * is missing: their revisions run from 1 to the one on record.
 *
 * @throws {@link MandateHistoryIncompleteError} when the node's logs leave out or add an act.
 */
export async function mandateHistory(
  chain: Chain,
  ref: MandatesRef,
  key: Hex,
  { fromBlock = 0n, toBlock }: MandateSpan = {},
): Promise<readonly MandateAct[]> {
  const last = toBlock ?? (await chain.block()).number;
  const { revision } = await chain.read(calls.mandateOf(ref, key), { block: last });
  const query = { abi: mandateRegistryAbi, address: ref.mandates, names: ACTS, key, fromBlock, toBlock: last };
  const acts = (await readEvents(chain, query)).map(actFrom);
  const numbers = acts.flatMap((act) => (act.kind === "used" ? [] : [act.revision]));
  const astray = numbers.findIndex((number, index) => number !== index + 1);
  if (astray !== -1) throw new MandateHistoryIncompleteError(key, astray + 1);
  if (numbers.length !== revision) {
    throw new MandateHistoryIncompleteError(key, Math.min(numbers.length, revision) + 1);
  }
  return acts;
}

/**
 * Tells every use of a mandate on one resource, such as an application at a desk, the first one first. Of a path all
 * mandates were used, the principal's own first.
 */
export async function mandateUsesOn(
  chain: Chain,
  { mandates }: MandatesRef,
  resource: Hex,
  { fromBlock = 0n, toBlock }: MandateSpan = {},
): Promise<readonly MandateUsedOn[]> {
  const last = toBlock ?? (await chain.block()).number;
  const query = { abi: mandateRegistryAbi, address: mandates, names: ["MandateUsed"], fromBlock } as const;
  const events = await readEvents(chain, { ...query, keys: [null, null, resource], toBlock: last });
  return events.map(({ args, blockNumber, transactionHash }) => {
    const { key, principal, agent, amount } = args;
    return { key, principal, agent, amount, block: blockNumber, transaction: transactionHash };
  });
}

function actFrom(event: ActEvent): MandateAct {
  const line = { block: event.blockNumber, transaction: event.transactionHash };
  switch (event.eventName) {
    case "MandateGranted": {
      const read = recordOfWord(event.args.record);
      return { ...line, kind: read.state === 1 ? "offered" : "granted", ...recordFrom(read) };
    }
    case "MandateAccepted":
      return { ...line, kind: "accepted", revision: event.args.revision };
    case "MandateEndedByGrantor":
      return { ...line, kind: "revoked", revision: event.args.revision };
    case "MandateEndedByAgent":
      return { ...line, kind: "renounced", revision: event.args.revision };
    case "MandateUsed": {
      const { agent, principal, theme, resource, amount } = event.args;
      return { ...line, kind: "used", agent, principal, theme, resource, amount };
    }
  }
}
