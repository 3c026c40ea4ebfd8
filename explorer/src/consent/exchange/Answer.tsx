import { signConsent } from "@civitas/sdk/consent";
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
import { readCode } from "./codes.js";
import { Refusal } from "./Refusal.js";
import { randomHex, walletChain, walletProvider } from "./wallet.js";

const { answer, failed, request: refusals, wallet } = consents.exchange;
const DAY = 86_400n;

/** A holder sees who asks for what, and answers. */
export function Answer() {
  const explorer = useExplorer();
  const [request, setRequest] = useState<Request>();
  const [document, setDocument] = useState<CredentialDocument>();
  const [frames, setFrames] = useState<readonly string[]>();
  const [error, setError] = useState<unknown>();
  const attempt = <made,>(done: Promise<made>, then: (made: made) => void) => {
    setError(undefined);
    done.then(then, setError);
  };
  return (
    <>
      <FileDrop
        label={answer.request}
        hint={answer.requestHint}
        accept="image/*"
        onFile={(file) => {
          setRequest(undefined);
          setFrames(undefined);
          attempt(requestFrom(explorer, file), setRequest);
        }}
      />
      {request && <Asked request={request} />}
      {request && (
        <FileDrop
          label={answer.document}
          hint={answer.documentHint}
          accept=".json,application/json"
          onFile={(file) => attempt(documentFrom(file), setDocument)}
        />
      )}
      {request && document && frames === undefined && (
        <>
          <p>{answer.consentText}</p>
          <p className="buttons">
            <button type="button" onClick={() => attempt(answered(explorer, request, document), setFrames)}>
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

async function requestFrom(explorer: Explorer, file: File): Promise<Request> {
  const request = readRequest([await readCode(file)]);
  const at = momentOf(await explorer.chain.block());
  const found = await verifyRequest(explorer.chain, refOf(explorer), request, { at });
  if (found.outcome === "refused") throw refusals[found.reason];
  return request;
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

async function answered(
  explorer: Explorer,
  request: Request,
  document: CredentialDocument,
): Promise<readonly string[]> {
  const provider = walletProvider();
  if (provider === undefined) throw wallet.text;
  const chain = await walletChain(explorer, provider);
  if (chain.account === undefined || !isAddressEqual(chain.account, document.holder)) {
    throw answer.another(document.holder);
  }
  const at = momentOf(await explorer.chain.block());
  const prepared = consentFor(request, document, { salt: randomHex(32), deadline: request.expires + DAY });
  const consentSignature = await signConsent(chain, refOf(explorer), prepared.consent);
  const said = { request, document, ...prepared, at, ephemeral: randomHex(32), consentSignature };
  return presentationFrames(await makePresentation(chain, said));
}
