import { type Hex, zeroAddress } from "viem";
import { type Chain, readEvents } from "../core/index.js";
import { ApplicationUnknownError, ServiceUnknownError, serviceDeskAbi } from "../generated/desk.js";
import * as calls from "./calls.js";
import type {
  ApplicationRecord,
  ApplicationStanding,
  DeskRef,
  HistorySpan,
  Service,
  ServiceTerms,
  Stage,
  Turn,
} from "./types.js";

/** Stages in the contract's order, after the one that means none. */
const STAGES = [
  "pending",
  "waiting",
  "refused",
  "appealed",
  "granted",
  "deemed granted",
  "rejected",
  "withdrawn",
  "lapsed",
] as const satisfies readonly Stage[];

/** Stages from which an application may still move. */
const OPEN: ReadonlySet<Stage> = new Set(["pending", "waiting", "refused", "appealed"]);

/** Reads a service as it is offered; undefined where it never was. */
export async function readService(
  chain: Chain,
  ref: DeskRef,
  serviceId: Hex,
  options: { readonly block?: bigint } = {},
): Promise<Service | undefined> {
  try {
    const { office, revision, open, terms } = await chain.read(calls.service(ref, serviceId), options);
    return { serviceId, office, revision, open, terms: termsFrom(terms) };
  } catch (error) {
    if (error instanceof ServiceUnknownError) return undefined;
    throw error;
  }
}

/** Every service that was ever offered at a desk, as it is offered now, in the order in which they came. */
export async function readServices(chain: Chain, ref: DeskRef, span: HistorySpan = {}): Promise<readonly Service[]> {
  const { fromBlock = 0n, toBlock = (await chain.block()).number } = span;
  const query = { abi: serviceDeskAbi, address: ref.desk, names: ["ServiceSet"], fromBlock, toBlock } as const;
  const ids = new Set((await readEvents(chain, query)).map(({ args }) => args.serviceId));
  const found = await Promise.all([...ids].map((id) => readService(chain, ref, id, { block: toBlock })));
  return found.filter((service) => service !== undefined);
}

/** Reads the terms under which an application was submitted. */
export async function readTerms(
  chain: Chain,
  ref: DeskRef,
  { serviceId, serviceRevision }: Pick<ApplicationRecord, "serviceId" | "serviceRevision">,
  options: { readonly block?: bigint } = {},
): Promise<ServiceTerms> {
  return termsFrom(await chain.read(calls.termsOf(ref, serviceId, serviceRevision), options));
}

/** Tells how an application stands, at the latest block unless another is named. */
export async function readApplication(
  chain: Chain,
  ref: DeskRef,
  applicationId: Hex,
  options: { readonly block?: bigint } = {},
): Promise<ApplicationStanding> {
  try {
    const record = await chain.read(calls.applicationOf(ref, applicationId), options);
    const stage = STAGES[record.stage - 1];
    if (stage === undefined) return { state: "unknown" };
    return {
      state: "known",
      applicationId,
      serviceId: record.serviceId,
      serviceRevision: record.serviceRevision,
      revision: record.revision,
      stage,
      applicant: record.applicant,
      payer: record.payer,
      commitment: record.commitment,
      requests: record.requests,
      ...(OPEN.has(stage) ? { dueAt: BigInt(record.dueAt) } : {}),
      ...(stage === "waiting" ? { remaining: BigInt(record.remaining) } : {}),
      ...(record.refusedBy === zeroAddress ? {} : { refusedBy: record.refusedBy }),
    };
  } catch (error) {
    if (error instanceof ApplicationUnknownError) return { state: "unknown" };
    throw error;
  }
}

/**
 * Tells who can bring an application further at a moment.
 *
 * @param moment Unix seconds.
 */
export function turnOf({ stage, dueAt = 0n }: Pick<ApplicationRecord, "stage" | "dueAt">, moment: bigint): Turn {
  const over = moment >= dueAt;
  switch (stage) {
    case "pending":
      return over ? { who: "anybody", act: "lapse" } : { who: "office", until: dueAt };
    case "appealed":
      return over ? { who: "anybody", act: "lapse" } : { who: "appeal office", until: dueAt };
    case "waiting":
      return over ? { who: "office or applicant" } : { who: "applicant", until: dueAt };
    case "refused":
      return over ? { who: "anybody", act: "conclude" } : { who: "applicant", until: dueAt };
    default:
      return { who: "nobody" };
  }
}

type Written = {
  readonly token: `0x${string}`;
  readonly appealOffice: bigint;
  readonly requests: number;
  readonly lapse: number;
  readonly treasury: `0x${string}`;
  readonly period: number;
  readonly answerPeriod: number;
  readonly appealPeriod: number;
  readonly fee: bigint;
  readonly appealTerm: number;
  readonly standardTerm: number;
};

const termsFrom = ({
  token,
  fee,
  treasury,
  lapse,
  standardTerm,
  appealOffice,
  requests,
  ...said
}: Written): ServiceTerms => ({
  ...(fee === 0n ? {} : { fee: { token, amount: fee, treasury } }),
  period: BigInt(said.period),
  answerPeriod: BigInt(said.answerPeriod),
  requests,
  appealPeriod: BigInt(said.appealPeriod),
  appealOffice,
  appealTerm: BigInt(said.appealTerm),
  lapse: lapse === 1 ? "grant" : "refund",
  ...(standardTerm === 0 ? {} : { standardTerm: BigInt(standardTerm) }),
});
