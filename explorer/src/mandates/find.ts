import { deployedIn } from "@civitas/sdk/core";
import { type MandatesRef, readMandate } from "@civitas/sdk/mandates";
import { type Hex, isHex, size } from "viem";
import type { Findings } from "../app/kind.js";
import { pathOf } from "../app/route.js";
import type { Explorer } from "../chain/explorer.js";
import { mandates } from "./words/index.js";

/** Which registry. */
export const refOf = ({ deployment }: Explorer): MandatesRef => ({
  mandates: deployedIn(deployment, "MandateRegistry").address,
});

export const isKey = (text: string): text is Hex => isHex(text) && size(text) === 32;

/** Looks for a mandate by its key. */
export async function findMandate(explorer: Explorer, text: string): Promise<Findings> {
  const looked = mandates.looked;
  if (!isKey(text)) return { looked, found: [] };
  const { state } = await readMandate(explorer.chain, refOf(explorer), text);
  return { looked, found: state === "unknown" ? [] : [{ path: pathOf("mandate", text), label: mandates.name }] };
}
