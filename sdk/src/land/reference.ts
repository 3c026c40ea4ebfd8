import { type Hex, hexToBytes, isHex, padHex, stringToHex } from "viem";
import { ReferenceInvalidError, ReferenceTooLongError } from "./errors.js";

/** What the registry refuses: what would need escaping in XML or JSON, and control characters. */
const REFUSED = /["&'<>\\]|\p{Cc}/u;

/** What would look like another reference: invisible characters, and spaces at the ends, doubled or exotic. */
const MISLEADING = /[\p{C}\p{Zl}\p{Zp}]|^\p{Z}|\p{Z}$|\p{Z}{2}|[^\P{Z} ]/u;

/**
 * The id of the title that has a reference: the reference's own bytes. Composed and decomposed letters give one id
 * (Unicode NFC).
 *
 * @throws {@link ReferenceInvalidError} for a text that cannot be a reference or would look like another.
 * @throws {@link ReferenceTooLongError} above 32 bytes of UTF-8.
 */
export function titleId(reference: string): Hex {
  const text = reference.normalize("NFC");
  if (text === "" || !text.isWellFormed() || REFUSED.test(text) || MISLEADING.test(text)) {
    throw new ReferenceInvalidError(reference);
  }
  const hex = stringToHex(text);
  const bytes = (hex.length - 2) / 2;
  if (bytes > 32) throw new ReferenceTooLongError(reference, bytes);
  return padHex(hex, { dir: "right", size: 32 });
}

/**
 * The reference of a title, from its id.
 *
 * @throws {@link ReferenceInvalidError} for a word that no registry would take as an id.
 */
export function referenceOf(titleId: Hex): string {
  if (!isHex(titleId) || titleId.length !== 66) throw new ReferenceInvalidError(titleId);
  const bytes = hexToBytes(titleId);
  const end = bytes.indexOf(0);
  const own = end === -1 ? bytes : bytes.subarray(0, end);
  if (own.length === 0 || bytes.subarray(own.length).some((byte) => byte !== 0)) {
    throw new ReferenceInvalidError(titleId);
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(own);
    if (!REFUSED.test(text)) return text;
  } catch {
    // No UTF-8: refused below.
  }
  throw new ReferenceInvalidError(titleId);
}
