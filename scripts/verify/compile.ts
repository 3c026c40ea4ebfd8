import { createRequire } from "node:module";
import hre from "hardhat";
import type { Immutables } from "../deploy/code.js";
import type { LinkReferences } from "../deploy/link.js";
import { ToolError } from "../support/error.js";

/** A contract as the compiler makes it from the sources on disk, before it is linked with its libraries. */
export interface Compiled {
  readonly creation: string;
  readonly runtime: string;
  readonly immutables: Immutables;
  readonly references: LinkReferences;
}

/** One of the two codes that the compiler makes of a contract. */
interface Code {
  readonly object: string;
  readonly linkReferences?: LinkReferences;
}

/** The part of the compiler's output that matters here. */
interface Output {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[];
  readonly contracts?: Record<
    string,
    Record<string, { evm: { bytecode: Code; deployedBytecode: Code & { readonly immutableReferences: Immutables } } }>
  >;
}

interface Compiler {
  compile(input: string): string;
  version(): string;
}

const solc: Compiler = createRequire(import.meta.url)("solc");

/** The compiler's own version, as deployment records name it. */
export const compilerVersion = (): string => solc.version().replace(/\.Emscripten.*$/, "");

/**
 * Compiles contracts anew from the sources, past every cache and artifact.
 *
 * @param files Source files by contract name.
 * @param profile Build profile that the deployment used.
 */
export async function compileSources(
  files: ReadonlyMap<string, string>,
  profile: string,
): Promise<ReadonlyMap<string, Compiled>> {
  // A joint build hands the compiler every source at once; to get the same bytes, so must we.
  const isolated = hre.config.solidity.profiles[profile]?.isolated === true;
  const roots = isolated ? [...files.values()] : await hre.solidity.getRootFilePaths();
  const jobs = await hre.solidity.getCompilationJobs(roots, {
    buildProfile: profile,
    isolated,
    force: true,
    quiet: true,
  });
  if (!jobs.success) throw new ToolError(`The sources cannot be compiled: ${jobs.formattedReason}`);

  const compiled = new Map<string, Compiled>();
  const outputs = new Map<string, Output>();
  for (const [name, file] of files) {
    const job = jobs.compilationJobsPerFile.get(file);
    if (job === undefined)
      throw new ToolError(`${file} is not among the sources. Check out the commit that was deployed.`);
    const id = await job.getBuildId();
    const output = outputs.get(id) ?? run(await job.getSolcInput());
    outputs.set(id, output);
    compiled.set(name, find(output, name, file));
  }
  return compiled;
}

function run(input: { readonly settings: object }): Output {
  const wanted = ["bytecode", "deployedBytecode"].flatMap((code) => [
    `evm.${code}.object`,
    `evm.${code}.linkReferences`,
  ]);
  wanted.push("evm.deployedBytecode.immutableReferences");
  const settings = { ...input.settings, outputSelection: { "*": { "*": wanted } } };
  const output: Output = JSON.parse(solc.compile(JSON.stringify({ ...input, settings })));
  const failed = output.errors?.find(({ severity }) => severity === "error");
  if (failed !== undefined) throw new ToolError(`The sources do not compile:\n${failed.formattedMessage}`);
  return output;
}

function find({ contracts = {} }: Output, name: string, file: string): Compiled {
  const source = Object.keys(contracts).find((path) => file.endsWith(path.replace(/^project/, "")));
  const found = source === undefined ? undefined : contracts[source]?.[name];
  if (found === undefined)
    throw new ToolError(`${file} holds no contract ${name}. Check out the commit that was deployed.`);
  const { bytecode, deployedBytecode } = found.evm;
  return {
    creation: `0x${bytecode.object}`,
    runtime: `0x${deployedBytecode.object}`,
    immutables: deployedBytecode.immutableReferences ?? {},
    references: bytecode.linkReferences ?? {},
  };
}
