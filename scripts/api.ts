import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Interface } from "ethers";
import { type Artifact, readArtifacts } from "./codegen/artifacts.js";

/**
 * Keeps docs/api/: what each contract offers, where its state lies and how large it is. With --check it compares and
 * writes nothing, so that no interface or layout changes unseen.
 */

const OUT = "docs/api";
const BUILD_INFO = "artifacts/build-info";
/** EIP-170. */
const LARGEST_CODE = 24_576;

interface Slot {
  readonly label: string;
  readonly slot: string;
  readonly offset: number;
  readonly type: string;
}

const layouts = await readLayouts();
const wanted = new Map<string, string>();
let tooLarge = 0;
for (const artifact of (await readArtifacts()).filter(({ deployable }) => deployable)) {
  const size = await codeSize(artifact);
  if (size > LARGEST_CODE) {
    tooLarge++;
    console.error(`${artifact.name} has ${size} bytes of code; a chain takes at most ${LARGEST_CODE}.`);
  }
  const page = {
    size,
    // A library's functions are called by the contract that is linked with it, and by nobody else.
    abi: artifact.library ? [] : [...Interface.from(artifact.abi as never).format()].sort(),
    storage: layouts.get(artifact.name) ?? [],
  };
  wanted.set(join(artifact.domain, `${artifact.name}.json`), `${JSON.stringify(page, null, 2)}\n`);
}

const stale = process.argv.includes("--check") ? await differences(wanted) : await rewrite(wanted);
process.exitCode = stale + tooLarge === 0 ? 0 : 1;

async function differences(pages: ReadonlyMap<string, string>): Promise<number> {
  const present = (await readdir(OUT, { recursive: true })).filter((file) => file.endsWith(".json"));
  const odd = present.filter((file) => !pages.has(file)).map((file) => `${file} is of no contract`);
  for (const [file, text] of pages) {
    const written = await readFile(join(OUT, file), "utf8").catch(() => "");
    if (written !== text) odd.push(`${file} is not what the contract is`);
  }
  for (const line of odd) console.error(`docs/api: ${line}. Look at the change, then run \`npm run api\`.`);
  return odd.length;
}

async function rewrite(pages: ReadonlyMap<string, string>): Promise<number> {
  await rm(OUT, { recursive: true, force: true });
  for (const [file, text] of pages) {
    await mkdir(dirname(join(OUT, file)), { recursive: true });
    await writeFile(join(OUT, file), text);
  }
  console.log(`${pages.size} contracts in ${OUT}`);
  return 0;
}

async function codeSize({ file }: Artifact): Promise<number> {
  const { deployedBytecode } = JSON.parse(await readFile(file, "utf8"));
  return (deployedBytecode.length - 2) / 2;
}

async function readLayouts(): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const file of (await readdir(BUILD_INFO)).filter((name) => name.endsWith(".output.json"))) {
    const { output } = JSON.parse(await readFile(join(BUILD_INFO, file), "utf8"));
    for (const contracts of Object.values(output.contracts as Record<string, Record<string, Layout>>)) {
      for (const [name, { storageLayout }] of Object.entries(contracts)) {
        if (storageLayout !== undefined) found.set(name, storageLayout.storage.map(lineOf));
      }
    }
  }
  return found;
}

interface Layout {
  readonly storageLayout?: { readonly storage: readonly Slot[] };
}

/** AST numbers in type names change with every build; they are left out. */
function lineOf({ slot, offset, label, type }: Slot): string {
  return `${slot}+${offset} ${label} ${type.replaceAll(/\)\d+(?=[_,)])/g, ")")}`;
}
