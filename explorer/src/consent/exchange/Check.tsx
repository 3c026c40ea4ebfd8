import { giveConsent, recordAccess } from "@civitas/sdk/consent";
import {
  FramesIncompleteError,
  type OpenedPresentation,
  openPresentation,
  type PresentationFinding,
  PresentationForeignError,
  readPresentation,
  verifyPresentation,
} from "@civitas/sdk/presentations";
import { useState } from "react";
import { href, pathOf } from "../../app/route.js";
import { useExplorer } from "../../chain/context.js";
import type { Explorer } from "../../chain/explorer.js";
import { momentOf } from "../../chain/reading.js";
import { Fields } from "../../documents/Fields.js";
import { Account } from "../../ui/chain.js";
import { FileDrop } from "../../ui/FileDrop.js";
import { Moment } from "../../ui/Moment.js";
import { Notice } from "../../ui/Notice.js";
import { Standing } from "../../ui/Standing.js";
import { Line, Summary } from "../../ui/Summary.js";
import { refOf } from "../read.js";
import { consents } from "../words/index.js";
import { readCode } from "./codes.js";
import { isUsed, markUsed, openRequestOf } from "./openRequests.js";
import { Refusal } from "./Refusal.js";
import { walletChain, walletProvider } from "./wallet.js";

const { check, refused, wallet } = consents.exchange;

/** A third party checks an answer against the register, and notes that it looked. */
export function Check() {
  const explorer = useExplorer();
  const [frames, setFrames] = useState<readonly string[]>([]);
  const [presented, setPresented] = useState<OpenedPresentation>();
  const [finding, setFinding] = useState<PresentationFinding>();
  const [noted, setNoted] = useState<number>();
  const [error, setError] = useState<unknown>();
  const attempt = (done: Promise<void>) => {
    setError(undefined);
    done.catch(setError);
  };
  const scan = async (file: File) => {
    const scanned = [...frames, await readCode(file)];
    setFinding(undefined);
    try {
      const opened = await openedFrom(explorer, scanned);
      setFrames([]);
      setPresented(opened);
      setFinding(await verifyPresentation(explorer.chain, opened));
    } catch (cause) {
      // What is missing may come with the next picture; anything else begins anew.
      setFrames(cause instanceof FramesIncompleteError ? scanned : []);
      throw cause;
    }
  };
  const hand = async ({ consent, consentSignature }: OpenedPresentation) => {
    if (consentSignature === undefined || presented === undefined) return;
    await giveConsent(await walletOf(explorer), refOf(explorer), consent, { signature: consentSignature });
    setFinding(await verifyPresentation(explorer.chain, presented));
  };
  const note = async (opened: OpenedPresentation) => {
    const { number } = await recordAccess(await walletOf(explorer), refOf(explorer), opened);
    markUsed(opened.request.nonce);
    setNoted(number);
  };
  const handable =
    finding?.outcome === "refused" && finding.reason === "consent unknown" && presented?.consentSignature;
  return (
    <>
      <FileDrop label={check.answer} hint={check.hint} accept="image/*" onFile={(file) => attempt(scan(file))} />
      {error instanceof FramesIncompleteError ? (
        <p role="status">{check.more(error.missing, error.total)}</p>
      ) : (
        error !== undefined && <Refusal error={error} />
      )}
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
          <Fields fields={finding.fields} proven />
          <Summary>
            <Line name={consents.holder}>
              <Account address={finding.holder} />
            </Line>
            <Line name={check.consent}>
              <a href={href(pathOf("consent", finding.consentId))}>{presented.consent.purpose}</a>
            </Line>
            <Line name={check.keepUntil}>
              <Moment at={finding.keepUntil} />
            </Line>
          </Summary>
          {noted === undefined ? (
            <p className="buttons">
              <button type="button" onClick={() => attempt(note(presented))}>
                {check.note}
              </button>
            </p>
          ) : (
            <p role="status">{check.noted(noted)}</p>
          )}
        </article>
      )}
    </>
  );
}

async function openedFrom(explorer: Explorer, frames: readonly string[]): Promise<OpenedPresentation> {
  const presentation = readPresentation(frames);
  const open = openRequestOf(presentation.nonce);
  if (open === undefined) throw new PresentationForeignError(presentation.nonce, "0x");
  return openPresentation(open, presentation, { at: momentOf(await explorer.chain.block()), isUsed });
}

async function walletOf(explorer: Explorer) {
  const provider = walletProvider();
  if (provider === undefined) throw wallet.text;
  return walletChain(explorer, provider);
}
