import { type Address, type Hex, hashTypedData, type TypedDataParameter, zeroHash } from "viem";
import type { TypedDocument } from "../core/index.js";
import type { Request } from "./types.js";

const fields = (text: string): readonly TypedDataParameter[] =>
  text.split(", ").map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });

const TYPES = {
  Request: fields(
    "address verifier, string purpose, address credentials, bytes4 credentialType, string[] fields, bytes16 nonce, " +
      "bytes key, uint48 expires, uint48 until, uint32 retention, bytes32 consent",
  ),
  Presentation: fields(
    "address verifier, bytes16 nonce, bytes32 request, bytes32 consent, bytes32 payload, uint48 expires",
  ),
} as const;

/** What a holder signs of an answer. */
export interface Presented {
  readonly verifier: Address;
  readonly consentId: Hex;
  readonly payloadDigest: Hex;
  readonly expires: bigint;
}

/** The document that a third party signs to ask. */
export const requestDocument = (request: Omit<Request, "signature">): TypedDocument => {
  const { verifier, purpose, credentials, typeId, nonce, key, expires, until, retention, consentId } = request;
  return document(request, "Request", {
    verifier,
    purpose,
    credentials,
    credentialType: typeId,
    fields: request.fields,
    nonce,
    key,
    expires,
    until,
    retention,
    consent: consentId ?? zeroHash,
  });
};

/** Digest of a request: it stands for chain, registry, verifier, purpose, fields, nonce, key and times. */
export const requestDigest = (request: Omit<Request, "signature">): Hex =>
  hashTypedData(requestDocument(request) as never);

/** The document that a holder signs to answer. */
export const presentationDocument = (
  request: Request,
  { verifier, consentId: consent, payloadDigest: payload, expires }: Presented,
): TypedDocument =>
  document(request, "Presentation", {
    verifier,
    nonce: request.nonce,
    request: requestDigest(request),
    consent,
    payload,
    expires,
  });

const document = (
  { chainId, registry }: Pick<Request, "chainId" | "registry">,
  primaryType: keyof typeof TYPES,
  message: Readonly<Record<string, unknown>>,
): TypedDocument => ({
  domain: { name: "Civitas ConsentRegistry", version: "1", chainId, verifyingContract: registry },
  types: { [primaryType]: TYPES[primaryType] },
  primaryType,
  message,
});
