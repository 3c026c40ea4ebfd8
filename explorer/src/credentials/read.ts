import type { RegistryStanding } from "@civitas/sdk/access";
import { type BlockHead, deployedIn } from "@civitas/sdk/core";
import { CredentialUnknownError } from "@civitas/sdk/credentials";
import type { Address, Hex } from "viem";
import type { Explorer } from "../chain/explorer.js";
import { momentOf } from "../chain/reading.js";
import { registryStanding } from "../chain/registry.js";
import { type CertificateImage, certificateOf } from "../ui/drawing.js";
import { credentialIdOf } from "./ids.js";
import { type Kind, kindOf, readKinds } from "./kinds.js";
import {
  type CredentialAct,
  call,
  readStory,
  SINGLE_ACTS,
  type Status,
  statusOf,
  type Term,
  termOf,
} from "./record.js";

/** A credential as the register has it, with its story. */
export interface CredentialView {
  readonly id: Hex;
  readonly serial: string;
  readonly kind: Kind;
  readonly credential: Term & {
    readonly revision: number;
    /** Account of the subject, where one is named. */
    readonly holder: Address | undefined;
    readonly commitment: Hex;
  };
  readonly status: Status;
  readonly story: readonly CredentialAct[];
  readonly certificate: CertificateImage | undefined;
  readonly registry: RegistryStanding;
  readonly head: BlockHead;
  /** Moment (Unix seconds) by which the status was judged. */
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
  const { chain, deployment } = explorer;
  const { address } = deployedIn(deployment, "CredentialRegistry");
  const head = await chain.block();
  const moment = momentOf(head);
  const block = { block: head.number };
  try {
    const [record, status, drawing, kinds, registry, story] = await Promise.all([
      chain.read(call(address, "credential", [id]), block),
      chain.read(call(address, "status", [id, Number(moment)]), block),
      chain.read(call(address, "certificate", [id]), block),
      readKinds(explorer),
      registryStanding(explorer, "CredentialRegistry"),
      readStory(explorer, SINGLE_ACTS, id, head.number),
    ]);
    const { revision, holder, commitment } = record;
    return {
      id,
      serial,
      kind: kindOf(kinds, typeId),
      credential: {
        ...termOf(record),
        revision,
        holder: BigInt(holder) === 0n ? undefined : holder,
        commitment,
      },
      status: statusOf(status),
      story,
      certificate: certificateOf(drawing),
      registry,
      head,
      moment,
    };
  } catch (error) {
    if (error instanceof CredentialUnknownError) return undefined;
    throw error;
  }
}

/** Whether a credential of this id was issued. */
export async function credentialExists({ chain, deployment }: Explorer, id: Hex): Promise<boolean> {
  const { address } = deployedIn(deployment, "CredentialRegistry");
  const { timestamp } = await chain.block();
  return statusOf(await chain.read(call(address, "status", [id, Number(timestamp)]))).state !== "unknown";
}
