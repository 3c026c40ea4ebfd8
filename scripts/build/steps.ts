import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { ROOT, readJson, writeJson } from "../support/files.js";
import { type Output, requireSuccess } from "../support/program.js";

/** One step of the build. */
interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Files and folders on which the outcome depends. None: the step itself knows what changed. */
  readonly inputs: readonly string[];
  /** Folder that the step makes anew. */
  readonly output?: string;
  /** File without which there is nothing to build. */
  readonly needs?: string;
}

/** The whole build, in order: each step reads what the one before it wrote. */
const STEPS: readonly Step[] = [
  { name: "contracts", command: ["hardhat", "build", "--no-tests"], inputs: [] },
  {
    name: "codegen",
    command: ["tsx", "scripts/codegen.ts"],
    inputs: ["artifacts/contracts", "deployments", "scripts/codegen", "scripts/codegen.ts"],
    output: "sdk/src/generated",
  },
  {
    name: "sdk",
    command: ["npm", "run", "--silent", "build", "-w", "sdk"],
    inputs: [
      "sdk/src",
      "sdk/scripts",
      "sdk/package.json",
      "sdk/tsconfig.json",
      "sdk/tsconfig.build.json",
      "tsconfig.json",
    ],
    output: "sdk/dist",
  },
  {
    name: "explorer",
    command: ["npm", "run", "--silent", "build", "-w", "explorer"],
    inputs: ["explorer", "sdk/dist"],
    output: "explorer/dist",
    needs: "explorer/index.html",
  },
];

/** What is made, and what was deployed on local chains, which changes with every run. */
const SKIPPED = /^(node_modules|dist|\.vite|31337|1337\d*)$/;
const STAMPS = join(ROOT, "cache", "build-steps.json");

/** Builds everything whose inputs changed since they were last built. */
export async function build(say: (line: string) => void, programs?: Output): Promise<void> {
  let stamps = ((await readJson(STAMPS)) ?? {}) as Readonly<Record<string, string>>;
  for (const { name, command, inputs, output, needs } of STEPS) {
    if (needs !== undefined && !existsSync(join(ROOT, needs))) {
      say(`build: ${name} has no ${needs} yet; there is nothing to build`);
      continue;
    }
    const stamp = await digestOf(inputs);
    const made = output !== undefined && existsSync(join(ROOT, output));
    if (made && stamps[name] === stamp) continue;

    const { [name]: _, ...others } = stamps;
    stamps = others;
    await writeJson(STAMPS, stamps); // A step that is killed half-way is done again.
    if (output !== undefined) await rm(join(ROOT, output), { recursive: true, force: true });
    const began = performance.now();
    await requireSuccess(`The build of ${name}`, command, programs);
    say(`build: ${name} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    stamps = { ...stamps, [name]: stamp };
    await writeJson(STAMPS, stamps);
  }
}

async function digestOf(inputs: readonly string[]): Promise<string> {
  const digest = createHash("sha256");
  for (const input of inputs) {
    for (const file of await filesIn(input)) {
      digest
        .update(`${file}\0`)
        .update(await readFile(join(ROOT, file)))
        .update("\0");
    }
  }
  return digest.digest("hex");
}

async function filesIn(input: string): Promise<readonly string[]> {
  const entries = await readdir(join(ROOT, input), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) =>
    error.code === "ENOTDIR" ? undefined : [],
  );
  if (entries === undefined) return [input];
  const kept = entries.filter(({ name }) => input.endsWith("dist") || !SKIPPED.test(name));
  const nested = await Promise.all(kept.map(({ name }) => filesIn(`${input}/${name}`)));
  return nested.flat().sort();
}
