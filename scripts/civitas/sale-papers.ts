import type { Hex } from "viem";
import type { ContractOfSale, DeedOfSale, PayOff, SharedDeedOfSale } from "../../sdk/src/conveyance/index.js";
import { ToolError } from "../support/error.js";
import { readInput } from "./input.js";

/** What a sale is opened with. */
export interface Opening {
  readonly terms: ContractOfSale;
  readonly signatures: { readonly sellers: readonly Hex[]; readonly buyer: Hex };
}

/** What a sale is settled with. */
export type Settling = { readonly payOffs: readonly PayOff[] } & (
  | {
      readonly kind: "sole";
      readonly deed: DeedOfSale;
      readonly signatures: { readonly seller: Hex; readonly buyer: Hex; readonly consents?: readonly Hex[] };
    }
  | {
      readonly kind: "shared";
      readonly deed: SharedDeedOfSale;
      readonly signatures: { readonly parties: readonly Hex[]; readonly consents?: readonly Hex[] };
    }
);

/** Whole numbers that are too large for JSON's own are written as texts. */
const LARGE = /^(price|deposit|duty|payOffLimit|parts|amount|deadline|coolingOff|numerator|denominator)$/;

/** Reads a contract of sale with its signatures. */
export async function readOpening(path: string): Promise<Opening> {
  const { terms, signatures } = await readPapers(path);
  const parts = signatures as Partial<Opening["signatures"]> | undefined;
  if (!isRecord(terms) || !Array.isArray(parts?.sellers) || typeof parts.buyer !== "string") {
    throw new ToolError(
      `${path} holds no contract of sale: it needs "terms" and "signatures" of "sellers" and "buyer".`,
    );
  }
  return { terms, signatures } as unknown as Opening;
}

/** Reads a deed with its signatures and the pay-offs that go with it. */
export async function readSettling(path: string): Promise<Settling> {
  const { deed, signatures, payOffs = [] } = await readPapers(path);
  if (!isRecord(deed) || !isRecord(signatures) || !Array.isArray(payOffs)) {
    throw new ToolError(`${path} holds no deed: it needs "deed", "signatures" and, with charges, "payOffs".`);
  }
  return { kind: "ownership" in deed ? "shared" : "sole", deed, signatures, payOffs } as unknown as Settling;
}

async function readPapers(path: string): Promise<Readonly<Record<string, unknown>>> {
  const text = new TextDecoder().decode(await readInput(path));
  try {
    const papers: unknown = JSON.parse(text, (key, value) => (LARGE.test(key) ? BigInt(value) : value));
    if (isRecord(papers)) return papers;
  } catch (cause) {
    throw new ToolError(`${path} is not valid: ${(cause as Error).message}.`, { cause });
  }
  throw new ToolError(`${path} holds no papers of a sale.`);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
