import { type Abi, type AbiParameter, encodeAbiParameters, type Hex } from "viem";
import { abiOf } from "../../ignition/powers.js";
import { type CodeMatch, compareCode } from "../deploy/code.js";
import { link, placed } from "../deploy/link.js";
import type { Target } from "../deploy/network.js";
import type { ContractRecord, DomainRecord } from "../deploy/records.js";
import { ToolError } from "../support/error.js";
import { type Compiled, compilerVersion, compileSources } from "./compile.js";
import { rootOf, sourceOf } from "./source.js";

/** What was found out about one contract. */
export interface Verdict {
  readonly domain: string;
  readonly name: string;
  readonly address: string;
  readonly code: CodeMatch;
  /** Whether the transaction that made it carried this code and the recorded arguments. */
  readonly creation: "as recorded" | "different" | "not known to the node";
}

/** Whether a verdict says that the contract is what the sources say. A code-only match differs in metadata alone. */
export const holds = ({ code, creation }: Verdict): boolean =>
  (code === "exact" || code === "code-only") && creation !== "different";

/** Compiles the sources anew and compares them with what stands on the chain; asks nobody but the node. */
export async function checkOffline(
  target: Target,
  records: ReadonlyMap<string, DomainRecord>,
): Promise<readonly Verdict[]> {
  const entries = [...records].flatMap(([domain, record]) =>
    Object.entries(record).map(([name, entry]) => ({ domain, name, entry, file: rootOf(sourceOf(domain, name)) })),
  );
  const version = compilerVersion();
  const other = entries.find(({ entry }) => entry.compiler !== version);
  if (other !== undefined) {
    throw new ToolError(
      `${other.name} was compiled with ${other.entry.compiler}, and this checkout has ${version}. Check out ${other.entry.commit ?? "the commit that was deployed"}.`,
    );
  }

  // First everything that the node tells: the compiler holds this thread for seconds, and connections would lapse.
  const seen = await Promise.all(entries.map(({ entry }) => look(target, entry)));
  const compiled = new Map<string, Compiled>();
  for (const profile of new Set(entries.map(({ entry }) => entry.profile))) {
    const files = entries
      .filter(({ entry }) => entry.profile === profile)
      .map(({ name, file }) => [name, file] as const);
    for (const [name, made] of await compileSources(new Map(files), profile)) compiled.set(name, made);
  }
  return entries.flatMap(({ domain, name, entry }, index) => {
    const [there, made] = [seen[index], compiled.get(name)];
    return there === undefined || made === undefined ? [] : [judge(domain, name, entry, there, made)];
  });
}

/** What the chain holds of one contract. */
interface Seen {
  readonly code: Hex;
  /** Input of the transaction that made it; undefined where the node does not know it. */
  readonly input: Hex | undefined;
}

async function look({ connection }: Target, { address, transaction }: ContractRecord): Promise<Seen> {
  const ask = (method: string, ...params: unknown[]): Promise<unknown> =>
    connection.provider.request({ method, params });
  const code = (await ask("eth_getCode", address, "latest")) as Hex;
  const made = (await ask("eth_getTransactionByHash", transaction)) as { readonly input: Hex } | null;
  return { code, input: made?.input };
}

function judge(domain: string, name: string, record: ContractRecord, seen: Seen, compiled: Compiled): Verdict {
  const { address, libraries = {} } = record;
  const runtime = placed(link(compiled.runtime, compiled.references, libraries), address);
  const code = compareCode(seen.code, runtime, compiled.immutables);
  const args = record.args.length === 0 ? "" : encoded(abiOf(domain, name), record.args);
  const whole = `${link(compiled.creation, compiled.references, libraries)}${args}`;
  // Metadata sits inside the creation code too: where it differs, only length and arguments are left to compare.
  const same =
    code === "exact" ? seen.input === whole : seen.input?.length === whole.length && seen.input.endsWith(args);
  const creation = seen.input === undefined ? "not known to the node" : same ? "as recorded" : "different";
  return { domain, name, address, code, creation };
}

function encoded(abi: Abi, args: readonly unknown[]): string {
  const inputs = abi.find((item) => item.type === "constructor")?.inputs ?? [];
  return encodeAbiParameters(
    inputs,
    inputs.map((input, index) => typed(input, args[index])),
  ).slice(2);
}

/** JSON holds a number as a text or a number; the encoder wants it large. */
function typed({ type }: AbiParameter, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => typed({ type: type.slice(0, type.lastIndexOf("[")) }, item));
  return /^u?int\d*$/.test(type) ? BigInt(String(value)) : value;
}
