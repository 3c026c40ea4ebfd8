import { useState } from "react";
import { words } from "../words/index.js";
import { announce } from "./announce.js";

/** Copies a text that is too long to type. */
export function Copy({ text, what }: { readonly text: string; readonly what: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    const done = () => {
      setCopied(true);
      announce(words.copy.done(what));
      setTimeout(() => setCopied(false), 2_000);
    };
    navigator.clipboard?.writeText(text).then(done, () => announce(words.copy.failed));
  };
  return (
    <button type="button" className="copy" onClick={copy} aria-label={words.copy.label(what)}>
      {copied ? words.copy.copied : words.copy.copy}
    </button>
  );
}
