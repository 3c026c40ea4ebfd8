/// <reference path="./untyped.d.ts" />
import { from, generate } from "@digitalbazaar/ecdsa-multikey";
import { CivitasError } from "../../core/errors.js";

/** A public key with which an agency's signatures are checked. */
export interface PublicKey {
  /** The key's own URL, such as `did:web:licensing.example#key-1`. */
  readonly id: string;
  /** URL of the agency that holds it: the credential's issuer. */
  readonly controller: string;
  /** P-256, as Multikey writes it. */
  readonly publicKeyMultibase: string;
}

/** A key with which an agency signs. */
export interface SecretKey extends PublicKey {
  readonly secretKeyMultibase: string;
}

/** The key is not one that can sign or be checked. */
export class KeyUnusableError extends CivitasError {
  override readonly name = "KeyUnusableError";

  constructor(
    readonly id: string,
    options?: ErrorOptions,
  ) {
    super(`The key ${id} cannot be used. It must be P-256, written as Multikey.`, options);
  }
}

/** Draws a new key. */
export async function drawKey({ id, controller }: Pick<PublicKey, "id" | "controller">): Promise<SecretKey> {
  const pair = await generate({ curve: "P-256", controller });
  const { publicKeyMultibase = "", secretKeyMultibase = "" } = await pair.export({ publicKey: true, secretKey: true });
  return { id, controller, publicKeyMultibase, secretKeyMultibase };
}

/** What the signing library is to sign with. */
export async function signerOf(key: SecretKey): Promise<unknown> {
  try {
    return (await from(multikey(key, { secretKeyMultibase: key.secretKeyMultibase }))).signer();
  } catch (cause) {
    throw new KeyUnusableError(key.id, { cause });
  }
}

/** A key as the document that its URL names. */
export const multikey = (
  { id, controller, publicKeyMultibase }: PublicKey,
  more: Readonly<Record<string, string>> = {},
): Record<string, unknown> => ({
  "@context": "https://w3id.org/security/multikey/v1",
  id,
  type: "Multikey",
  controller,
  publicKeyMultibase,
  ...more,
});
