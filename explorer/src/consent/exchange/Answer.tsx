import { giveConsent, signConsent } from "@civitas/sdk/consent";
import { type CredentialDocument, readDocument } from "@civitas/sdk/documents";
import {
  consentFor,
  makePresentation,
  presentationFrames,
  type Request,
  readRequest,
  verifyRequest,
} from "@civitas/sdk/presentations";
import { useState } from "react";
import { isAddressEqual } from "viem";
import { useExplorer } from "../../chain/context.js";
import type { Explorer } from "../../chain/explorer.js";
import { momentOf } from "../../chain/reading.js";
import { Account } from "../../ui/chain.js";
import { FileDrop } from "../../ui/FileDrop.js";
import { Moment } from "../../ui/Moment.js";
import { Section } from "../../ui/Section.js";
import { Line, Summary } from "../../ui/Summary.js";
import { refOf } from "../read.js";
import { consents } from "../words/index.js";
import { Codes } from "./Codes.js";
import { accountOf, type Principal, principalOf } from "./principal.js";
import { Refusal } from "./Refusal.js";
import { Scan } from "./Scan.js";
import { randomHex, walletOf } from "./wallet.js";

const { answer, failed, request: refusals } = consents.exchange;
const DAY = 86_400n;

/** A document, and for whom the wallet's account shows it. */
interface Chosen {
  readonly document: CredentialDocument;
  readonly principal: Principal;
}

/** A holder, or who acts for it, sees who asks for what, and answers. */
export function Answer() {
  const explorer = useExplorer();
  const [request, setRequest] = useState<Request>();
  const [chosen, setChosen] = useState<Chosen>();
  const [frames, setFrames] = useState<readonly string[]>();
  const [error, setError] = useState<unknown>();
  const attempt = <made,>(done: Promise<made>, then: (made: made) => void) => {
    setError(undefined);
    done.then(then, setError);
  };
  const scanned = async (texts: readonly string[]) => {
    for (const clear of [setRequest, setChosen, setFrames, setError]) clear(undefined);
    setRequest(await requestFrom(explorer, texts));
  };
  return (
    <>
      <Scan camera={answer.camera} picture={answer.request} hint={answer.requestHint} onFrames={scanned} />
      {request && <Asked request={request} />}
      {request && (
        <FileDrop
          label={answer.document}
          hint={answer.documentHint}
          accept=".json,application/json"
          onFile={(file) => {
            setChosen(undefined);
            setFrames(undefined);
            attempt(chosenFrom(explorer, file, request), setChosen);
          }}
        />
      )}
      {request && chosen && frames === undefined && (
        <>
          {chosen.principal.as !== "holder" && (
            <p>
              {answer.actsFor[chosen.principal.as]} <Account address={chosen.document.holder} whole />
            </p>
          )}
          <p>{chosen.principal.as === "agent" ? answer.agentText : answer.consentText}</p>
          <p className="buttons">
            <button type="button" onClick={() => attempt(answered(explorer, request, chosen), setFrames)}>
              {answer.consent}
            </button>
          </p>
        </>
      )}
      {error !== undefined && <Refusal error={error} />}
      {frames && (
        <Section title={answer.made}>
          <p>{answer.madeText}</p>
          <Codes frames={frames} />
        </Section>
      )}
    </>
  );
}

/** Who asks for what, what for, and for how long. */
function Asked({ request }: { readonly request: Request }) {
  return (
    <Section title={answer.wants}>
      <p>{answer.verified}</p>
      <Summary>
        <Line name={answer.who}>
          <Account address={request.verifier} whole />
        </Line>
        <Line name={answer.wants}>
          {request.fields.map((field) => (
            <code key={field}>{field} </code>
          ))}
        </Line>
        <Line name={consents.purpose}>
          <code>{request.purpose}</code>
        </Line>
        <Line name={consents.until}>
          <Moment at={request.until} />
        </Line>
        <Line name={consents.retention}>{consents.days(request.retention / DAY)}</Line>
      </Summary>
    </Section>
  );
}

async function requestFrom(explorer: Explorer, frames: readonly string[]): Promise<Request> {
  const request = readRequest(frames);
  const at = momentOf(await explorer.chain.block());
  const found = await verifyRequest(explorer.chain, refOf(explorer), request, { at });
  if (found.outcome === "refused") throw refusals[found.reason];
  return request;
}

async function chosenFrom(explorer: Explorer, file: File, { verifier }: Request): Promise<Chosen> {
  const document = await documentFrom(file);
  const { holder } = document;
  const principal = await principalOf(explorer, accountOf(await walletOf(explorer)), { holder, verifier });
  if (principal === undefined) throw answer.another(holder);
  return { document, principal };
}

async function documentFrom(file: File): Promise<CredentialDocument> {
  let json: unknown;
  try {
    json = JSON.parse(await file.text());
  } catch {
    throw failed.file;
  }
  const document = readDocument(json);
  if (!("credential" in document)) throw failed.file;
  return document;
}

/** The answer's codes. A holder signs the consent, and the other side hands it in; an agent gives it itself. */
async function answered(
  explorer: Explorer,
  request: Request,
  { document, principal: { account, holder, path } }: Chosen,
): Promise<readonly string[]> {
  const chain = await walletOf(explorer);
  if (!isAddressEqual(accountOf(chain), account)) throw answer.another(document.holder);
  const ref = refOf(explorer);
  const at = momentOf(await explorer.chain.block());
  const prepared = consentFor(request, document, { salt: randomHex(32), holder, deadline: request.expires + DAY });
  const said = { request, document, ...prepared, at, ephemeral: randomHex(32) };
  if (path === undefined) {
    const consentSignature = await signConsent(chain, ref, prepared.consent);
    return presentationFrames(await makePresentation(chain, { ...said, consentSignature }));
  }
  // Made before the consent is given: what cannot be answered is consented to by nobody.
  const presentation = await makePresentation(chain, { ...said, path });
  await giveConsent(chain, ref, prepared.consent, { path });
  return presentationFrames(presentation);
}
