import { type Address, type Hex, hashTypedData, isAddressEqual } from "viem";
import { type ConsentStanding, calls as consents, consentId as idOf, readConsent } from "../consent/index.js";
import type { BlockHead, Chain } from "../core/index.js";
import { checkDocument, type DocumentIssuer } from "../credentials/documents/index.js";
import { type Standing, typeOfId } from "../credentials/index.js";
import {
  DocumentMalformedError,
  type Field,
  FieldConflictError,
  isWithin,
  type JsonObject,
  NothingDisclosedError,
  ProofMalformedError,
  SaltError,
} from "../documents/index.js";
import { isSignedBy } from "./signature.js";
import { presentationDocument } from "./typedData.js";
import type { OpenedPresentation } from "./types.js";

/** What a third party finds of an answer. */
export type PresentationFinding =
  | {
      /** Every field is the holder's, shown by the holder or its agent, under a consent in force. */
      readonly outcome: "verified";
      readonly fields: readonly Field[];
      /** The fields, put together again. */
      readonly credential: JsonObject;
      readonly issuer: DocumentIssuer;
      /** How the credential stands: it is valid. */
      readonly standing: Standing;
      /** Account of the subject. */
      readonly holder: Address;
      /** Account that showed it: the holder, its successor, or an agent. */
      readonly signer: Address;
      readonly consentId: Hex;
      /** Second until which it may be kept, counted from the block. */
      readonly keepUntil: bigint;
      /** Digest of what was shown, for `recordAccess`. */
      readonly receipt: Hex;
      readonly block: BlockHead;
    }
  | Refused;

/** An answer that proves nothing, and why. */
export interface Refused {
  readonly outcome: "refused";
  readonly reason: PresentationFault;
  /** How the consent stands, where that is why. */
  readonly consent?: ConsentStanding;
  /** How the credential stands, where that is why. */
  readonly standing?: Standing;
  readonly block: BlockHead;
}

/**
 * Why an answer is refused: it is of another `chain`; its consent is not on record (`consent unknown`) or not in force;
 * the consent is for another `grantee`; its id is not that of its `terms`; fields are shown beyond its `scope`, or not
 * all that were asked for (`missing`); the `signature` is not the signer's over this answer; the `signer` may not act for
 * the holder; the credential is of another `type`, not on record (`credential unknown`), not valid (`standing`), not what
 * was committed to (`fields`), of another `schema`, or another's (`subject`).
 */
export type PresentationFault =
  | "chain"
  | "consent unknown"
  | "consent not in force"
  | "grantee"
  | "terms"
  | "scope"
  | "missing"
  | "signature"
  | "signer"
  | "type"
  | "credential unknown"
  | "fields"
  | "schema"
  | "subject"
  | "standing";

const UNFIT = [DocumentMalformedError, FieldConflictError, NothingDisclosedError, ProofMalformedError, SaltError];

/**
 * Verifies an answer with nothing but a node, everything at one block: the consent is in force, for this third party,
 * with this scope; who signed is the holder, its successor or its agent; the fields are what the office committed to, and
 * the credential is valid and the holder's own. Then note the look: `recordAccess(chain, request, finding)`.
 */
export async function verifyPresentation(
  chain: Chain,
  presented: OpenedPresentation,
  { block }: { readonly block?: bigint } = {},
): Promise<PresentationFinding> {
  const { request, consentId, consent, payload, signer, signature, path, payloadDigest } = presented;
  const head = await chain.block(block);
  const options = { block: head.number };
  const refused = (reason: PresentationFault, more: Partial<Refused> = {}): Refused => ({
    outcome: "refused",
    reason,
    ...more,
    block: head,
  });
  if (request.chainId !== chain.id) return refused("chain");

  const standing = await readConsent(chain, request, consentId, options);
  if (standing.state === "unknown") return refused("consent unknown");
  if (!isAddressEqual(standing.grantee, request.verifier)) return refused("grantee");
  if (idOf(request, consent) !== consentId) return refused("terms");
  if (standing.state !== "in force") return refused("consent not in force", { consent: standing });
  if (!isScoped(presented)) return refused("scope");
  if (!isComplete(presented)) return refused("missing");

  const paper = { verifier: payload.verifier, consentId, payloadDigest, expires: payload.expires };
  const digest = hashTypedData(presentationDocument(request, paper) as never);
  if (!(await isSignedBy(chain, signer, digest, signature, options))) return refused("signature");
  const mayPresent = await chain.read(consents.mayPresent(request, consentId, signer, path), options);
  if (!mayPresent) return refused("signer");

  const { credential } = payload;
  const type = "id" in credential ? typeOfId(credential.id) : credential.entry.typeId;
  if (type.toLowerCase() !== request.typeId.toLowerCase()) return refused("type");
  const finding = await checked(chain, presented, options);
  if (finding === undefined) return refused("fields");
  if (finding.outcome === "refused") return refused(FAULTS[finding.reason]);
  const { holder, opened, issuer } = finding;
  if (holder === undefined || !(await chain.read(consents.isHolder(request, consentId, holder), options))) {
    return refused("subject");
  }
  if (finding.standing.state !== "valid") return refused("standing", { standing: finding.standing });
  return {
    outcome: "verified",
    fields: opened.fields,
    credential: opened.credential,
    issuer,
    standing: finding.standing,
    holder,
    signer,
    consentId,
    keepUntil: head.timestamp + standing.retention,
    receipt: presented.receipt,
    block: head,
  };
}

const FAULTS = {
  unknown: "credential unknown",
  commitment: "fields",
  schema: "schema",
  subject: "subject",
} as const;

/** Compares the fields with what is on record; undefined where they could be no part of any document. */
async function checked(chain: Chain, { request, payload }: OpenedPresentation, options: { readonly block: bigint }) {
  const ref = { registry: request.credentials, ...payload.credential };
  try {
    return await checkDocument(chain, ref, payload.disclosure, options);
  } catch (error) {
    if (UNFIT.some((kind) => error instanceof kind)) return undefined;
    throw error;
  }
}

/** Nothing is shown beyond the scope, lengths of lists aside in which something is. */
const isScoped = ({ payload: { consent, disclosure } }: OpenedPresentation): boolean =>
  disclosure.fields.every(({ pointer, value }) =>
    consent.fields.some((place) => isWithin(pointer, place) || (isLength(value) && isWithin(place, pointer))),
  );

/** Something is shown at each place that was asked for. */
const isComplete = ({ request, payload: { disclosure } }: OpenedPresentation): boolean =>
  request.fields.every((place) => disclosure.fields.some(({ pointer }) => isWithin(pointer, place)));

const isLength = (value: Field["value"]): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).join() === "length";
