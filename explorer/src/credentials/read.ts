import type { RegistryStanding } from "@civitas/sdk/access";
import type { BlockHead } from "@civitas/sdk/core";
import {
  type CredentialRecord,
  calls,
  credentialHistory,
  type Links,
  readCredential,
  readLinks,
  type Standing,
  verifyCredential,
} from "@civitas/sdk/credentials";
import type { Hex } from "viem";
import type { Explorer } from "../chain/explorer.js";
import { momentOf } from "../chain/reading.js";
import { registryStanding } from "../chain/registry.js";
import { type CertificateImage, certificateOf } from "../ui/drawing.js";
import { credentialIdOf } from "./ids.js";
import { type Kind, kindOf, readKinds } from "./kinds.js";
import { readStory, refOf, type StoryAct } from "./record.js";

/** A credential as the register has it, with its story. */
export interface CredentialView {
  readonly id: Hex;
  readonly serial: string;
  readonly kind: Kind;
  readonly credential: Exclude<CredentialRecord, { readonly state: "unknown" }>;
  readonly standing: Standing;
  /** What it superseded, and what superseded it. */
  readonly links: Links;
  /** Every act, the first one first; undefined where the node left some out. */
  readonly story: readonly StoryAct[] | undefined;
  readonly certificate: CertificateImage | undefined;
  readonly registry: RegistryStanding;
  readonly head: BlockHead;
  /** Moment (Unix seconds) by which the standing was judged. */
  readonly moment: bigint;
}

/** Reads a credential and all that belongs to it, every part at the same block; undefined where there is none. */
export async function readCredentialView(
  explorer: Explorer,
  typeId: string,
  serial: string,
): Promise<CredentialView | undefined> {
  const id = credentialIdOf(typeId, serial);
  if (id === undefined) return undefined;
  const { chain } = explorer;
  const ref = refOf(explorer);
  const head = await chain.block();
  const moment = momentOf(head);
  const block = { block: head.number };
  const credential = await readCredential(chain, ref, id, block);
  if (credential.state === "unknown") return undefined;
  const [standing, links, drawing, kinds, registry, story] = await Promise.all([
    verifyCredential(chain, { ...ref, id }, moment, block),
    readLinks(chain, ref, id, block),
    chain.read(calls.certificate(ref, id), block),
    readKinds(explorer),
    registryStanding(explorer, "CredentialRegistry"),
    readStory(explorer, head.number, (span) => credentialHistory(chain, ref, id, span)),
  ]);
  return {
    id,
    serial,
    kind: kindOf(kinds, typeId),
    credential,
    standing,
    links,
    story,
    certificate: certificateOf(drawing),
    registry,
    head,
    moment,
  };
}

/** Whether a credential of this id was issued. */
export async function credentialExists(explorer: Explorer, id: Hex): Promise<boolean> {
  return (await readCredential(explorer.chain, refOf(explorer), id)).state !== "unknown";
}
