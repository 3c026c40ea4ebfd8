import { type Address, encodeFunctionData, type TypedDataParameter, zeroAddress, zeroHash } from "viem";
import type { AnyCall, TypedDocument } from "../core/index.js";
import type { HolderNotice, Issuance, Rebinding, RegistryRef, SignedActs } from "./types.js";

/** Where an instrument is good: on one chain, in one registry. */
export interface Forum extends RegistryRef {
  readonly chainId: number;
}

/** Turns "string kind, bytes32 id" into EIP-712's list of fields. */
const fields = (text: string): readonly TypedDataParameter[] =>
  text.split(", ").map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });

const NOTICE = fields("string kind, bytes32 id, uint16 revision, bytes32 reason, uint48 deadline");
const TYPES = {
  CredentialAcceptance: fields(
    "string kind, bytes32 id, address holder, uint48 validFrom, uint48 validUntil, bytes32 commitment, uint48 deadline",
  ),
  CredentialRebinding: fields(
    "string kind, bytes32 id, uint16 revision, address holder, address successor, bytes32 commitment, uint48 deadline",
  ),
  CredentialSurrender: NOTICE,
  CredentialDecline: NOTICE,
  SignedActs: fields("address actor, bytes[] acts, uint256 nonce, uint48 deadline"),
} as const;

/**
 * The document that a holder signs for a credential before it is issued.
 *
 * @param kind Name of the type, as it was registered.
 */
export const acceptanceDocument = (forum: Forum, kind: string, issuance: Issuance, deadline: bigint): TypedDocument => {
  const { id, holder = zeroAddress, validFrom = 0n, validUntil, commitment } = issuance;
  return document(forum, "CredentialAcceptance", { kind, id, holder, validFrom, validUntil, commitment, deadline });
};

/** The document that a successor account signs, and the present holder (the zero address for none) where it can. */
export const rebindingDocument = (
  forum: Forum,
  kind: string,
  holder: Address,
  { id, revision, successor, commitment, deadline }: Rebinding,
): TypedDocument =>
  document(forum, "CredentialRebinding", { kind, id, revision, holder, successor, commitment, deadline });

/** The document that a holder signs to give a credential back. */
export const surrenderDocument = (forum: Forum, kind: string, notice: HolderNotice): TypedDocument =>
  document(forum, "CredentialSurrender", { kind, ...saying(notice) });

/** The document that a holder signs to decline a credential. */
export const declineDocument = (forum: Forum, kind: string, notice: HolderNotice): TypedDocument =>
  document(forum, "CredentialDecline", { kind, ...saying(notice) });

/** The document that an account signs for acts that anybody may send. */
export const actsDocument = (forum: Forum, { actor, acts, nonce, deadline }: SignedActs): TypedDocument =>
  document(forum, "SignedActs", {
    actor,
    acts: acts.map((act: AnyCall) => encodeFunctionData(act as never)),
    nonce,
    deadline,
  });

const saying = ({ id, revision, reason = zeroHash, deadline }: HolderNotice) => ({ id, revision, reason, deadline });

function document(
  { chainId, registry }: Forum,
  primaryType: keyof typeof TYPES,
  message: TypedDocument["message"],
): TypedDocument {
  return {
    domain: { name: "Civitas CredentialRegistry", version: "1", chainId, verifyingContract: registry },
    types: { [primaryType]: TYPES[primaryType] },
    primaryType,
    message,
  };
}
