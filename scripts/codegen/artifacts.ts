import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import type { Abi } from "viem";
import { isLibrary } from "../deploy/link.js";
import { FOREIGN_ERRORS } from "./foreign.js";

const ROOT = "artifacts/contracts";
const BUILD_INFO = "artifacts/build-info";

/** A contract of the suite and the words that its source says about it. */
export interface Artifact {
  readonly domain: string;
  readonly name: string;
  readonly file: string;
  readonly abi: Abi;
  /** False for interfaces and abstract contracts. */
  readonly deployable: boolean;
  /** True for a library with functions of its own code: part of the contracts that are linked with it. */
  readonly library: boolean;
  /** What each error means, by its signature. */
  readonly errorWords: Readonly<Record<string, string>>;
}

interface Documentation {
  readonly userdoc?: { readonly errors?: Record<string, readonly { readonly notice?: string }[]> };
  readonly devdoc?: { readonly errors?: Record<string, readonly { readonly details?: string }[]> };
}

/** Reads every contract below contracts/, in a stable order. */
export async function readArtifacts(): Promise<readonly Artifact[]> {
  const words = await errorWords();
  const files = (await readdir(ROOT, { recursive: true }))
    .filter((file) => file.endsWith(".json") && basename(dirname(file)).endsWith(".sol"))
    .sort();
  const found = await Promise.all(
    files.map(async (file) => {
      const { contractName, abi, bytecode, deployedBytecode } = JSON.parse(await readFile(join(ROOT, file), "utf8"));
      const domain = file.split(sep)[0] ?? "";
      return {
        domain,
        name: contractName,
        file: join(ROOT, file),
        abi,
        deployable: bytecode !== "0x",
        library: isLibrary(deployedBytecode),
        errorWords: words,
      };
    }),
  );
  return found.filter(({ abi }) => abi.length > 0);
}

/** Collects the notice, or else the developer's note, of every error in the last builds. */
async function errorWords(): Promise<Readonly<Record<string, string>>> {
  const words: Record<string, string> = { ...FOREIGN_ERRORS };
  const outputs = (await readdir(BUILD_INFO)).filter((file) => file.endsWith(".output.json"));
  for (const file of outputs) {
    const { output } = JSON.parse(await readFile(join(BUILD_INFO, file), "utf8"));
    for (const contracts of Object.values(output.contracts as Record<string, Record<string, Documentation>>)) {
      for (const { userdoc, devdoc } of Object.values(contracts)) {
        for (const [signature, [note]] of Object.entries(devdoc?.errors ?? {})) {
          if (note?.details !== undefined) words[signature] ??= note.details;
        }
        for (const [signature, [note]] of Object.entries(userdoc?.errors ?? {})) {
          if (note?.notice !== undefined) words[signature] = note.notice;
        }
      }
    }
  }
  return words;
}
