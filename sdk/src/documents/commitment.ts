import { type Address, bytesToHex, encodeAbiParameters, type Hex, hexToBytes } from "viem";
import { type Keccak, plainKeccak } from "./keccak.js";
import { requireSalt } from "./leaf.js";

/** What a commitment binds. */
export interface CommitmentParts {
  /** Digest of the schema that the document follows. */
  readonly schema: Hex;
  /** Account of the subject; the zero address where the document names none. */
  readonly holder: Address;
  /** Root over the document's salted fields. */
  readonly fieldsRoot: Hex;
  /** 32 random bytes, kept with the document. */
  readonly salt: Hex;
}

/**
 * The commitment to a document: `keccak256(abi.encode(bytes32 schema, address holder, bytes32 fieldsRoot, bytes32
 * salt))`. It tells nothing of the document to whoever does not have the salt, and binds it to its subject.
 */
export function commitmentOf({ schema, holder, fieldsRoot, salt }: CommitmentParts, keccak: Keccak = plainKeccak): Hex {
  requireSalt(salt);
  return bytesToHex(keccak(hexToBytes(encodeAbiParameters(PARTS, [schema, holder, fieldsRoot, salt]))));
}

const PARTS = [{ type: "bytes32" }, { type: "address" }, { type: "bytes32" }, { type: "bytes32" }] as const;
