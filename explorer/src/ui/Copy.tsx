import { useState } from "react";
import { words } from "../words/index.js";
import { announce } from "./announce.js";

const SHEETS = "M7 7V3h10v10h-4M3 7h10v10H3z";
const DONE = "M3.500 10.500 8 15 16.500 5";

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
    <button type="button" className="copy" onClick={copy} aria-label={words.copy.label(what)} title={words.copy.copy}>
      <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        <path d={copied ? DONE : SHEETS} />
      </svg>
    </button>
  );
}
