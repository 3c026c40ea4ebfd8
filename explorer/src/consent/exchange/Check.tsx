import { giveConsent, recordAccess } from "@civitas/sdk/consent";
import {
  type OpenedPresentation,
  openPresentation,
  type PresentationFinding,
  PresentationForeignError,
  readPresentation,
  verifyPresentation,
} from "@civitas/sdk/presentations";
import { useState } from "react";
import { isAddressEqual } from "viem";
import { href, pathOf } from "../../app/route.js";
import { useExplorer } from "../../chain/context.js";
import type { Explorer } from "../../chain/explorer.js";
import { momentOf } from "../../chain/reading.js";
import { Fields } from "../../documents/Fields.js";
import { Account } from "../../ui/chain.js";
import { Moment } from "../../ui/Moment.js";
import { Notice } from "../../ui/Notice.js";
import { Standing } from "../../ui/Standing.js";
import { Line, Summary } from "../../ui/Summary.js";
import { refOf } from "../read.js";
import { consents } from "../words/index.js";
import { isUsed, markUsed, openRequestOf } from "./openRequests.js";
import { Refusal } from "./Refusal.js";
import { Scan } from "./Scan.js";
import { walletOf } from "./wallet.js";

const { check, refused } = consents.exchange;

/** A third party checks an answer against the register, notes that it looks, and sees the fields. */
export function Check() {
  const explorer = useExplorer();
  const [presented, setPresented] = useState<OpenedPresentation>();
  const [finding, setFinding] = useState<PresentationFinding>();
  const [noted, setNoted] = useState<number>();
  const [error, setError] = useState<unknown>();
  const attempt = (done: Promise<void>) => {
    setError(undefined);
    done.catch(setError);
  };
  const scanned = async (frames: readonly string[]) => {
    for (const clear of [setFinding, setPresented, setNoted, setError]) clear(undefined);
    const opened = await openedFrom(explorer, frames);
    setPresented(opened);
    setFinding(await verifyPresentation(explorer.chain, opened));
  };
  const hand = async ({ consent, consentSignature }: OpenedPresentation) => {
    if (consentSignature === undefined || presented === undefined) return;
    await giveConsent(await walletOf(explorer), refOf(explorer), consent, { signature: consentSignature });
    setFinding(await verifyPresentation(explorer.chain, presented));
  };
  const look = async (opened: OpenedPresentation) => {
    const chain = await walletOf(explorer);
    // Used up before the look is noted, and noted before anything is shown: a window that is closed in between has at
    // worst noted a look that nobody had. In the other order the answer could be looked at again, and nobody told.
    markUsed(opened.request.nonce);
    const { number } = await recordAccess(chain, refOf(explorer), opened);
    setNoted(number);
  };
  const handable =
    finding?.outcome === "refused" && finding.reason === "consent unknown" && presented?.consentSignature;
  return (
    <>
      <Scan camera={check.camera} picture={check.answer} hint={check.hint} onFrames={scanned} />
      {error !== undefined && <Refusal error={error} />}
      {handable && presented && (
        <Notice kind="note" title={check.hand}>
          <p>{check.handText}</p>
          <p className="buttons">
            <button type="button" onClick={() => attempt(hand(presented))}>
              {check.hand}
            </button>
          </p>
        </Notice>
      )}
      {finding?.outcome === "refused" && !handable && <Refusal error={refused[finding.reason]} />}
      {finding?.outcome === "verified" && presented && (
        <article className="record">
          <Standing tone="good" title={check.good}>
            <p>{check.goodText}</p>
          </Standing>
          {noted === undefined ? (
            <>
              <p>{check.noteText}</p>
              <p className="buttons">
                <button type="button" onClick={() => attempt(look(presented))}>
                  {check.note}
                </button>
              </p>
            </>
          ) : (
            <>
              <p role="status">{check.noted(noted)}</p>
              <Fields fields={finding.fields} proven />
            </>
          )}
          <Found finding={finding} purpose={presented.consent.purpose} />
        </article>
      )}
    </>
  );
}

/** Whose it is, who showed it, and under which consent. */
function Found({
  finding: { holder, signer, consentId, keepUntil },
  purpose,
}: {
  readonly finding: Extract<PresentationFinding, { outcome: "verified" }>;
  readonly purpose: string;
}) {
  return (
    <Summary>
      <Line name={consents.holder}>
        <Account address={holder} />
      </Line>
      {!isAddressEqual(signer, holder) && (
        <Line name={check.signer}>
          <Account address={signer} />
        </Line>
      )}
      <Line name={check.consent}>
        <a href={href(pathOf("consent", consentId))}>{purpose}</a>
      </Line>
      <Line name={check.keepUntil}>
        <Moment at={keepUntil} />
      </Line>
    </Summary>
  );
}

async function openedFrom(explorer: Explorer, frames: readonly string[]): Promise<OpenedPresentation> {
  const presentation = readPresentation(frames);
  const open = openRequestOf(presentation.nonce);
  if (open === undefined) throw new PresentationForeignError(presentation.nonce, "0x");
  return openPresentation(open, presentation, { at: momentOf(await explorer.chain.block()), isUsed });
}
