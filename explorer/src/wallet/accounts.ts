import { type Address, getAddress, isAddress } from "viem";

const KEY = "civitas.wallet";

/** Names the form of a list of accounts. */
export const FORMAT = "civitas-accounts-1";

/** A text among the accounts is none. */
export class AccountTextError extends Error {
  override readonly name = "AccountTextError";

  constructor(readonly text: string) {
    super(`${text} is no account.`);
  }
}

/** A file is no list of accounts. */
export class AccountsFileError extends Error {
  override readonly name = "AccountsFileError";

  constructor() {
    super("The file is no list of accounts.");
  }
}

/** Accounts as people write them: one after another, each once. */
export function parseAccounts(text: string): readonly Address[] {
  const found = text.split(/[\s,;]+/).filter((part) => part !== "");
  const stray = found.find((part) => !isAddress(part, { strict: false }));
  if (stray !== undefined) throw new AccountTextError(stray);
  return [...new Set(found.map((part) => getAddress(part.toLowerCase())))];
}

/** Accounts of a list that a wallet wrote. */
export function accountsIn(text: string): readonly Address[] {
  try {
    const list = JSON.parse(text) as { readonly format?: unknown; readonly accounts?: readonly { address: string }[] };
    if (list.format !== FORMAT || list.accounts === undefined) throw new AccountsFileError();
    return parseAccounts(list.accounts.map(({ address }) => address).join(" "));
  } catch {
    throw new AccountsFileError();
  }
}

/** The accounts that the reader named before; none where the browser keeps nothing. */
export function keptAccounts(): readonly Address[] {
  try {
    return parseAccounts(localStorage.getItem(KEY) ?? "");
  } catch {
    return [];
  }
}

/** Keeps the accounts for the next visit, as far as the browser does. */
export function keepAccounts(accounts: readonly Address[]): void {
  try {
    localStorage.setItem(KEY, accounts.join(" "));
  } catch {
    // Private windows may refuse. The choice then holds as long as the page is open.
  }
}
