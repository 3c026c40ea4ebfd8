import { bytesToHex, encodeAbiParameters, type Hex, hexToBytes, keccak256, parseAbiParameters, size } from "viem";
import { PurposeTextError, ScopeMalformedError } from "./errors.js";
import type { Scope } from "./types.js";

/**
 * Purposes that public and private services commonly have, from the W3C Data Privacy Vocabulary 2
 * (https://w3id.org/dpv). Any other term of it will do that has at most 28 letters.
 */
export const PURPOSES = {
  serviceProvision: "dpv:ServiceProvision",
  creditChecking: "dpv:CreditChecking",
  identityVerification: "dpv:IdentityVerification",
  legalCompliance: "dpv:LegalCompliance",
  fraudPrevention: "dpv:FraudPreventionAndDetection",
  academicResearch: "dpv:AcademicResearch",
} as const;

const BYTES = 32;
const UNPRINTABLE = /["&'<>\\\p{Cc}]/u;
const PARTS = parseAbiParameters("address registry, bytes32 credential, string[] fields, bytes32 salt");

/** A purpose in one word, as the registry keeps it. */
export function purposeWord(purpose: string): Hex {
  const bytes = new TextEncoder().encode(purpose);
  const fits = bytes.length > 0 && bytes.length <= BYTES && purpose.isWellFormed();
  if (!fits || UNPRINTABLE.test(purpose)) throw new PurposeTextError(purpose);
  const padded = new Uint8Array(BYTES);
  padded.set(bytes);
  return bytesToHex(padded);
}

/** A purpose's text from its word. */
export function purposeText(word: Hex): string {
  const bytes = hexToBytes(word);
  return new TextDecoder().decode(bytes.slice(0, bytes.findLastIndex((byte) => byte !== 0) + 1));
}

/**
 * Digest of what may be seen: `keccak256(abi.encode(address registry, bytes32 credential, string[] fields, bytes32
 * salt))`, the fields in the order of the alphabet.
 */
export function scopeDigest({ registry, credential, fields, salt }: Scope): Hex {
  if (fields.length === 0) throw new ScopeMalformedError("names no field");
  if (new Set(fields).size !== fields.length) throw new ScopeMalformedError("names a field twice");
  if (size(salt) !== BYTES || BigInt(salt) === 0n) throw new ScopeMalformedError("needs 32 random bytes as its salt");
  return keccak256(encodeAbiParameters(PARTS, [registry, credential, [...fields].sort(), salt]));
}
