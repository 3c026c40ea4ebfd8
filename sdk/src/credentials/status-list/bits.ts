import { CivitasError } from "../../core/index.js";

/** Fewest entries of a list: among fewer, the place of one would tell whose it is. */
export const SHORTEST_LIST = 131_072;

/** The list cannot be read, or not at this place. */
export class StatusListUnreadableError extends CivitasError {
  override readonly name = "StatusListUnreadableError";

  constructor(reason: string, options?: ErrorOptions) {
    super(`The status list cannot be read: ${reason}.`, options);
  }
}

/** Bits of a list: the first entry's is the highest of the first byte. */
export type StatusBits = Uint8Array<ArrayBuffer>;

/** A list of at least so many entries, none of them set. */
export const emptyBits = (entries: number): StatusBits =>
  new Uint8Array(Math.ceil(Math.max(entries, SHORTEST_LIST) / 8));

/** Sets the bit of an entry. */
export function setBit(bits: StatusBits, index: number): void {
  const byte = index >> 3;
  bits[byte] = (bits[byte] ?? 0) | (0x80 >> (index & 7));
}

/**
 * Whether the bit of an entry is set.
 *
 * @throws {@link StatusListUnreadableError} for a place beyond the list.
 */
export function bitAt(bits: StatusBits, index: number): boolean {
  const byte = Number.isSafeInteger(index) && index >= 0 ? bits[Math.floor(index / 8)] : undefined;
  if (byte === undefined) throw new StatusListUnreadableError(`it has no entry ${index} among ${bits.length * 8}`);
  return (byte & (0x80 >> (index & 7))) !== 0;
}

/** Writes a list as Bitstring Status List 1.0 says: gzip, then base64url behind the letter u. */
export async function encodeBits(bits: StatusBits): Promise<string> {
  const packed = await through(bits, new CompressionStream("gzip"));
  const binary = Array.from(packed, (byte) => String.fromCharCode(byte)).join("");
  return `u${btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

/**
 * Reads a list that was written so.
 *
 * @throws {@link StatusListUnreadableError} for any other text, and for a list that is too short.
 */
export async function decodeBits(text: string): Promise<StatusBits> {
  if (!/^u[A-Za-z0-9_-]+$/.test(text)) throw new StatusListUnreadableError("it is not base64url behind the letter u");
  const bits = await unpacked(text.slice(1));
  if (bits.length * 8 < SHORTEST_LIST) {
    throw new StatusListUnreadableError(`it has ${bits.length * 8} entries, and needs at least ${SHORTEST_LIST}`);
  }
  return bits;
}

async function unpacked(text: string): Promise<StatusBits> {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    return await through(bytes, new DecompressionStream("gzip"));
  } catch (cause) {
    throw new StatusListUnreadableError("it is not packed with gzip", { cause });
  }
}

const through = async (bytes: StatusBits, stream: CompressionStream | DecompressionStream): Promise<StatusBits> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
