import { calls, salesOf } from "@civitas/sdk/conveyance";
import { deployedIn } from "@civitas/sdk/core";
import { type Hex, isHex, padHex, stringToHex } from "viem";
import type { Findings } from "../app/kind.js";
import { pathOf } from "../app/route.js";
import type { Explorer } from "../chain/explorer.js";
import { short } from "../ui/chain.js";
import { sales } from "./words/index.js";

/** Looks for a sale by its id, or for the sales of a title by its reference, as written and in capitals. */
export async function findSale(explorer: Explorer, text: string): Promise<Findings> {
  const ids = isId(text) ? await known(explorer, text) : await ofTitle(explorer, text);
  return {
    looked: sales.looked,
    found: ids.map((id) => ({ path: pathOf("sale", id), label: sales.name(short(id)) })),
  };
}

export const isId = (text: string): text is Hex => isHex(text) && text.length === 66;

async function known({ chain, deployment }: Explorer, id: Hex): Promise<readonly Hex[]> {
  const { address: conveyance } = deployedIn(deployment, "Conveyance");
  const { state } = await chain.read(calls.sale({ conveyance }, id));
  return state === 0 ? [] : [id];
}

async function ofTitle({ chain, deployment }: Explorer, text: string): Promise<readonly Hex[]> {
  const { address: conveyance, block: fromBlock } = deployedIn(deployment, "Conveyance");
  const references = [...new Set([text, text.toUpperCase()])].map((reference) =>
    stringToHex(reference.normalize("NFC")),
  );
  const titles = references.filter((hex) => hex.length <= 66).map((hex) => padHex(hex, { dir: "right", size: 32 }));
  const found = await Promise.all(titles.map((titleId) => salesOf(chain, { conveyance }, titleId, { fromBlock })));
  return found.flat();
}
