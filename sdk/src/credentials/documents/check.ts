import { type Address, type Hex, zeroAddress } from "viem";
import type { BlockHead, Chain } from "../../core/index.js";
import {
  type CredentialDocument,
  type Disclosure,
  calls as documents,
  type Opened,
  openDocument,
  type RecordPlace,
  type VerifierRef,
} from "../../documents/index.js";
import { TypeUnknownError } from "../../generated/credentials.js";
import * as calls from "../calls.js";
import { typeOfId } from "../ids.js";
import { areOne } from "../persons.js";
import { readCredential, standingOf, verifyCredential } from "../status.js";
import type { CredentialRef, CredentialType, RegistryRef, Standing } from "../types.js";

/** What a registry says of a document that was shown. */
export type DocumentFinding =
  | {
      /** Every field shown is one that the office committed to. Whether it may be relied on, the standing says. */
      readonly outcome: "proven";
      readonly standing: Standing;
      readonly opened: Opened;
      readonly issuer: DocumentIssuer;
      /**
       * Account of the subject: the one that the record names now, which may have followed the document's; as the
       * document binds it where no record names one; undefined where neither does.
       */
      readonly holder?: Address;
      /** Block at which everything was read. */
      readonly block: BlockHead;
    }
  | {
      /** What is shown is not what is on record: trust no field of it. */
      readonly outcome: "refused";
      readonly reason: RefusalReason;
      readonly opened: Opened;
      readonly block: BlockHead;
    };

/** Who issued it, and as what. */
export interface DocumentIssuer extends CredentialType {
  readonly typeId: Hex;
}

/**
 * Why a document is refused: the registry knows no such credential; a field, a salt or the proof is not the one
 * committed to; it follows another schema than its type; it is another subject's.
 */
export type RefusalReason = "unknown" | "commitment" | "schema" | "subject";

/** Which credential a document says it is of; an entry's commitment follows from the document. */
export type DocumentRef = RegistryRef &
  ({ readonly id: Hex } | { readonly entry: Extract<RecordPlace, { readonly entry: unknown }>["entry"] });

/**
 * Checks a document, or some fields of one, against the registry: that they are what the office committed to, of which
 * type, for whom, and how the credential stands. Everything is read at one block.
 *
 * @param ref Registry that you trust, and the credential: what the document's own `record` says will do as well.
 * @param at Unix seconds to judge by; the block's own time by default.
 * @throws An error of `@civitas/sdk/documents` for what could be no document: see `openDocument`.
 */
export async function checkDocument(
  chain: Chain,
  ref: DocumentRef,
  presented: CredentialDocument | Disclosure,
  { at, block }: { readonly at?: bigint; readonly block?: bigint } = {},
): Promise<DocumentFinding> {
  const opened = openDocument(presented);
  const head = await chain.block(block);
  const options = { block: head.number };
  const refused = (reason: RefusalReason): DocumentFinding => ({ outcome: "refused", reason, opened, block: head });

  const record = "id" in ref ? await readCredential(chain, ref, ref.id, options) : undefined;
  if (record?.state === "unknown") return refused("unknown");
  const typeId = "id" in ref ? typeOfId(ref.id) : ref.entry.typeId;
  const issuer = await readIssuer(chain, ref, typeId, options);
  if (issuer === undefined) return refused("unknown");
  if (issuer.schema.toLowerCase() !== opened.schema.toLowerCase()) return refused("schema");
  // A record need not name its subject; the commitment does, and is compared whole.
  if (record?.holder !== undefined && !(await areOne(chain, ref, [opened.holder, record.holder], options))) {
    return refused("subject");
  }
  if (record !== undefined && record.commitment !== opened.commitment) return refused("commitment");

  const standing = await verifyCredential(chain, credentialRef(ref, opened.commitment), at ?? head.timestamp, options);
  // Of an entry the registry only says whether this very commitment stands at its place.
  if (standing.state === "unknown") return refused("commitment");
  const account = record?.holder ?? opened.holder;
  const holder = account === zeroAddress ? {} : { holder: account };
  return { outcome: "proven", standing, opened, issuer, ...holder, block: head };
}

/**
 * Lets the verifier's contract check some fields, and says how the credential stands at the latest block.
 *
 * @throws A class of the verifier's errors, such as `CommitmentMismatchError`, for what is not as on record.
 */
export async function checkDocumentOnChain(
  chain: Chain,
  verifier: VerifierRef,
  ref: DocumentRef,
  disclosure: Disclosure,
  options: { readonly block?: bigint } = {},
): Promise<Standing> {
  const place = credentialRef(ref, openDocument(disclosure).commitment);
  return standingOf(
    "id" in place
      ? await chain.read(documents.statusOf(verifier, place, disclosure), options)
      : await chain.read(documents.entryStatusOf(verifier, place, disclosure), options),
  );
}

/** The credential that a document's `record` names, for the functions that verify credentials. */
function credentialRef(ref: DocumentRef, commitment: Hex): CredentialRef {
  if ("id" in ref) return { registry: ref.registry, id: ref.id };
  const { typeId, root, index, proof } = ref.entry;
  return { registry: ref.registry, entry: { typeId, root, index: BigInt(index), commitment, proof } };
}

async function readIssuer(
  chain: Chain,
  ref: RegistryRef,
  typeId: Hex,
  options: { readonly block: bigint },
): Promise<DocumentIssuer | undefined> {
  try {
    const { maximumTerm, ...type } = await chain.read(calls.typeOf(ref, typeId), options);
    return { typeId, ...type, ...(maximumTerm === 0 ? {} : { maximumTerm: BigInt(maximumTerm) }) };
  } catch (error) {
    if (error instanceof TypeUnknownError) return undefined;
    throw error;
  }
}
