import { type FormEvent, useId, useState } from "react";
import { isWebUrl } from "../chain/deployment.js";
import { forgetRpcInAddress, keepSettings, readSettings, rpcInAddress } from "../chain/settings.js";
import { announce } from "../ui/announce.js";
import { Heading } from "../ui/Heading.js";
import { Notice } from "../ui/Notice.js";
import { words } from "../words/index.js";

/** Lets the reader name another node, and a server of map pictures. */
export function Settings({ onKept }: { readonly onKept: () => void }) {
  const kept = readSettings();
  const [outcome, setOutcome] = useState<"none" | "kept" | "bad-url">("none");

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? "").trim();
    const [rpcUrl, tiles] = [field("rpc"), field("tiles")];
    if ([rpcUrl, tiles].some((url) => url !== "" && !isWebUrl(url))) {
      setOutcome("bad-url");
      return;
    }
    keepSettings({
      ...(rpcUrl === "" ? {} : { rpcUrl }),
      ...(tiles === "" ? {} : { tiles: { url: tiles, attribution: field("attribution") } }),
    });
    forgetRpcInAddress();
    setOutcome("kept");
    announce(words.settings.kept);
    onKept();
  };

  return (
    <>
      <Heading name={words.settings.title} />
      {outcome === "kept" && <Notice kind="good" title={words.settings.kept} />}
      {outcome === "bad-url" && <Notice kind="error" title={words.settings.badUrl} />}
      <form onSubmit={submit} className="form" noValidate>
        <Field name="rpc" words={words.settings.rpc} value={rpcInAddress() ?? kept.rpcUrl ?? ""} />
        <Field name="tiles" words={words.settings.tiles} value={kept.tiles?.url ?? ""} />
        <Field name="attribution" words={words.settings.attribution} value={kept.tiles?.attribution ?? ""} />
        <button type="submit">{words.settings.keep}</button>
      </form>
    </>
  );
}

function Field({ name, words: { label, hint }, value }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <input
        id={id}
        name={name}
        type={name === "attribution" ? "text" : "url"}
        defaultValue={value}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={`${id}-hint`}
      />
    </div>
  );
}

interface FieldProps {
  readonly name: string;
  readonly words: { readonly label: string; readonly hint: string };
  readonly value: string;
}
