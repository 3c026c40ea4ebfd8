import { PURPOSES } from "@civitas/sdk/consent";
import { deployedIn } from "@civitas/sdk/core";
import { typeId } from "@civitas/sdk/credentials";
import { makeRequest, requestFrames } from "@civitas/sdk/presentations";
import { type FormEvent, useId, useState } from "react";
import { useExplorer } from "../../chain/context.js";
import type { Explorer } from "../../chain/explorer.js";
import { momentOf } from "../../chain/reading.js";
import { Notice } from "../../ui/Notice.js";
import { Section } from "../../ui/Section.js";
import { refOf } from "../read.js";
import { consents } from "../words/index.js";
import { Codes } from "./Codes.js";
import { keepOpen } from "./openRequests.js";
import { Refusal } from "./Refusal.js";
import { randomHex, walletChain, walletProvider } from "./wallet.js";

const { ask, wallet } = consents.exchange;
const DAY = 86_400n;
const TEN_MINUTES = 600n;

/** A third party says what it needs to see, and shows the request. */
export function Ask() {
  const explorer = useExplorer();
  const id = useId();
  const [frames, setFrames] = useState<readonly string[]>();
  const [error, setError] = useState<unknown>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setError(undefined);
    requestFrom(explorer, new FormData(event.currentTarget)).then(setFrames, setError);
  };
  if (walletProvider() === undefined) {
    return (
      <Notice kind="note" title={wallet.title}>
        <p>{wallet.text}</p>
      </Notice>
    );
  }
  return (
    <>
      <p>{ask.lead}</p>
      <form onSubmit={submit}>
        <label htmlFor={`${id}-purpose`}>{ask.purpose}</label>
        <select id={`${id}-purpose`} name="purpose">
          {Object.values(PURPOSES).map((purpose) => (
            <option key={purpose}>{purpose}</option>
          ))}
        </select>
        <label htmlFor={`${id}-kind`}>{ask.kind}</label>
        <input id={`${id}-kind`} name="kind" type="text" required pattern="[0-9A-Za-z]{4}" />
        <label htmlFor={`${id}-fields`}>{ask.fields}</label>
        <textarea id={`${id}-fields`} name="fields" rows={3} required placeholder="/credentialSubject/name" />
        <label htmlFor={`${id}-days`}>{ask.days}</label>
        <input id={`${id}-days`} name="days" type="text" inputMode="numeric" pattern="\d{1,4}" defaultValue="30" />
        <label htmlFor={`${id}-keep`}>{ask.keep}</label>
        <input id={`${id}-keep`} name="keep" type="text" inputMode="numeric" pattern="\d{1,4}" defaultValue="90" />
        <p className="buttons">
          <button type="submit">{ask.make}</button>
        </p>
      </form>
      {error !== undefined && <Refusal error={error} />}
      {frames && (
        <Section title={ask.made}>
          <p>{ask.keepOpen}</p>
          <Codes frames={frames} />
        </Section>
      )}
    </>
  );
}

async function requestFrom(explorer: Explorer, form: FormData): Promise<readonly string[]> {
  const provider = walletProvider();
  if (provider === undefined) throw new TypeError(wallet.text);
  const chain = await walletChain(explorer, provider);
  const now = momentOf(await explorer.chain.block());
  const said = (name: string) => String(form.get(name) ?? "").trim();
  const open = await makeRequest(
    chain,
    refOf(explorer),
    {
      purpose: said("purpose"),
      credentials: deployedIn(explorer.deployment, "CredentialRegistry").address,
      typeId: typeId(said("kind")),
      fields: said("fields").split(/\s+/),
      expires: now + TEN_MINUTES,
      until: now + BigInt(said("days")) * DAY,
      retention: BigInt(said("keep")) * DAY,
    },
    { nonce: randomHex(16), secret: randomHex(32) },
  );
  keepOpen(open);
  return requestFrames(open.request);
}
