import { readApplication, serviceName } from "@civitas/sdk/desk";
import { isHex, size } from "viem";
import type { Findings } from "../app/kind.js";
import { pathOf } from "../app/route.js";
import type { Explorer } from "../chain/explorer.js";
import { refOf } from "./read.js";
import { desk } from "./words/index.js";

/** Looks for an application by its id. */
export async function findApplication(explorer: Explorer, text: string): Promise<Findings> {
  const looked = desk.looked;
  if (!isHex(text) || size(text) !== 32) return { looked, found: [] };
  const standing = await readApplication(explorer.chain, refOf(explorer), text);
  if (standing.state === "unknown") return { looked, found: [] };
  return { looked, found: [{ path: pathOf("application", text), label: desk.name(serviceName(standing.serviceId)) }] };
}
