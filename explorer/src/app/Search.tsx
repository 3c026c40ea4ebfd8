import { type FormEvent, useId } from "react";
import { words } from "../words/index.js";
import { go, pathOf } from "./route.js";

/** The one box in which a reader asks for any record. */
export function Search({ large = false, text = "" }: { readonly large?: boolean; readonly text?: string }) {
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reference = String(new FormData(event.currentTarget).get("reference") ?? "").trim();
    if (reference !== "") go(pathOf("find", reference));
  };
  return (
    <search>
      <form className={large ? "search search-large" : "search"} onSubmit={submit}>
        <label htmlFor={id}>{large ? words.search.label : words.search.again}</label>
        {large && (
          <p className="hint" id={`${id}-hint`}>
            {words.search.hint}
          </p>
        )}
        <div className="search-row">
          <input
            id={id}
            name="reference"
            type="search"
            defaultValue={text}
            required
            maxLength={140}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            enterKeyHint="search"
            aria-describedby={large ? `${id}-hint` : undefined}
          />
          <button type="submit">{words.search.button}</button>
        </div>
      </form>
    </search>
  );
}
