import { join, relative, resolve } from "node:path";
import { isAddress, zeroAddress } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { ToolError } from "../support/error.js";
import { ROOT, readJson } from "../support/files.js";
import { isLocal, type Target } from "./network.js";

/** Values of a deployment by module: who serves where, delays, names. */
export type Parameters = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

const JUNK = "test test test test test test test test test test test junk";

/** Accounts whose keys the whole world knows. */
const KNOWN = new Set(
  Array.from({ length: 20 }, (_, addressIndex) => mnemonicToAccount(JUNK, { addressIndex }).address.toLowerCase()),
);

/** Reads a network's parameters and refuses those under which the suite would be unsafe or nobody's. */
export async function readParameters(target: Target, given: string | undefined, deployer: string): Promise<Parameters> {
  const local = isLocal(target.chainId);
  const file =
    given === undefined
      ? join(ROOT, "ignition", "parameters", `${local ? "local" : target.name}.json`)
      : resolve(given);
  const shown = relative(ROOT, file);
  const parameters = (await readJson(file)) as Parameters | undefined;
  if (parameters === undefined) {
    throw new ToolError(
      `${shown} is missing. Copy ignition/parameters/template.json there and fill in who holds which office.`,
    );
  }

  const problems = Object.entries(parameters).flatMap(([module, values]) =>
    Object.entries(values).flatMap(([name, value]) => problemOf(`${module}.${name}`, value, local)),
  );
  problems.push(...problemsOfHandover(parameters["suite"] ?? {}, deployer, local));
  if (problems.length > 0) throw new ToolError(`${shown} cannot be used:\n  ${problems.join("\n  ")}`);
  return parameters;
}

function problemOf(name: string, value: unknown, local: boolean): string[] {
  if (typeof value === "number")
    return Number.isSafeInteger(value) && value >= 0 ? [] : [`${name} is not a number of seconds.`];
  if (typeof value !== "string") return [`${name} is neither a text nor a number.`];
  if (!value.startsWith("0x")) return value.trim() === "" ? [`${name} is empty.`] : [];
  if (!isAddress(value)) return [`${name} is not an address, or its checksum is wrong: ${value}.`];
  if (value === zeroAddress && !/predecessor$/i.test(name)) return [`${name} is the zero address: nobody could act.`];
  if (!local && KNOWN.has(value.toLowerCase()))
    return [`${name} is an account of the test mnemonic: anyone has its key.`];
  return [];
}

/** The handover is the last act, and cannot be mended after it. */
function problemsOfHandover(
  suite: Readonly<Record<string, string | number>>,
  deployer: string,
  local: boolean,
): string[] {
  const is = (a: unknown, b: unknown): boolean => String(a).toLowerCase() === String(b).toLowerCase();
  const { constituent, cabinet, guardian, adminDelay } = suite;
  return [
    is(constituent, deployer)
      ? "suite.constituent is the deployer, who lays down its power at the end: nobody would be left."
      : "",
    is(constituent, guardian) || is(cabinet, guardian)
      ? "suite.guardian is the cabinet or the constituent too: nobody could cancel what it announces."
      : "",
    !local && Number(adminDelay) < 86_400 ? "suite.adminDelay is below a day: the guardian needs time to cancel." : "",
  ].filter((problem) => problem !== "");
}
