import type { BlockHead } from "@civitas/sdk/core";
import {
  type CredentialEntry,
  calls,
  entryHistory,
  NEVER,
  type Standing,
  verifyCredential,
} from "@civitas/sdk/credentials";
import { hexToString } from "viem";
import type { Explorer } from "../chain/explorer.js";
import { momentOf } from "../chain/reading.js";
import { type Kind, kindOf, readKinds } from "./kinds.js";
import { type BadField, parseProof } from "./proof.js";
import { readStory, refOf, type StoryAct, type Term } from "./record.js";

/** An entry of a batch as the register has it, with its story. */
export interface EntryView {
  readonly entry: CredentialEntry;
  readonly standing: Standing;
  /** The batch; undefined where the proof leads to none on record. */
  readonly batch: (Term & { readonly kind: Kind; readonly count: number }) | undefined;
  /** Every act, the first one first; undefined where the node left some out. */
  readonly story: readonly StoryAct[] | undefined;
  readonly head: BlockHead;
  /** Moment (Unix seconds) by which the standing was judged. */
  readonly moment: bigint;
}

/** Reads the entry that a proof file names, every part at the same block. */
export async function readEntryView(explorer: Explorer, file: string): Promise<EntryView | BadField> {
  const entry = parseProof(file);
  if ("field" in entry) return entry;
  const { chain } = explorer;
  const ref = refOf(explorer);
  const head = await chain.block();
  const moment = momentOf(head);
  const block = { block: head.number };

  const standing = await verifyCredential(chain, { ...ref, entry }, moment, block);
  if (standing.state === "unknown") return { entry, standing, batch: undefined, story: [], head, moment };

  const [batch, kinds, story] = await Promise.all([
    chain.read(calls.batch(ref, entry), block),
    readKinds(explorer),
    readStory(explorer, head.number, (span) => entryHistory(chain, ref, entry, span)),
  ]);
  const { typeId, count, validFrom, validUntil } = batch;
  const end = BigInt(validUntil) === NEVER ? {} : { validUntil: BigInt(validUntil) };
  return {
    entry,
    standing,
    batch: { kind: kindOf(kinds, hexToString(typeId)), count, validFrom: BigInt(validFrom), ...end },
    story,
    head,
    moment,
  };
}
