import type { TypedDataParameter } from "viem";
import type { TypedDocument } from "../core/index.js";
import type { EndingPaper, GrantPaper, MandatesRef } from "./types.js";
import { writtenEnding, writtenGrant } from "./written.js";

/** Where a paper is good: on one chain, at one registry. */
export interface MandatesForum extends MandatesRef {
  readonly chainId: number;
}

/** Turns "bytes32 parent, address grantor" into EIP-712's list of fields. */
const fields = (text: string): readonly TypedDataParameter[] =>
  text.split(", ").map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });

const GRANT = fields(
  "bytes32 parent, address grantor, address agent, bytes32 theme, bytes32 resource, uint40 until, uint32 count, " +
    "uint128 sum, uint8 depth, bool acceptance, uint32 revision, uint48 deadline",
);
const ENDING = fields(
  "bytes32 parent, address grantor, address agent, bytes32 theme, bytes32 resource, uint32 revision, uint48 deadline",
);
const TYPES = { Grant: GRANT, Acceptance: GRANT, Revocation: ENDING, Renunciation: ENDING } as const;

/** The document that a grantor, or a member of a body, signs to grant. */
export const grantDocument = (forum: MandatesForum, paper: GrantPaper): TypedDocument =>
  document(forum, "Grant", flat(paper));

/** The document that an agent signs to ask for a mandate, or to accept it. */
export const acceptanceDocument = (forum: MandatesForum, paper: GrantPaper): TypedDocument =>
  document(forum, "Acceptance", flat(paper));

/** The document that a grantor, or a member of a body, signs to revoke. */
export const revocationDocument = (forum: MandatesForum, paper: EndingPaper): TypedDocument =>
  document(forum, "Revocation", { ...writtenEnding(paper) });

/** The document that an agent signs to give a mandate back. */
export const renunciationDocument = (forum: MandatesForum, paper: EndingPaper): TypedDocument =>
  document(forum, "Renunciation", { ...writtenEnding(paper) });

const flat = (paper: GrantPaper): Readonly<Record<string, unknown>> => {
  const { terms, ...said } = writtenGrant(paper);
  return { ...said, ...terms };
};

const document = (
  { chainId, mandates }: MandatesForum,
  primaryType: keyof typeof TYPES,
  message: Readonly<Record<string, unknown>>,
): TypedDocument => ({
  domain: { name: "Civitas MandateRegistry", version: "1", chainId, verifyingContract: mandates },
  types: { [primaryType]: TYPES[primaryType] },
  primaryType,
  message,
});
