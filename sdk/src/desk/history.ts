import type { Hex } from "viem";
import { type Chain, type ChainEvent, readEvents } from "../core/index.js";
import { serviceDeskAbi } from "../generated/desk.js";
import { ApplicationHistoryIncompleteError } from "./errors.js";
import { readApplication } from "./read.js";
import type { ApplicationAct, DeskRef, HistorySpan } from "./types.js";

const ACTS = [
  "ApplicationSubmitted",
  "InformationRequested",
  "InformationGiven",
  "ApplicationGranted",
  "ApplicationRefused",
  "AppealLodged",
  "AppealDismissed",
  "RefusalBecameFinal",
  "ApplicationDeemedGranted",
  "ApplicationLapsed",
  "ApplicationWithdrawn",
] as const;
const FEES = ["FeeEarned", "FeeRefunded"] as const;
const MANDATES = ["ActedUnderMandate"] as const;

type ActEvent = ChainEvent<typeof serviceDeskAbi, (typeof ACTS)[number]>;
type FeeEvent = ChainEvent<typeof serviceDeskAbi, (typeof FEES)[number]>;
type MandateEvent = ChainEvent<typeof serviceDeskAbi, (typeof MANDATES)[number]>;

/**
 * Tells an application's whole story from the desk's logs, oldest act first, and makes sure that no act is missing: the
 * revisions run from 1 to the one on record. The act that ended it tells what became of the fee.
 *
 * @returns Every act; none for an application that nobody submitted.
 * @throws {@link ApplicationHistoryIncompleteError} when the node's logs leave out or add an act.
 */
export async function applicationHistory(
  chain: Chain,
  ref: DeskRef,
  applicationId: Hex,
  span: HistorySpan = {},
): Promise<readonly ApplicationAct[]> {
  const { fromBlock = 0n, toBlock = (await chain.block()).number } = span;
  const standing = await readApplication(chain, ref, applicationId, { block: toBlock });
  const query = { abi: serviceDeskAbi, address: ref.desk, key: applicationId, fromBlock, toBlock } as const;
  const events = await readEvents(chain, { ...query, names: [...ACTS, ...FEES, ...MANDATES] });
  const of = (names: readonly string[]) => events.filter(({ eventName }) => names.includes(eventName));
  const [fees, uses] = [of(FEES) as readonly FeeEvent[], of(MANDATES) as readonly MandateEvent[]];
  const acts = [...(of(ACTS) as readonly ActEvent[])].sort(byPlace);
  const told = acts.map((event, at) => ({ ...actFrom(event, fees), ...mandateOf(event, acts[at - 1], uses) }));
  verifyHistory(applicationId, told, standing.state === "unknown" ? 0 : standing.revision);
  return told;
}

/**
 * Makes sure that an application's story has no gap: revision n follows n - 1, and the last is the one on record.
 *
 * @throws {@link ApplicationHistoryIncompleteError} naming the first revision that is missing or out of place.
 */
export function verifyHistory(
  applicationId: Hex,
  acts: readonly { readonly revision: number }[],
  revision: number,
): void {
  const astray = acts.findIndex((act, index) => act.revision !== index + 1);
  if (astray === -1 && acts.length === revision) return;
  const missing = astray === -1 ? Math.min(acts.length, revision) + 1 : astray + 1;
  throw new ApplicationHistoryIncompleteError(applicationId, missing, revision);
}

const byPlace = (one: ActEvent, other: ActEvent): number =>
  Number(one.blockNumber - other.blockNumber) || one.logIndex - other.logIndex;

/** What became of the fee in the transaction of an act that ends an application. */
function feeOf(event: ActEvent, fees: readonly FeeEvent[]): Pick<ApplicationAct, "fee"> {
  const fee = fees.find(({ transactionHash }) => transactionHash === event.transactionHash);
  // One transaction may hold several acts on an application: only the last of them can have ended it.
  if (fee === undefined || fee.logIndex < event.logIndex || !ENDS.has(event.eventName)) return {};
  const { token, amount } = fee.args;
  return fee.eventName === "FeeEarned"
    ? { fee: { token, amount, outcome: "earned", payee: fee.args.treasury } }
    : { fee: { token, amount, outcome: "refunded", payee: fee.args.payer } };
}

/** The mandate under which an act was done: it was told in the same transaction, after the act before and before this. */
function mandateOf(
  event: ActEvent,
  before: ActEvent | undefined,
  uses: readonly MandateEvent[],
): Pick<ApplicationAct, "mandate"> {
  const from = before?.transactionHash === event.transactionHash ? before.logIndex : -1;
  const use = uses.find(
    ({ transactionHash, logIndex }) =>
      transactionHash === event.transactionHash && logIndex > from && logIndex < event.logIndex,
  );
  if (use === undefined) return {};
  const { principal, agent, path } = use.args;
  return { mandate: { principal, agent, path } };
}

const ENDS: ReadonlySet<string> = new Set([
  "ApplicationGranted",
  "AppealDismissed",
  "RefusalBecameFinal",
  "ApplicationDeemedGranted",
  "ApplicationLapsed",
  "ApplicationWithdrawn",
]);

function actFrom(event: ActEvent, fees: readonly FeeEvent[]): ApplicationAct {
  const { revision, actor } = event.args;
  const line = { revision, actor, block: event.blockNumber, transaction: event.transactionHash, ...feeOf(event, fees) };
  switch (event.eventName) {
    case "ApplicationSubmitted": {
      const { dossier, serviceId, applicant, payer, serviceRevision, commitment, dueAt } = event.args;
      const said = { serviceId, applicant, payer, serviceRevision, commitment, dueAt: BigInt(dueAt) };
      return { ...line, kind: "submitted", digest: dossier, ...said };
    }
    case "InformationRequested": {
      const { particulars, answerBy, remaining } = event.args;
      return { ...line, kind: "asked", digest: particulars, answerBy: BigInt(answerBy), remaining: BigInt(remaining) };
    }
    case "InformationGiven":
      return { ...line, kind: "answered", digest: event.args.supplement, dueAt: BigInt(event.args.dueAt) };
    case "ApplicationGranted": {
      const { reasons, office, credentialId } = event.args;
      return { ...line, kind: "granted", digest: reasons, office, credentialId };
    }
    case "ApplicationRefused": {
      const { reasons, office, appealUntil } = event.args;
      return { ...line, kind: "refused", digest: reasons, office, appealUntil: BigInt(appealUntil) };
    }
    case "AppealLodged":
      return { ...line, kind: "appealed", digest: event.args.grounds, dueAt: BigInt(event.args.dueAt) };
    case "AppealDismissed":
      return { ...line, kind: "dismissed", digest: event.args.reasons, office: event.args.office };
    case "RefusalBecameFinal":
      return { ...line, kind: "became final" };
    case "ApplicationDeemedGranted":
      return { ...line, kind: "deemed granted", credentialId: event.args.credentialId };
    case "ApplicationLapsed":
      return { ...line, kind: "lapsed" };
    case "ApplicationWithdrawn":
      return { ...line, kind: "withdrawn", refunded: event.args.refunded };
  }
}
