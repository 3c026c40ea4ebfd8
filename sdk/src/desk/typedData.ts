import { type Hex, hashTypedData, type TypedDataParameter, zeroAddress } from "viem";
import type { TypedDocument } from "../core/index.js";
import { serviceName } from "./ids.js";
import type { Answer, Appeal, Application, DeskRef, Withdrawal } from "./types.js";

/** Where a paper is good: on one chain, at one desk. */
export interface DeskForum extends DeskRef {
  readonly chainId: number;
}

/** Turns "string service, uint32 revision" into EIP-712's list of fields. */
const fields = (text: string): readonly TypedDataParameter[] =>
  text.split(", ").map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });

const TYPES = {
  Application: fields(
    "string service, uint32 revision, address applicant, address payer, address token, uint256 fee, " +
      "bytes32 commitment, bytes32 dossier, uint48 deadline",
  ),
  Answer: fields("bytes32 application, uint32 revision, bytes32 supplement, uint48 deadline"),
  Appeal: fields("bytes32 application, uint32 revision, bytes32 grounds, uint48 deadline"),
  Withdrawal: fields("bytes32 application, uint32 revision, uint48 deadline"),
} as const;

/** The document that an applicant signs to apply. */
export const applicationDocument = (forum: DeskForum, { serviceId, payer, fee, ...said }: Application): TypedDocument =>
  document(forum, "Application", {
    service: serviceName(serviceId),
    ...said,
    payer: payer ?? said.applicant,
    token: fee?.token ?? zeroAddress,
    fee: fee?.amount ?? 0n,
  });

/** The id that an application has, or will have once it is submitted: the digest of its document. */
export const applicationId = (forum: DeskForum, application: Application): Hex =>
  hashTypedData(applicationDocument(forum, application) as never);

/** The document that an applicant signs to answer a request. */
export const answerDocument = (forum: DeskForum, { applicationId: application, ...said }: Answer): TypedDocument =>
  document(forum, "Answer", { application, ...said });

/** The document that an applicant signs to appeal. */
export const appealDocument = (forum: DeskForum, { applicationId: application, ...said }: Appeal): TypedDocument =>
  document(forum, "Appeal", { application, ...said });

/** The document that an applicant signs to withdraw. */
export const withdrawalDocument = (
  forum: DeskForum,
  { applicationId: application, ...said }: Withdrawal,
): TypedDocument => document(forum, "Withdrawal", { application, ...said });

const document = (
  { chainId, desk }: DeskForum,
  primaryType: keyof typeof TYPES,
  message: Readonly<Record<string, unknown>>,
): TypedDocument => ({
  domain: { name: "Civitas ServiceDesk", version: "1", chainId, verifyingContract: desk },
  types: { [primaryType]: TYPES[primaryType] },
  primaryType,
  message,
});
