import { bytesToHex, concat, type Hex, hexToBytes, keccak256, size } from "viem";
import { DigestSaltError, ServiceNameError } from "./errors.js";

const BYTES = 32;
const UNPRINTABLE = /["&'<>\\\p{Cc}]/u;

/** A service's id from its name: the four letters of its type and further text, such as `LBUS/new`. */
export function serviceId(name: string): Hex {
  const bytes = new TextEncoder().encode(name);
  const fits = bytes.length > 0 && bytes.length <= BYTES && /^[0-9A-Za-z]{4}/.test(name);
  if (!fits || UNPRINTABLE.test(name) || !name.isWellFormed()) throw new ServiceNameError(name);
  const padded = new Uint8Array(BYTES);
  padded.set(bytes);
  return bytesToHex(padded);
}

/** A service's name from its id. */
export function serviceName(id: Hex): string {
  const bytes = hexToBytes(id);
  return new TextDecoder().decode(bytes.slice(0, bytes.indexOf(0) === -1 ? bytes.length : bytes.indexOf(0)));
}

/** A digest of personal papers that nobody can guess: `keccak256(salt ++ digest)`. Keep the 32 random bytes with them. */
export function saltedDigest(digest: Hex, salt: Hex): Hex {
  if (size(salt) !== BYTES) throw new DigestSaltError(size(salt));
  return keccak256(concat([salt, digest]));
}
