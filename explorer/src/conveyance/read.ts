import type { RegistryStanding } from "@civitas/sdk/access";
import { calls, readSale, type SaleAct, type SaleStanding, saleHistory } from "@civitas/sdk/conveyance";
import { type BlockHead, type Chain, deployedIn } from "@civitas/sdk/core";
import { type Address, formatUnits, type Hex } from "viem";
import type { Explorer } from "../chain/explorer.js";
import { registryStanding } from "../chain/registry.js";
import { timesOf } from "../chain/times.js";

/** A sale that was opened. */
export type KnownSale = Exclude<SaleStanding, { readonly state: "unknown" }>;

/** One act in a sale's story, and when (Unix seconds) it was done. */
export type TimedAct = SaleAct & { readonly at: bigint };

/** A sale as the conveyance has it, with its story. */
export interface SaleView {
  readonly sale: KnownSale;
  readonly story: readonly TimedAct[];
  /** Writes an amount of the sale's token. */
  readonly money: (amount: bigint) => string;
  readonly registry: RegistryStanding;
  readonly head: BlockHead;
}

/** Reads a sale and all that belongs to it, at one block; undefined where there is none. */
export async function readSaleView(explorer: Explorer, id: Hex): Promise<SaleView | undefined> {
  const { chain, deployment } = explorer;
  const { address: conveyance, block: fromBlock } = deployedIn(deployment, "Conveyance");
  const head = await chain.block();
  const sale = await readSale(chain, { conveyance }, id, { fromBlock, block: head.number });
  if (sale.state === "unknown") return undefined;
  const [acts, money, registry] = await Promise.all([
    saleHistory(chain, { conveyance }, id, { fromBlock, toBlock: head.number }),
    moneyOf(chain, sale.terms.token),
    registryStanding(explorer, "Conveyance"),
  ]);
  const times = await timesOf(
    chain,
    acts.map(({ block }) => block),
  );
  const story = acts.map((act) => ({ ...act, at: times.get(act.block) ?? 0n }));
  return { sale, story, money, registry, head };
}

/** How amounts of a token are written; in its smallest unit where it does not tell. */
async function moneyOf(chain: Chain, token: Address): Promise<(amount: bigint) => string> {
  const [symbol, decimals] = await Promise.all([
    chain.read(calls.tokenSymbol(token)).catch(() => ""),
    chain.read(calls.tokenDecimals(token)).catch(() => 0),
  ]);
  return (amount) => {
    const [whole = "0", part] = formatUnits(amount, decimals).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "\u202f");
    return `${grouped}${part === undefined ? "" : `.${part.padEnd(2, "0")}`} ${symbol}`.trim();
  };
}
