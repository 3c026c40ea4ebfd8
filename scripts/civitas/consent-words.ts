import { hexToString } from "viem";
import type { OpenedPresentation, PresentationFault, PresentationFinding } from "../../sdk/src/presentations/index.js";
import { moment } from "./output.js";

/** What was found of an answer, a line each. */
export function found(
  finding: Extract<PresentationFinding, { outcome: "verified" }>,
  { consent }: OpenedPresentation,
): readonly string[] {
  const { issuer, standing, holder, signer, consentId, keepUntil, receipt, block } = finding;
  return [
    `Verified, as of block ${block.number}`,
    `  consent     ${consentId}, in force until ${moment(consent.until)}`,
    `  purpose     ${consent.purpose}`,
    `  holder      ${holder}`,
    `  shown by    ${signer}${signer === holder ? "" : ", who acts for the holder"}`,
    `  credential  ${issuer.name} (${hexToString(issuer.typeId)}), ${standing.state}`,
    `  receipt     ${receipt}`,
    `  keep until  ${moment(keepUntil)}`,
  ];
}

/** Why an answer is refused. */
export const FAULTS: Readonly<Record<PresentationFault, string>> = {
  chain: "It is for another chain.",
  "consent unknown": "There is no such consent on record.",
  "consent not in force": "Nobody may look under it now.",
  grantee: "The consent was given to somebody else.",
  terms: "The consent on record says something else than the answer.",
  scope: "More is shown than was consented to.",
  missing: "Not all is shown that was asked for.",
  signature: "It is not signed by who it says.",
  signer: "Who signed may not act for the holder.",
  type: "It is another kind of credential than was asked for.",
  "credential unknown": "The registry knows no such credential.",
  fields: "The fields are not those that the office committed to.",
  schema: "The document follows another schema than its kind has.",
  subject: "The document is another person's.",
  standing: "The credential is not in force.",
};
