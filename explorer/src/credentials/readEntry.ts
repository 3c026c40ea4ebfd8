import { type BlockHead, deployedIn } from "@civitas/sdk/core";
import { type Hex, hexToString } from "viem";
import type { Explorer } from "../chain/explorer.js";
import { momentOf } from "../chain/reading.js";
import { type Kind, kindOf, readKinds } from "./kinds.js";
import { type BadField, type EntryProof, parseProof } from "./proof.js";
import { BATCH_ACTS, type CredentialAct, call, readStory, type Status, statusOf, type Term, termOf } from "./record.js";

/** An entry of a batch as the register has it, with its story. */
export interface EntryView {
  readonly entry: EntryProof;
  readonly status: Status;
  /** The batch; undefined where the proof leads to none on record. */
  readonly batch: (Term & { readonly kind: Kind; readonly count: number }) | undefined;
  readonly story: readonly CredentialAct[];
  readonly head: BlockHead;
  /** Moment (Unix seconds) by which the status was judged. */
  readonly moment: bigint;
}

/** Reads the entry that a proof file names, every part at the same block. */
export async function readEntryView(explorer: Explorer, file: string): Promise<EntryView | BadField> {
  const entry = parseProof(file);
  if ("field" in entry) return entry;
  const { chain, deployment } = explorer;
  const { address } = deployedIn(deployment, "CredentialRegistry");
  const head = await chain.block();
  const moment = momentOf(head);
  const block = { block: head.number };

  const status = statusOf(await chain.read(call(address, "entryStatus", [entry, Number(moment)]), block));
  if (status.state === "unknown") return { entry, status, batch: undefined, story: [], head, moment };

  const [batch, kinds, story] = await Promise.all([
    chain.read(call(address, "batch", [entry.root]), block),
    readKinds(explorer),
    readStory(explorer, BATCH_ACTS, entry.root, head.number),
  ]);
  return {
    entry,
    status,
    batch: { ...termOf(batch), kind: kindOf(kinds, hexToString(batch.typeId as Hex)), count: batch.count },
    story: story.filter(({ args }) => !("index" in args) || args.index === entry.index),
    head,
    moment,
  };
}
