import type { Hex } from "viem";
import { digestOf } from "../core/index.js";
import { KindUnknownError } from "./errors.js";
import { catalogue } from "./kinds.js";
import type { CertificateKind, CertificateSchema } from "./types.js";

/** Finds a kind by its code. @throws {@link KindUnknownError} where there is none. */
export function kindOf(code: string, kinds: readonly CertificateKind[] = catalogue): CertificateKind {
  const kind = kinds.find((one) => one.code === code);
  if (kind === undefined) throw new KindUnknownError(code);
  return kind;
}

/** Digest of a schema, as a type on record names it: keccak256 of its canonical form (RFC 8785). */
export const schemaDigest = (schema: CertificateSchema): Hex => digestOf(schema);
