/// <reference path="./untyped.d.ts" />
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import {
  createDiscloseCryptosuite,
  createSignCryptosuite,
  createVerifyCryptosuite,
} from "@digitalbazaar/ecdsa-sd-2023-cryptosuite";
import signatures from "jsonld-signatures";
import { CivitasError } from "../../core/errors.js";
import { FRAME } from "../disclosure.js";
import { isObject } from "../fields.js";
import type { JsonObject } from "../types.js";
import { requireCredential } from "../validation/index.js";
import { type Contexts, ContextUnknownError, loaderOf } from "./contexts.js";
import { type PublicKey, type SecretKey, signerOf } from "./keys.js";

/** Contexts beside the W3C's own to which the document refers. */
export interface ContextOptions {
  readonly contexts?: Contexts;
}

/** How to sign. */
export interface SigningOptions extends ContextOptions {
  readonly key: SecretKey;
  /** Moment of signing, in Unix seconds. */
  readonly created: bigint;
  /** JSON Pointers of what the holder must always show; what tells what the document is by default. */
  readonly mandatory?: readonly string[];
}

/** Whether a proof holds. */
export type IntegrityOutcome =
  | { readonly outcome: "verified"; readonly key: PublicKey }
  | { readonly outcome: "refused"; readonly reason: string };

/** The proof cannot be made. */
export class ProofNotMadeError extends CivitasError {
  override readonly name = "ProofNotMadeError";

  constructor(options: { readonly cause: unknown }) {
    super(`The proof cannot be made: ${messageOf(options.cause)}`, options);
  }
}

const { AssertionProofPurpose } = signatures.purposes;

/**
 * Signs a credential so that its holder can show parts of it (ECDSA-SD-2023). The base proof is for the holder alone:
 * whoever has it can derive any part. Give every member a meaning, by contexts or by `ANY_MEMBER`.
 *
 * @throws {@link ProofNotMadeError} for a member without a meaning, or a pointer at which there is nothing.
 */
export async function signBase(credential: JsonObject, options: SigningOptions): Promise<JsonObject> {
  const { key, created, contexts = {}, mandatory = FRAME } = options;
  const document = requireCredential(credential);
  const mandatoryPointers = mandatory.filter(
    (pointer) => mandatory !== FRAME || Object.hasOwn(document, pointer.slice(1)),
  );
  const suite = new DataIntegrityProof({
    signer: await signerOf(key),
    cryptosuite: createSignCryptosuite({ mandatoryPointers }),
    date: new Date(Number(created) * 1000),
  });
  return made(() => signatures.sign(structuredClone(document), common(suite, contexts, [])));
}

/**
 * Shows parts of a signed credential: those at the pointers, and what must always be shown.
 *
 * @throws {@link ProofNotMadeError} for a credential without a base proof, or a pointer at which there is nothing.
 */
export async function deriveIntegrity(
  signed: JsonObject,
  pointers: readonly string[],
  { contexts = {} }: ContextOptions = {},
): Promise<JsonObject> {
  const suite = new DataIntegrityProof({ cryptosuite: createDiscloseCryptosuite({ selectivePointers: pointers }) });
  return made(() => signatures.derive(structuredClone(signed), common(suite, contexts, [])));
}

/**
 * Checks what a holder shows: that one of the keys signed it, that the key is the issuer's, and that nothing was changed.
 *
 * @param keys Keys that the verifier trusts.
 */
export async function verifyIntegrity(
  shown: JsonObject,
  { keys, contexts = {} }: ContextOptions & { readonly keys: readonly PublicKey[] },
): Promise<IntegrityOutcome> {
  const { proof } = shown;
  const method = isObject(proof) ? proof["verificationMethod"] : undefined;
  const key = keys.find(({ id }) => id === method);
  if (key === undefined) return { outcome: "refused", reason: "It is signed with no key that is trusted here." };
  const { issuer } = shown;
  if ((isObject(issuer) ? issuer["id"] : issuer) !== key.controller) {
    return { outcome: "refused", reason: "It is signed with a key that is not its issuer's." };
  }
  const suite = new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() });
  const controller = { "@context": DID, id: key.controller, assertionMethod: [key.id] };
  const outcome = await signatures.verify(structuredClone(shown), {
    ...common(suite, contexts, keys),
    purpose: new AssertionProofPurpose({ controller }),
  });
  if (outcome.verified) return { outcome: "verified", key };
  return { outcome: "refused", reason: messageOf(outcome.error) };
}

const DID = "https://www.w3.org/ns/did/v1";

const common = (suite: unknown, contexts: Contexts, keys: readonly PublicKey[]) => ({
  suite,
  purpose: new AssertionProofPurpose(),
  documentLoader: loaderOf(contexts, keys),
});

async function made(make: () => Promise<Record<string, unknown>>): Promise<JsonObject> {
  try {
    return (await make()) as JsonObject;
  } catch (cause) {
    const unknown = (cause as { readonly details?: { readonly cause?: unknown } }).details?.cause;
    if (unknown instanceof ContextUnknownError) throw unknown;
    throw cause instanceof CivitasError ? cause : new ProofNotMadeError({ cause });
  }
}

/** The library wraps what went wrong in a sentence that says nothing. */
function messageOf(error: unknown): string {
  const { message, errors } = error as { readonly message?: string; readonly errors?: readonly Error[] };
  return errors?.[0]?.message ?? message ?? String(error);
}
