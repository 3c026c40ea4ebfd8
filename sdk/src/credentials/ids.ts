import { bytesToHex, concat, encodeAbiParameters, type Hex, hexToBytes, keccak256, slice } from "viem";
import { CivitasError } from "../core/errors.js";
import { requireSalt } from "../documents/leaf.js";
import type { BatchPlace, EntryPlace } from "./types.js";

/** The text cannot name a type of credential. */
export class TypeNameError extends CivitasError {
  override readonly name = "TypeNameError";

  constructor(readonly text: string) {
    super(`"${text}" cannot name a type. Choose four letters or digits, such as LBUS.`);
  }
}

/** The serial does not fit into an id, or could not be read back from it. */
export class SerialError extends CivitasError {
  override readonly name = "SerialError";

  constructor(readonly serial: string) {
    super(`"${serial}" cannot be a serial: it takes 1 to 28 bytes of text without control characters.`);
  }
}

const SERIAL_BYTES = 28;
const CONTROLS = /\p{Cc}/u;

/** The four bytes of a type, from its four letters or digits. */
export function typeId(text: string): Hex {
  if (!/^[0-9A-Za-z]{4}$/.test(text)) throw new TypeNameError(text);
  return bytesToHex(new TextEncoder().encode(text));
}

/**
 * The id of a credential with a public serial, such as a licence number: the type's four bytes and the serial's text,
 * zero padded, so that a block explorer shows it readable.
 *
 * @param type Four bytes, from {@link typeId}.
 */
export function credentialId(type: Hex, serial: string): Hex {
  const bytes = new TextEncoder().encode(serial);
  const fits = bytes.length > 0 && bytes.length <= SERIAL_BYTES;
  if (!fits || CONTROLS.test(serial) || !serial.isWellFormed()) throw new SerialError(serial);
  const padded = new Uint8Array(SERIAL_BYTES);
  padded.set(bytes);
  return concat([type, bytesToHex(padded)]);
}

/**
 * The id of a credential whose serial is nobody's business: the type's four bytes and 28 of
 * `keccak256(abi.encode(bytes4 type, string reference, bytes32 salt))`. Who knows reference and salt finds it again.
 *
 * @param reference What the agency's files call the credential.
 * @param salt 32 random bytes, kept with the document.
 */
export function privateCredentialId(type: Hex, reference: string, salt: Hex): Hex {
  requireSalt(salt);
  const digest = keccak256(
    encodeAbiParameters([{ type: "bytes4" }, { type: "string" }, { type: "bytes32" }], [type, reference, salt]),
  );
  return concat([type, slice(digest, 0, SERIAL_BYTES)]);
}

/** The id under which the registry keeps a batch: `keccak256(abi.encode(bytes4 typeId, bytes32 root))`. */
export const batchId = ({ typeId, root }: BatchPlace): Hex =>
  keccak256(encodeAbiParameters([{ type: "bytes4" }, { type: "bytes32" }], [typeId, root]));

/** By what an entry of a batch goes among the links: `keccak256(abi.encode(bytes32 batchId, uint256 index))`. */
export const entryId = ({ index, ...batch }: EntryPlace): Hex =>
  keccak256(encodeAbiParameters([{ type: "bytes32" }, { type: "uint256" }], [batchId(batch), index]));

/** The type's four bytes of an id. */
export const typeOfId = (id: Hex): Hex => slice(id, 0, 4);

/** The readable serial of an id; undefined where it is the digest of a private one. */
export function serialOf(id: Hex): string | undefined {
  const bytes = hexToBytes(slice(id, 4));
  const end = bytes.findLastIndex((byte) => byte !== 0) + 1;
  if (end === 0) return undefined;
  try {
    const serial = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, end));
    return CONTROLS.test(serial) ? undefined : serial;
  } catch {
    return undefined;
  }
}
