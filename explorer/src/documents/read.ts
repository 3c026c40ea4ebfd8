import type { CivitasError } from "@civitas/sdk/core";
import { checkDocument, type DocumentFinding } from "@civitas/sdk/credentials/documents";
import {
  type CredentialDocument,
  type Disclosure,
  DocumentMalformedError,
  FieldConflictError,
  NothingDisclosedError,
  ProofMalformedError,
  readDocument,
  SaltError,
} from "@civitas/sdk/documents";
import { credentialFaults, type Fault } from "@civitas/sdk/documents/validation";
import { isExtract, readExtract } from "@civitas/sdk/land/extract";
import { hexToString } from "viem";
import type { Explorer } from "../chain/explorer.js";
import { momentOf } from "../chain/reading.js";
import { type Kind, kindOf, readKinds } from "../credentials/kinds.js";
import { type ExtractView, readExtractView } from "../land/extract.js";

/** A document that was compared with the register. */
export interface DocumentView {
  readonly finding: DocumentFinding;
  /** Kind as which it was issued; undefined where it is refused. */
  readonly kind: Kind | undefined;
  /** Rules of the W3C's data model that a whole document breaks. */
  readonly faults: readonly Fault[];
  /** Whether signatures stand beside the fields. */
  readonly signed: boolean;
  /** Moment (Unix seconds) by which it was judged. */
  readonly moment: bigint;
}

/** A file that could not be compared with anything, and why. */
export type BadFile =
  | { readonly bad: "json" | "large" | "no-record" }
  | { readonly bad: "malformed"; readonly pointer: string; readonly sentence: string }
  | { readonly bad: "elsewhere"; readonly chainId: number; readonly registry: string };

const MOST_BYTES = 5_000_000;
const UNFIT = [DocumentMalformedError, FieldConflictError, NothingDisclosedError, ProofMalformedError, SaltError];

/**
 * Reads a file, a credential's document or a title's extract by what it holds, and compares it with the register,
 * everything at one block. Of the file nothing leaves the browser.
 */
export async function readFileView(explorer: Explorer, file: File): Promise<DocumentView | ExtractView | BadFile> {
  if (file.size > MOST_BYTES) return { bad: "large" };
  const json = parsed(await file.text());
  if (json === undefined) return { bad: "json" };
  try {
    if (isExtract(json.value)) return await readExtractView(explorer, readExtract(json.value));
    return await compared(explorer, readDocument(json.value));
  } catch (error) {
    if (!UNFIT.some((kind) => error instanceof kind)) throw error;
    const pointer = error instanceof DocumentMalformedError || error instanceof FieldConflictError ? error.pointer : "";
    return { bad: "malformed", pointer, sentence: (error as CivitasError).message };
  }
}

async function compared(
  explorer: Explorer,
  presented: CredentialDocument | Disclosure,
): Promise<DocumentView | BadFile> {
  const { chain, deployment } = explorer;
  const { record } = presented;
  if (record === undefined) return { bad: "no-record" };
  // A register that only the document names would say whatever its maker wants.
  const { CredentialRegistry: register } = deployment.contracts;
  if (
    register === undefined ||
    record.chainId !== deployment.chainId ||
    BigInt(record.registry) !== BigInt(register.address)
  ) {
    return { bad: "elsewhere", chainId: record.chainId, registry: record.registry };
  }
  const head = await chain.block();
  const moment = momentOf(head);
  const finding = await checkDocument(chain, record, presented, { at: moment, block: head.number });
  const proven = finding.outcome === "proven";
  return {
    finding,
    kind: proven ? kindOf(await readKinds(explorer), hexToString(finding.issuer.typeId)) : undefined,
    faults: proven && finding.opened.whole ? credentialFaults(finding.opened.credential) : [],
    signed: "credential" in presented && Object.hasOwn(presented.credential, "proof"),
    moment,
  };
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
