import { type Address, type Hex, hexToBytes, isAddressEqual, size } from "viem";
import { type Consent, consentId, type Scope, scopeDigest } from "../consent/index.js";
import { type Chain, NoAccountError } from "../core/index.js";
import { entryId, typeOfId } from "../credentials/index.js";
import { type CredentialDocument, disclose, isWithin } from "../documents/index.js";
import { count, raw, write } from "./cbor.js";
import { ConsentUnfitError, DocumentUnfitError, MessageMalformedError, RequestExpiredError } from "./errors.js";
import { type FrameOptions, toFrames } from "./frames.js";
import { encodePayload, payloadDigestOf } from "./payload.js";
import { seal } from "./seal.js";
import { presentationDocument, requestDigest } from "./typedData.js";
import type { Payload, Presentation, Request, Shown } from "./types.js";

/** A consent that answers a request, and what it covers: the holder keeps both with the document. */
export interface PreparedConsent {
  readonly consent: Consent;
  readonly scope: Scope;
}

/**
 * The consent that a request asks for, ready to be given or signed.
 *
 * @param holder The account that consents, where it is another than the document's subject.
 * @param salt 32 random bytes, drawn anew for each consent.
 * @param until An earlier end than the one that is asked for.
 */
export function consentFor(
  request: Request,
  document: CredentialDocument,
  {
    salt,
    holder = document.holder,
    until = request.until,
    ...more
  }: { readonly salt: Hex; readonly holder?: Address } & Partial<
    Pick<Consent, "until" | "from" | "replaces" | "deadline">
  >,
): PreparedConsent {
  const credential = keyOf(shownBy(request, document));
  const scope = { registry: request.credentials, credential, fields: request.fields, salt };
  const { verifier: grantee, purpose, retention } = request;
  return { consent: { holder, grantee, purpose, scope: scopeDigest(scope), until, retention, ...more }, scope };
}

/** What a holder answers with. */
export interface Answer extends PreparedConsent {
  readonly request: Request;
  readonly document: CredentialDocument;
  /** Unix seconds. */
  readonly at: bigint;
  /** 32 random bytes for this answer alone. */
  readonly ephemeral: Hex;
  /** Second after which it is void; with the request when left out. */
  readonly expires?: bigint;
  /** Path of the mandate, where the account of the chain is an agent. */
  readonly path?: Hex;
  /** The holder's signature for the consent, where it is not on the chain yet: the third party hands it in. */
  readonly consentSignature?: Hex;
}

/**
 * Answers a request as the account of the chain: the holder, its successor, or its agent. What is shown is what was
 * asked for and consented to, sealed to who asked.
 *
 * @throws {@link RequestExpiredError}, {@link ConsentUnfitError} or {@link DocumentUnfitError} for what cannot be
 * answered so; `FieldUnknownError` for a field that the document does not have.
 */
export async function makePresentation(chain: Chain, answer: Answer): Promise<Presentation> {
  const { request, document, consent, scope, at, ephemeral, path = "0x", consentSignature } = answer;
  if (chain.account === undefined) throw new NoAccountError("answer a request");
  if (size(ephemeral) !== 32) throw new MessageMalformedError("ephemeral secret", "32 bytes");
  if (at > request.expires) throw new RequestExpiredError(request.expires, at);
  const credential = shownBy(request, document);
  requireFit(request, { consent, scope }, credential, at);

  const expires = answer.expires ?? request.expires;
  const { grantee: _, purpose: __, scope: ___, ...said } = consent;
  const payload: Payload = {
    verifier: request.verifier,
    consent: { ...said, salt: scope.salt, fields: scope.fields },
    credential,
    disclosure: disclose(document, request.fields),
    expires,
  };
  const bytes = encodePayload(payload, request);
  const id = consentId(request, consent);
  const paper = { verifier: request.verifier, consentId: id, payloadDigest: payloadDigestOf(bytes), expires };
  const signature = await chain.signTypedData(presentationDocument(request, paper));
  const signer = isAddressEqual(chain.account, consent.holder) ? null : raw(chain.account);
  const inner = write([
    bytes,
    raw(signature),
    signer,
    raw(path),
    consentSignature === undefined ? null : raw(consentSignature),
  ]);
  const head = { nonce: request.nonce, consentId: id, at };
  const { key } = request;
  const sealed = await seal(inner, { key, requestDigest: requestDigest(request), aad: aadOf(head), ephemeral });
  return { ...head, ...sealed };
}

/** A presentation as the texts of QR codes: one, or several that are shown one after another. */
export const presentationFrames = (presentation: Presentation, options?: FrameOptions): readonly string[] =>
  toFrames("presentation", encodePresentation(presentation), options);

/** A presentation as bytes. */
export const encodePresentation = ({ nonce, consentId, at, enc, ciphertext }: Presentation): Uint8Array =>
  write([1, raw(nonce), raw(consentId), count(at), raw(enc), raw(ciphertext)]);

/** What stands open beside the sealed part, and is bound to it. */
export const aadOf = ({ nonce, consentId, at }: Pick<Presentation, "nonce" | "consentId" | "at">): Uint8Array =>
  write([1, raw(nonce), hexToBytes(consentId), count(at)]);

/** What a credential goes by in a scope. */
export const keyOf = (shown: Shown): Hex =>
  "id" in shown ? shown.id : entryId({ ...shown.entry, index: BigInt(shown.entry.index) });

/** Where the document's credential stands, after checking that it is one that was asked for. */
function shownBy({ chainId, credentials, typeId }: Request, { record }: CredentialDocument): Shown {
  if (record === undefined) throw new DocumentUnfitError("record");
  if (record.chainId !== chainId) throw new DocumentUnfitError("chain");
  if (!isAddressEqual(record.registry, credentials)) throw new DocumentUnfitError("registry");
  const shown = "id" in record ? { id: record.id } : { entry: record.entry };
  const type = "id" in shown ? typeOfId(shown.id) : shown.entry.typeId;
  if (type.toLowerCase() !== typeId.toLowerCase()) throw new DocumentUnfitError("type");
  return shown;
}

function requireFit(request: Request, { consent, scope }: PreparedConsent, shown: Shown, at: bigint): void {
  if (!isAddressEqual(consent.grantee, request.verifier)) throw new ConsentUnfitError("grantee");
  if (consent.purpose !== request.purpose) throw new ConsentUnfitError("purpose");
  const covered = isAddressEqual(scope.registry, request.credentials) && scope.credential === keyOf(shown);
  const within = request.fields.every((field) => scope.fields.some((place) => isWithin(field, place)));
  if (!covered || !within || scopeDigest(scope) !== consent.scope) throw new ConsentUnfitError("scope");
  if (at >= consent.until || at < (consent.from ?? 0n)) throw new ConsentUnfitError("time");
}
