import { encodeAbiParameters, type Hex, isAddressEqual, keccak256, parseAbiParameters } from "viem";
import { type Consent, scopeDigest } from "../consent/index.js";
import { read, requireVersion } from "./cbor.js";
import {
  MessageKindError,
  PresentationExpiredError,
  PresentationForeignError,
  PresentationRelayedError,
  PresentationReplayedError,
} from "./errors.js";
import { fromFrames } from "./frames.js";
import { decodePayload, payloadDigestOf } from "./payload.js";
import { aadOf, keyOf } from "./present.js";
import { open } from "./seal.js";
import { requestDigest } from "./typedData.js";
import type { OpenedPresentation, OpenRequest, Payload, Presentation, Request } from "./types.js";

const RECEIPT = parseAbiParameters("bytes32 request, bytes32 payload");

/** Reads a presentation that was scanned; its contents are sealed. */
export function readPresentation(frames: readonly string[]): Presentation {
  const { kind, message } = fromFrames(frames);
  if (kind !== "presentation") throw new MessageKindError("presentation");
  return decodePresentation(message);
}

/** Reads a presentation from its bytes. */
export function decodePresentation(message: Uint8Array): Presentation {
  const parts = read(message).parts("version", "nonce", "consent", "time", "encapsulated key", "sealed part");
  requireVersion(parts.version);
  return {
    nonce: parts.nonce.hex(16),
    consentId: parts.consent.hex(32),
    at: parts.time.seconds(),
    enc: parts["encapsulated key"].hex(65),
    ciphertext: parts["sealed part"].hex(),
  };
}

/** How to open. */
export interface OpenOptions {
  /** Unix seconds. */
  readonly at: bigint;
  /** Whether a request's nonce was answered before; keep those that were, as long as their requests last. */
  readonly isUsed?: (nonce: Hex) => boolean | Promise<boolean>;
}

/**
 * Opens the answer to a request. What it says is proven only when `verifyPresentation` has found it so.
 *
 * @throws {@link PresentationForeignError}, {@link PresentationReplayedError}, {@link PresentationExpiredError},
 * {@link PresentationRelayedError}, or `PresentationSealedError` and `MessageMalformedError` for what was changed.
 */
export async function openPresentation(
  { request, secret }: OpenRequest,
  presentation: Presentation,
  { at, isUsed = () => false }: OpenOptions,
): Promise<OpenedPresentation> {
  const { nonce, consentId } = presentation;
  if (nonce !== request.nonce) throw new PresentationForeignError(nonce, request.nonce);
  if (await isUsed(nonce)) throw new PresentationReplayedError(nonce);
  if (at > request.expires) throw new PresentationExpiredError(request.expires, at);
  const digest = requestDigest(request);
  const inner = await open(presentation, { secret, requestDigest: digest, aad: aadOf(presentation) });

  const parts = read(inner).parts("payload", "signature", "signer", "path", "consent's signature");
  const bytes = parts.payload.bytes();
  const payload = decodePayload(bytes, request);
  if (!isAddressEqual(payload.verifier, request.verifier)) {
    throw new PresentationRelayedError(payload.verifier, request.verifier);
  }
  if (at > payload.expires) throw new PresentationExpiredError(payload.expires, at);
  const payloadDigest = payloadDigestOf(bytes);
  const consentSignature = parts["consent's signature"];
  return {
    request,
    consentId,
    at: presentation.at,
    payload,
    payloadDigest,
    signer: parts.signer.isNull ? payload.consent.holder : parts.signer.account(),
    signature: parts.signature.hex(),
    path: parts.path.hex(),
    consent: consentOf(request, payload),
    ...(consentSignature.isNull ? {} : { consentSignature: consentSignature.hex() }),
    receipt: keccak256(encodeAbiParameters(RECEIPT, [digest, payloadDigest])),
  };
}

/** What was consented to: what the answer says, and what the request says. */
function consentOf({ credentials, verifier, purpose }: Request, { consent, credential }: Payload): Consent {
  const { salt, fields, ...said } = consent;
  const scope = scopeDigest({ registry: credentials, credential: keyOf(credential), fields, salt });
  return { ...said, grantee: verifier, purpose, scope };
}
