import { readFileSync } from "node:fs";
import { type Abi, type AbiFunction, type Hex, toFunctionSelector } from "viem";
import type { Act, Builder, Contract } from "./builder.js";

/** Who may call what in one contract. Every function that can change something stands in it exactly once. */
export interface Powers {
  /** Functions by the role that may call them. An overloaded one is named once and means all its forms. */
  readonly granted: readonly { readonly role: bigint; readonly functions: readonly string[] }[];
  /** Functions that ask the authority nothing: they hand calls on, or always refuse. */
  readonly open: readonly string[];
}

/** A table of powers and a contract's ABI disagree. */
export class PowersMismatchError extends Error {
  override readonly name = "PowersMismatchError";

  constructor(
    readonly contract: string,
    readonly unnamed: readonly string[],
    readonly unknown: readonly string[],
    readonly repeated: readonly string[],
  ) {
    const parts = [
      unnamed.length > 0 ? `no office is named for ${unnamed.join(", ")}` : "",
      unknown.length > 0 ? `it has no function ${unknown.join(", ")}` : "",
      repeated.length > 0 ? `named twice: ${repeated.join(", ")}` : "",
    ].filter((part) => part !== "");
    super(`The powers over ${contract} are not whole: ${parts.join("; ")}. Put it right in its Ignition module.`);
  }
}

/** ABI of a contract of the suite, as it was last built. */
export function abiOf(domain: string, contract: string): Abi {
  const file = new URL(`../artifacts/contracts/${domain}/${contract}.sol/${contract}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")).abi;
}

/** Functions of an ABI that can change something. */
export const changing = (abi: Abi): readonly AbiFunction[] =>
  abi.filter((item) => item.type === "function" && !["view", "pure"].includes(item.stateMutability)) as AbiFunction[];

/** Selectors by role, after checking that the table names every function that can change something, and no other. */
export function selectorsOf(contract: string, abi: Abi, powers: Powers): readonly { role: bigint; selectors: Hex[] }[] {
  const functions = changing(abi);
  const names = [...powers.granted.flatMap((row) => row.functions), ...powers.open];
  const unnamed = functions.map(({ name }) => name).filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !functions.some((item) => item.name === name));
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  if (unnamed.length + unknown.length + repeated.length > 0) {
    throw new PowersMismatchError(contract, [...new Set(unnamed)], unknown, repeated);
  }

  return powers.granted.map((row) => ({
    role: row.role,
    selectors: functions.filter(({ name }) => row.functions.includes(name)).map((item) => toFunctionSelector(item)),
  }));
}

/**
 * Wires the functions of a domain's contracts to the roles that its tables name; one transaction a role.
 *
 * @param after Acts of the deployer that come first, as it cannot do them any more once the functions are wired.
 */
export function wire(
  m: Builder,
  authority: Contract,
  domain: string,
  targets: Readonly<Record<string, Contract>>,
  powers: Readonly<Record<string, Powers>>,
  after: readonly Act[] = [],
): void {
  for (const [contract, target] of Object.entries(targets)) {
    const table = powers[contract] ?? { granted: [], open: [] };
    for (const { role, selectors } of selectorsOf(contract, abiOf(domain, contract), table)) {
      m.call(authority, "setTargetFunctionRole", [target, selectors, role], {
        id: `${contract}_powers_of_${role}`,
        after: [...after],
      });
    }
  }
}
