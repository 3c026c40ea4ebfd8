import canonicalize from "canonicalize";
import { type Hex, keccak256, stringToBytes } from "viem";
import { CivitasError } from "./errors.js";

/** The value has no canonical JSON form. */
export class NotCanonicalError extends CivitasError {
  override readonly name = "NotCanonicalError";

  constructor(options?: ErrorOptions) {
    super("The value has no JSON form: it holds a function, a cycle, or a number that JSON does not know.", options);
  }
}

/** Writes a JSON value in its one canonical form (RFC 8785). */
export function canonicalJson(value: unknown): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (cause) {
    throw new NotCanonicalError({ cause });
  }
  if (text === undefined) throw new NotCanonicalError();
  return text;
}

/** Digest of a JSON value: keccak256 of its canonical form in UTF-8. */
export function digestOf(value: unknown): Hex {
  return keccak256(stringToBytes(canonicalJson(value)));
}
