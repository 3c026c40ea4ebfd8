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
  const roots = isolated ? [...files.values()] : await contractRoots();
  const jobs = await hre.solidity.getCompilationJobs([...roots], {
    buildProfile: profile,
    isolated,
    force: true,
    quiet: true,
  });
  if (!jobs.success) throw new ToolError(`The sources cannot be compiled: ${jobs.formattedReason}`);

  const inputs = new Map<string, Job>();
  for (const [name, file] of files) {
    const job = jobs.compilationJobsPerFile.get(file);
    if (job === undefined)
      throw new ToolError(`${file} is not among the sources. Check out the commit that was deployed.`);
    const id = await job.getBuildId();
    const wanted = inputs.get(id) ?? { input: await job.getSolcInput(), files: new Map() };
    inputs.set(id, wanted);
    wanted.files.set(name, file);
  }
  return new Map([...inputs.values()].flatMap(compile));
}

/** Every file that a build without tests hands the compiler: one more would change what the metadata tells of imports. */
async function contractRoots(): Promise<readonly string[]> {
  const roots = await hre.solidity.getRootFilePaths();
  const scopes = await Promise.all(
    roots.map((root) => (root.startsWith("npm:") ? "contracts" : hre.solidity.getScope(root))),
  );
  return roots.filter((_, index) => scopes[index] === "contracts");
}

/** Contracts that come out of one run of the compiler. */
interface Job {
  readonly input: Input;
  readonly files: Map<string, string>;
}

interface Input {
  readonly settings: object;
  readonly sources: Readonly<Record<string, unknown>>;
}

/** Runs the compiler, and asks it for these contracts only: it need not make the code of what they import. */
function compile({ input, files }: Job): readonly (readonly [string, Compiled])[] {
  const wanted = ["bytecode", "deployedBytecode"].flatMap((code) => [
    `evm.${code}.object`,
    `evm.${code}.linkReferences`,
  ]);
  wanted.push("evm.deployedBytecode.immutableReferences");
  const sources = [...files].map(([name, file]) => ({ name, file, source: sourceIn(input, file) }));
  const outputSelection = Object.fromEntries(sources.map(({ name, source }) => [source, { [name]: wanted }]));
  const settings = { ...input.settings, outputSelection };
  const output: Output = JSON.parse(solc.compile(JSON.stringify({ ...input, settings })));
  const failed = output.errors?.find(({ severity }) => severity === "error");
  if (failed !== undefined) throw new ToolError(`The sources do not compile:\n${failed.formattedMessage}`);
  return sources.map(({ name, file, source }) => [name, find(output, name, file, source)]);
}

/** Name by which the compiler knows a file: `project/…`, or `npm/package@version/…` of another package. */
const sourceIn = ({ sources }: Input, file: string): string =>
  Object.keys(sources).find((path) => file.endsWith(path.replace(/^project|^npm\/|(?<=[^/])@[^/]+(?=\/)/g, ""))) ??
  file;

function find({ contracts = {} }: Output, name: string, file: string, source: string): Compiled {
  const found = contracts[source]?.[name];
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
