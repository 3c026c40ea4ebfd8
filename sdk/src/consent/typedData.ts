import { type Hex, hashTypedData, type TypedDataParameter, zeroHash } from "viem";
import type { TypedDocument } from "../core/index.js";
import { purposeWord } from "./scope.js";
import type { Consent, ConsentRef } from "./types.js";

/** Where a paper is good: on one chain, in one registry. */
export interface ConsentForum extends ConsentRef {
  readonly chainId: number;
}

/** A withdrawal that a holder signs. */
export interface Withdrawal {
  readonly consentId: Hex;
  /** Last second at which it may be handed in. */
  readonly deadline: bigint;
}

/** Turns "string purpose, bytes32 scope" into EIP-712's list of fields. */
const fields = (text: string): readonly TypedDataParameter[] =>
  text.split(", ").map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });

const TYPES = {
  Consent: fields(
    "address holder, address grantee, string purpose, bytes32 scope, uint48 from, uint48 until, uint32 retention, " +
      "bytes32 replaces, uint48 deadline",
  ),
  Withdrawal: fields("bytes32 consent, uint48 deadline"),
} as const;

/** A consent with what was left out filled in. */
export const completed = (consent: Consent): Required<Omit<Consent, "replaces">> & { readonly replaces: Hex } => {
  const { from = 0n, retention = 0n, replaces = zeroHash, deadline = consent.until } = consent;
  return { ...consent, from, retention, replaces, deadline };
};

/** The document that a holder signs to consent. */
export function consentDocument(forum: ConsentForum, consent: Consent): TypedDocument {
  purposeWord(consent.purpose); // Refuses what the registry could not keep.
  const { holder, grantee, purpose, scope, from, until, retention, replaces, deadline } = completed(consent);
  const message = { holder, grantee, purpose, scope, from, until, retention, replaces, deadline };
  return document(forum, "Consent", message);
}

/** The id that a consent has, or will have once it is given: the digest of its document. */
export const consentId = (forum: ConsentForum, consent: Consent): Hex =>
  hashTypedData(consentDocument(forum, consent) as never);

/** The document that a holder signs to withdraw a consent. */
export const withdrawalDocument = (forum: ConsentForum, { consentId: consent, deadline }: Withdrawal): TypedDocument =>
  document(forum, "Withdrawal", { consent, deadline });

const document = (
  { chainId, registry }: ConsentForum,
  primaryType: keyof typeof TYPES,
  message: Readonly<Record<string, unknown>>,
): TypedDocument => ({
  domain: { name: "Civitas ConsentRegistry", version: "1", chainId, verifyingContract: registry },
  types: { [primaryType]: TYPES[primaryType] },
  primaryType,
  message,
});
