import { type Address, encodeEventTopics, type Hex } from "viem";
import { type Chain, decodeEvents, readEvents } from "../core/index.js";
import { conveyanceAbi } from "../generated/conveyance.js";
import * as calls from "./calls.js";
import { type CodedTerms, endingFrom, termsFrom } from "./codes.js";
import { SaleTermsMissingError } from "./errors.js";
import { saleId as saleIdOf } from "./typedData.js";
import type { Awaited, ContractOfSale, ConveyanceRef, Ending, SaleStanding } from "./types.js";

/** From which of the conveyance's blocks to read, and as of which. */
export interface ReadOptions {
  /** First block of the conveyance: nodes then answer faster. */
  readonly fromBlock?: bigint;
  /** The latest when left out. */
  readonly block?: bigint;
}

const [UNKNOWN, OPEN, SETTLED] = [0, 1, 2];

/**
 * Tells how a sale stands, at the latest block unless another is named. All is asked of the chain anew: what a
 * reorganised block held counts no more.
 *
 * @throws {@link SaleTermsMissingError} when the node does not give the contract of sale that was signed.
 */
export async function readSale(
  chain: Chain,
  ref: ConveyanceRef,
  saleId: Hex,
  options: ReadOptions = {},
): Promise<SaleStanding> {
  const head = await chain.block(options.block);
  const at = { block: head.number };
  const record = await chain.read(calls.sale(ref, saleId), at);
  if (record.state === UNKNOWN) return { state: "unknown", saleId, block: head.number };

  const terms = await termsOf(chain, ref, saleId, { ...options, block: head.number });
  const opened = { saleId, terms, paid: record.paid, openedAt: BigInt(record.openedAt), block: head.number };
  const closedAt = BigInt(record.closedAt);
  if (record.state === OPEN) {
    const ending = endingFrom(await chain.read(calls.endingOf(ref, terms), at));
    return { state: "open", awaits: awaited(opened.terms, record.paid, head.timestamp, ending), ...opened };
  }
  if (record.state === SETTLED) return { state: "settled", settledAt: closedAt, ...opened };
  return { state: "ended", ending: endingFrom(record.ending) ?? "agreed", endedAt: closedAt, ...opened };
}

/** Finds the contract of sale of a sale in the log, and makes sure that it is the one that was signed. */
export async function termsOf(
  chain: Chain,
  ref: ConveyanceRef,
  saleId: Hex,
  { fromBlock = 0n, block }: ReadOptions = {},
): Promise<ContractOfSale> {
  const [event] = await readEvents(chain, {
    abi: conveyanceAbi,
    address: ref.conveyance,
    names: ["SaleOpened"],
    key: saleId,
    fromBlock,
    ...(block === undefined ? {} : { toBlock: block }),
  });
  if (event === undefined) throw new SaleTermsMissingError(saleId);
  const terms = termsFrom(event.args.terms as CodedTerms);
  if (saleIdOf({ chainId: chain.id, ...ref }, terms) !== saleId.toLowerCase()) throw new SaleTermsMissingError(saleId);
  return terms;
}

/** Ids of all sales of a title that were ever opened, the first one first. */
export async function salesOf(
  chain: Chain,
  { conveyance }: ConveyanceRef,
  titleId: Hex,
  { fromBlock = 0n, block }: ReadOptions = {},
): Promise<readonly Hex[]> {
  const toBlock = block ?? (await chain.block()).number;
  const topics = encodeEventTopics({ abi: conveyanceAbi, eventName: "SaleOpened", args: { titleId } });
  const logs = await chain.logs({ address: conveyance, topics: topics as (Hex | null)[], fromBlock, toBlock });
  return decodeEvents<typeof conveyanceAbi, "SaleOpened">(conveyanceAbi, logs).map(({ args }) => args.saleId);
}

/** Tells what an account is owed in a token because it could not be paid. */
export const readCredit = (
  chain: Chain,
  ref: ConveyanceRef,
  owed: { readonly token: Address; readonly account: Address },
): Promise<bigint> => chain.read(calls.credit(ref, owed));

function awaited(terms: ContractOfSale, paid: bigint, moment: bigint, ending: Ending | undefined): Awaited {
  const { price, deposit = 0n, coolingOff = 0n, deadline } = terms;
  if (ending !== undefined) return { kind: "refund", ending };
  if (paid === 0n && deposit !== 0n) return { kind: "deposit", least: deposit };
  if (paid < price) return { kind: "balance", owing: price - paid };
  if (moment <= coolingOff) return { kind: "cooling-off", until: coolingOff };
  return { kind: "settlement", until: deadline };
}
