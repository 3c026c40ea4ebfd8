import type { RegistryStanding } from "@civitas/sdk/access";
import {
  type ConsentAct,
  ConsentHistoryIncompleteError,
  type ConsentRef,
  consentHistory,
  type Listed,
  readConsent,
  readTerms,
} from "@civitas/sdk/consent";
import { type BlockHead, deployedIn } from "@civitas/sdk/core";
import { type Hex, isHex, size } from "viem";
import type { Findings } from "../app/kind.js";
import { pathOf } from "../app/route.js";
import type { Explorer } from "../chain/explorer.js";
import { registryStanding } from "../chain/registry.js";
import { consents } from "./words/index.js";

/** A consent as the registry has it, with its story. */
export interface ConsentView {
  readonly consent: Listed;
  /** Every act and look, the first one first; undefined where the node left some out. */
  readonly story: readonly ConsentAct[] | undefined;
  readonly registry: RegistryStanding;
  readonly head: BlockHead;
}

/** Which registry. */
export const refOf = ({ deployment }: Explorer): ConsentRef => ({
  registry: deployedIn(deployment, "ConsentRegistry").address,
});

const isId = (text: string): text is Hex => isHex(text) && size(text) === 32;

/** Reads a consent and all that belongs to it, at one block; undefined where there is none. */
export async function readConsentView(explorer: Explorer, id: string): Promise<ConsentView | undefined> {
  if (!isId(id)) return undefined;
  const { chain, deployment } = explorer;
  const ref = refOf(explorer);
  const head = await chain.block();
  const span = { fromBlock: deployedIn(deployment, "ConsentRegistry").block, toBlock: head.number };
  const consent = await readTerms(chain, ref, id, span);
  if (consent === undefined) return undefined;
  const story = await consentHistory(chain, ref, id, span).catch((error: unknown) => {
    if (error instanceof ConsentHistoryIncompleteError) return undefined;
    throw error;
  });
  return { consent, story, registry: await registryStanding(explorer, "ConsentRegistry"), head };
}

/** Looks for a consent by its id. */
export async function findConsent(explorer: Explorer, text: string): Promise<Findings> {
  const looked = consents.looked;
  if (!isId(text)) return { looked, found: [] };
  const { state } = await readConsent(explorer.chain, refOf(explorer), text);
  return { looked, found: state === "unknown" ? [] : [{ path: pathOf("consent", text), label: consents.name }] };
}
