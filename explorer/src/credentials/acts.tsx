import type { ReactNode } from "react";
import type { Hex } from "viem";
import { Summary } from "../ui/Summary.js";
import type { Act } from "../ui/Timeline.js";
import { TermLine, UntilLine } from "./Particulars.js";
import { type CredentialAct, termOf } from "./record.js";
import { credentials } from "./words/index.js";

/** A credential's story in words, the first act first. */
export const actsOf = (story: readonly CredentialAct[]): readonly Act[] =>
  story.map((act, index) => ({
    ...told(act),
    number: "revision" in act.args ? act.args.revision : index + 1,
    actor: act.args.actor,
    at: act.at,
    block: act.blockNumber,
    transaction: act.transactionHash,
  }));

interface Told {
  readonly title: string;
  readonly particulars?: ReactNode;
  readonly basis: Hex;
}

/** What an act was, and the document that it rests on. */
function told({ eventName, args }: CredentialAct): Told {
  const { acts } = credentials;
  switch (eventName) {
    case "CredentialIssued":
    case "CredentialRenewed":
      return { title: acts[eventName], particulars: termLine(args), basis: args.basis };
    case "BatchIssued":
      return { title: acts[eventName](args.count), particulars: termLine(args), basis: args.basis };
    case "CredentialSuspended":
      return {
        title: acts[eventName],
        ...(args.until === 0
          ? {}
          : {
              particulars: (
                <Summary>
                  <UntilLine until={BigInt(args.until)} />
                </Summary>
              ),
            }),
        basis: args.reason,
      };
    case "CredentialReinstated":
    case "CredentialRevoked":
    case "EntrySuspended":
    case "EntryReinstated":
    case "EntryRevoked":
      return { title: acts[eventName], basis: args.reason };
  }
}

const termLine = (args: { readonly validFrom: number; readonly validUntil: number }): ReactNode => (
  <Summary>
    <TermLine term={termOf(args)} />
  </Summary>
);
