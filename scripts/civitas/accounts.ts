import { type Address, isAddress, zeroAddress } from "viem";
import { readTable } from "../../sdk/src/credentials/import/index.js";
import { ToolError } from "../support/error.js";
import { type Context, text } from "./context.js";
import { readInput } from "./input.js";

/** Says whose an entry is; undefined where nobody was named for it. */
export type AccountOf = (key: string) => Address | undefined;

/**
 * Reads who gets what: one account for all (`--owner`), or a CSV file with a key and an account a line (`--owners`).
 * Such files hold no names, only accounts.
 */
export async function readAccounts({ flags }: Context, role: "owner" | "holder", key: string): Promise<AccountOf> {
  const [one, file] = [text(flags, role), text(flags, `${role}s`)];
  if (one !== undefined && file !== undefined) throw new ToolError(`--${role} and --${role}s exclude each other.`);
  if (one !== undefined) {
    const account = address(one, `--${role}`);
    return () => account;
  }
  if (file === undefined) return () => undefined;
  const accounts = accountsIn(await readInput(file), file, key);
  return (name) => accounts.get(name);
}

function accountsIn(bytes: Uint8Array, file: string, key: string): ReadonlyMap<string, Address> {
  const { header, rows } = readTable(bytes);
  const [keyAt, accountAt] = [key, "account"].map((name) => header.findIndex((cell) => cell.toLowerCase() === name));
  if (keyAt === undefined || accountAt === undefined || keyAt < 0 || accountAt < 0) {
    throw new ToolError(`${file} must have the columns ${key} and account; it has ${header.join(", ")}.`);
  }
  const accounts = new Map<string, Address>();
  for (const { line, cells } of rows) {
    const name = (cells[keyAt] ?? "").trim();
    const account = address((cells[accountAt] ?? "").trim(), `${file}, line ${line}`);
    const known = accounts.get(name);
    if (known !== undefined && known !== account)
      throw new ToolError(`${file}, line ${line}: ${name} has two accounts.`);
    accounts.set(name, account);
  }
  return accounts;
}

function address(value: string, where: string): Address {
  if (!isAddress(value)) throw new ToolError(`${where}: ${value} is not an account, or its checksum is wrong.`);
  if (value === zeroAddress) throw new ToolError(`${where}: the zero account is nobody's.`);
  return value;
}
