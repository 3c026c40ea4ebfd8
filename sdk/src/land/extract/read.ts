import { type Address, type Hex, isAddress, isHex } from "viem";
import { DocumentMalformedError, readDocument } from "../../documents/index.js";
import { EXTRACT_FORMAT, type TitleExtract } from "./types.js";

type Members = Readonly<Record<string, unknown>>;

/** Whether a file's JSON says that it is a title extract. */
export const isExtract = (value: unknown): boolean => membersOf(value)?.["format"] === EXTRACT_FORMAT;

/**
 * Reads an extract's file. Only its form is looked at; `verifyExtract` checks what it says.
 *
 * @throws {@link DocumentMalformedError} naming the member that is wrong.
 */
export function readExtract(value: unknown): TitleExtract {
  const { format, chainId, registry, seal, document } = members(value, "");
  if (format !== EXTRACT_FORMAT) throw new DocumentMalformedError("/format", `must be "${EXTRACT_FORMAT}"`);
  const { title, revision, block, moment, signer, signature } = members(seal, "/seal");
  if (typeof title !== "string") throw new DocumentMalformedError("/seal/title", "must be a reference");
  return {
    format: EXTRACT_FORMAT,
    chainId: whole(chainId, "/chainId"),
    registry: account(registry, "/registry"),
    seal: {
      title,
      revision: whole(revision, "/seal/revision", 2 ** 32),
      block: whole(block, "/seal/block"),
      moment: whole(moment, "/seal/moment", 2 ** 48),
      signer: account(signer, "/seal/signer"),
      signature: bytes(signature, "/seal/signature"),
    },
    document: readDocument(document),
  };
}

const membersOf = (value: unknown): Members | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : undefined;

function members(value: unknown, place: string): Members {
  const found = membersOf(value);
  if (found === undefined) throw new DocumentMalformedError(place, "must be a JSON object");
  return found;
}

function whole(value: unknown, place: string, below: number = Number.MAX_SAFE_INTEGER): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && value < below) return value;
  throw new DocumentMalformedError(place, "must be a whole number");
}

function account(value: unknown, place: string): Address {
  if (typeof value === "string" && isAddress(value)) return value;
  throw new DocumentMalformedError(place, "must be an account: 0x and 40 hexadecimal digits");
}

function bytes(value: unknown, place: string): Hex {
  if (isHex(value) && value.length % 2 === 0) return value;
  throw new DocumentMalformedError(place, "must be bytes: 0x and hexadecimal digits");
}
