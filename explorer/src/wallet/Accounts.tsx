import { type FormEvent, useId, useState } from "react";
import type { Address } from "viem";
import { FileDrop } from "../ui/FileDrop.js";
import { Notice } from "../ui/Notice.js";
import { AccountTextError, accountsIn, parseAccounts } from "./accounts.js";
import { wallet } from "./words/index.js";

/** Where the reader names the accounts. */
export function Accounts({ accounts, choose }: AccountsProps) {
  const id = useId();
  const [text, setText] = useState(accounts.join("\n"));
  const [trouble, setTrouble] = useState<string>();
  const take = (read: () => readonly Address[]) => {
    try {
      const chosen = read();
      setTrouble(undefined);
      setText(chosen.join("\n"));
      choose(chosen);
    } catch (error) {
      setTrouble(error instanceof AccountTextError ? wallet.malformed(error.text) : wallet.badFile);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    take(() => parseAccounts(text));
  };
  return (
    <>
      <form onSubmit={submit} className="form">
        <label htmlFor={id}>{wallet.label}</label>
        <p className="hint" id={`${id}-hint`}>
          {wallet.hint}
        </p>
        <textarea
          id={id}
          rows={3}
          spellCheck={false}
          value={text}
          aria-describedby={`${id}-hint`}
          aria-invalid={trouble !== undefined}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <p className="buttons">
          <button type="submit">{wallet.show}</button>
          {accounts.length > 0 && (
            <button type="button" onClick={() => take(() => [])}>
              {wallet.forget}
            </button>
          )}
        </p>
      </form>
      {trouble !== undefined && <Notice kind="error" title={trouble} />}
      <FileDrop
        label={wallet.drop}
        hint={wallet.dropHint}
        accept="application/json,.json"
        onFile={async (file) => {
          const content = await file.text();
          take(() => accountsIn(content));
        }}
      />
    </>
  );
}

interface AccountsProps {
  readonly accounts: readonly Address[];
  readonly choose: (accounts: readonly Address[]) => void;
}
