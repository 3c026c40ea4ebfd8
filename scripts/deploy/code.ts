import hre from "hardhat";
import { type Hex, hexToBytes, keccak256 } from "viem";
import { type Libraries, link, placed } from "./link.js";

/** Where the compiler left room for values that only the deployment knows. */
export type Immutables = Readonly<Record<string, readonly { readonly start: number; readonly length: number }[]>>;

/** How code on a chain stands to code that was compiled. */
export type CodeMatch = "exact" | "code-only" | "different" | "absent";

/** Compares code on a chain with compiled code, leaving out immutables and telling the metadata's digest apart. */
export function compareCode(onChain: Hex, compiled: Hex, immutables: Immutables): CodeMatch {
  if (onChain === "0x") return "absent";
  const there = masked(onChain, immutables);
  const here = masked(compiled, immutables);
  if (same(there, here)) return "exact";
  return same(withoutMetadata(there), withoutMetadata(here)) ? "code-only" : "different";
}

/** Digest of code, as `EXTCODEHASH` gives it. */
export const codeHash = (code: Hex): Hex => keccak256(code);

/** Compiled code of a contract, by its name, as it stands at an address, linked with its libraries. */
export async function compiledCode(
  name: string,
  address: string,
  libraries: Libraries,
): Promise<{ readonly code: Hex; readonly immutables: Immutables }> {
  const { deployedBytecode, deployedLinkReferences, immutableReferences = {} } = await hre.artifacts.readArtifact(name);
  const code = placed(link(deployedBytecode, deployedLinkReferences ?? {}, libraries), address);
  return { code, immutables: immutableReferences as Immutables };
}

function masked(code: Hex, immutables: Immutables): Uint8Array {
  const bytes = hexToBytes(code);
  for (const { start, length } of Object.values(immutables).flat()) bytes.fill(0, start, start + length);
  return bytes;
}

/** The compiler ends code with CBOR metadata and its length in two bytes. */
function withoutMetadata(code: Uint8Array): Uint8Array {
  const length = ((code.at(-2) ?? 0) << 8) | (code.at(-1) ?? 0);
  return code.slice(0, Math.max(0, code.length - length - 2));
}

const same = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
