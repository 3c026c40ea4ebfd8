import { readFileSync } from "node:fs";
import solc from "solc";
import type { Artifact } from "./peer.js";

const ROOT = new URL("../../", import.meta.url);
const SETTINGS = { optimizer: { enabled: true, runs: 1_000 }, evmVersion: "cancun" };

/** Compiles a contract of this folder over what it imports from node_modules, with the settings of our own. */
export function compilePeer(name: string): Artifact {
  const file = `bench/peers/${name}.sol`;
  const input = {
    language: "Solidity",
    sources: { [file]: { content: read(file) } },
    settings: { ...SETTINGS, outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } } },
  };
  const found = (path: string) => ({ contents: read(`node_modules/${path}`) });
  const { contracts, errors = [] } = JSON.parse(solc.compile(JSON.stringify(input), { import: found }));
  const [wrong] = errors.filter(({ severity }: { severity: string }) => severity === "error");
  if (wrong !== undefined) throw new SyntaxError(wrong.formattedMessage);
  const { abi, evm } = contracts[file][name];
  return { abi, bytecode: `0x${evm.bytecode.object}` };
}

const read = (path: string): string => readFileSync(new URL(path, ROOT), "utf8");
