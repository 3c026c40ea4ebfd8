import type { RegistryStanding } from "@civitas/sdk/access";
import { type BlockHead, type Chain, contractCalls, deployedIn } from "@civitas/sdk/core";
import { calls as credentials } from "@civitas/sdk/credentials";
import {
  type ApplicationAct,
  ApplicationHistoryIncompleteError,
  type ApplicationRecord,
  applicationHistory,
  calls,
  type DeskRef,
  type Fee,
  readApplication,
  readTerms,
  type ServiceTerms,
  serviceName,
  type Turn,
  turnOf,
} from "@civitas/sdk/desk";
import { type MandateUsedOn, mandateUsesOn } from "@civitas/sdk/mandates";
import { formatUnits, type Hex, isHex, parseAbi, size, slice } from "viem";
import type { Explorer } from "../chain/explorer.js";
import { momentOf } from "../chain/reading.js";
import { registryStanding } from "../chain/registry.js";
import { timesOf } from "../chain/times.js";

/** One act in an application's story, and when (Unix seconds) it was entered. */
export type StoryAct = ApplicationAct & {
  readonly at: bigint;
  /** Key of the mandate that names the agent who acted, where one did and the registry of mandates is published. */
  readonly mandateKey?: Hex;
};

/** An application as the desk has it, with its story. */
export interface ApplicationView {
  readonly application: ApplicationRecord;
  readonly service: string;
  /** Name of the kind of credential that is applied for. */
  readonly kind: string;
  readonly terms: ServiceTerms;
  readonly turn: Turn;
  /** Writes an amount of the fee's token. */
  readonly amountOf: (amount: bigint) => string;
  /** Whether a withdrawal now would bring the fee back. */
  readonly refundable: boolean;
  /** Every act, the first one first; undefined where the node left some out. */
  readonly story: readonly StoryAct[] | undefined;
  readonly registry: RegistryStanding;
  readonly head: BlockHead;
  /** Moment (Unix seconds) by which it was judged. */
  readonly moment: bigint;
}

/** Which desk. */
export const refOf = ({ deployment }: Explorer): DeskRef => ({ desk: deployedIn(deployment, "ServiceDesk").address });

/** Reads an application and all that belongs to it, every part at the same block; undefined where there is none. */
export async function readApplicationView(explorer: Explorer, id: string): Promise<ApplicationView | undefined> {
  if (!isHex(id) || size(id) !== 32) return undefined;
  const { chain, deployment } = explorer;
  const ref = refOf(explorer);
  const head = await chain.block();
  const moment = momentOf(head);
  const block = { block: head.number };
  const standing = await readApplication(chain, ref, id, block);
  if (standing.state === "unknown") return undefined;
  const { state: _, ...application } = standing;
  const registry = { registry: deployedIn(deployment, "CredentialRegistry").address };
  const typeId = slice(application.serviceId, 0, 4);
  const [terms, { name: kind }, refundable, story, desk] = await Promise.all([
    readTerms(chain, ref, application, block),
    chain.read(credentials.typeOf(registry, typeId), block),
    chain.read(calls.isRefundable(ref, id), block),
    readStory(explorer, id, head.number),
    registryStanding(explorer, "ServiceDesk"),
  ]);
  return {
    application,
    service: serviceName(application.serviceId),
    kind,
    terms,
    turn: turnOf(application, moment),
    amountOf: await writerOf(chain, terms.fee),
    refundable,
    story,
    registry: desk,
    head,
    moment,
  };
}

async function readStory(explorer: Explorer, id: Hex, toBlock: bigint): Promise<readonly StoryAct[] | undefined> {
  const { chain, deployment } = explorer;
  try {
    const fromBlock = deployedIn(deployment, "ServiceDesk").block;
    const acts = await applicationHistory(chain, refOf(explorer), id, { fromBlock, toBlock });
    const times = await timesOf(
      chain,
      acts.map(({ block }) => block),
    );
    const uses = acts.some(({ mandate }) => mandate) ? await usesOn(explorer, id, toBlock) : [];
    return acts.map((act) => {
      // Of a path every mandate was used: the last one is the agent's own.
      const key = act.mandate && uses.findLast(({ transaction }) => transaction === act.transaction)?.key;
      return { ...act, at: times.get(act.block) ?? 0n, ...(key === undefined ? {} : { mandateKey: key }) };
    });
  } catch (error) {
    if (error instanceof ApplicationHistoryIncompleteError) return undefined;
    throw error;
  }
}

async function usesOn({ chain, deployment }: Explorer, id: Hex, toBlock: bigint): Promise<readonly MandateUsedOn[]> {
  const registry = deployment.contracts["MandateRegistry"];
  if (registry === undefined) return [];
  const { address: mandates, block: fromBlock } = registry;
  return mandateUsesOn(chain, { mandates }, id, { fromBlock, toBlock });
}

const token = contractCalls(
  parseAbi(["function symbol() view returns (string)", "function decimals() view returns (uint8)"]),
  {},
);

/** Amounts as people write them; in the smallest unit where the token does not say how. */
async function writerOf(chain: Chain, fee: Fee | undefined): Promise<(amount: bigint) => string> {
  if (fee === undefined) return String;
  try {
    const [symbol, decimals] = await Promise.all([
      chain.read(token(fee.token, "symbol", [])),
      chain.read(token(fee.token, "decimals", [])),
    ]);
    return (amount) => `${formatUnits(amount, decimals)} ${symbol}`;
  } catch {
    return String;
  }
}
