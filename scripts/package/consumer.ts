import { execFileSync, spawnSync } from "node:child_process";
import { cp, mkdir, readdir, readFile, realpath, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ToolError } from "../support/error.js";
import { ROOT, readJson } from "../support/files.js";
import { runProgram, toolPath } from "../support/program.js";

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** A package as it would be published. */
export interface Packed {
  readonly tarball: string;
  /** Subpaths that it offers. */
  readonly subpaths: readonly string[];
}

/** Packs the SDK into a folder. */
export async function pack(folder: string): Promise<Packed> {
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder, "-w", "sdk"];
  const said = execFileSync("npm", args, { cwd: ROOT, encoding: "utf8", env: { ...process.env, PATH: toolPath() } });
  const [made] = JSON.parse(said) as readonly { filename: string; files: readonly { path: string }[] }[];
  if (made === undefined) throw new ToolError("npm pack made nothing.");
  const subpaths = made.files.flatMap(({ path }) => {
    const domain = /^dist\/(.+)\/index\.js$/.exec(path)?.[1];
    return domain === undefined || domain.startsWith("generated") ? [] : [`./${domain}`];
  });
  return { tarball: join(folder, made.filename), subpaths };
}

/**
 * Puts a consumer into a folder of its own with the packed SDK, and links to what it and the SDK declare. Nothing else
 * of ours is within reach, so an import that somebody forgot to declare fails.
 */
export async function install(consumer: string, tarball: string, folder: string): Promise<string> {
  const place = join(folder, consumer);
  const modules = join(place, "node_modules");
  await cp(join(ROOT, "test", "consumers", consumer), place, { recursive: true });
  const sdk = join(modules, "@civitas", "sdk");
  await mkdir(sdk, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", sdk, "--strip-components=1"]);

  const own = (await readJson(join(place, "package.json"))) as Manifest;
  const packed = (await readJson(join(sdk, "package.json"))) as Manifest;
  for (const name of Object.keys({ ...packed.dependencies, ...own.dependencies })) {
    if (name === "@civitas/sdk") continue;
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(await realpath(join(ROOT, "node_modules", name)), join(modules, name), "dir");
  }
  return place;
}

/** Builds and runs a consumer; 0 when it works. */
export async function tryOut(consumer: string, place: string): Promise<number> {
  console.log(`\n▸ consumer ${consumer}`);
  const code = (await steps(place)) ?? 1;
  console.log(code === 0 ? `✓ consumer ${consumer}` : `✗ consumer ${consumer}`);
  return code === 0 ? 0 : 1;
}

async function steps(place: string): Promise<number> {
  const files = await readdir(place);
  const node = (file: string) => runProgram([process.execPath, join(place, file)]);
  if (files.includes("tsconfig.json")) {
    return compiles(place) ? node(join("out", "index.js")) : 1;
  }
  if (files.includes("index.html")) {
    const built = await runProgram(["vite", "build", "--logLevel", "warn", place]);
    return built === 0 ? bundle(place) : built;
  }
  return node(files.find((file) => /^index\.[cm]js$/.test(file)) ?? "index.js");
}

/** Compiles with every declaration checked. What other packages get wrong between themselves is not held against us. */
function compiles(place: string): boolean {
  const tsc = join(ROOT, "node_modules", "typescript", "bin", "tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", place, "--pretty", "false"], {
    cwd: place,
    encoding: "utf8",
  });
  const errors = stdout.split("\n").filter((line) => /error TS\d+/.test(line));
  const ours = errors.filter((line) => !line.includes("node_modules/") || line.includes("node_modules/@civitas/"));
  for (const line of ours) console.error(line);
  if (errors.length > ours.length)
    console.log(`(${errors.length - ours.length} errors within other packages' declarations)`);
  return ours.length === 0;
}

/** Runs a page's bundle, and looks for what must not be in it. */
async function bundle(place: string): Promise<number> {
  const assets = join("dist", "assets");
  const scripts = (await readdir(join(place, assets))).filter((file) => file.endsWith(".js"));
  const main = scripts.find((file) => file.startsWith("index-"));
  const texts = await Promise.all(scripts.map((file) => readFile(join(place, assets, file), "utf8")));
  // A title from another domain's ABI, and ethers' own name for itself.
  const foreign = ["credentialRegistryAbi", "CredentialIssued", "_ethers_"].filter((word) =>
    texts.some((text) => text.includes(word)),
  );
  if (foreign.length > 0) {
    console.error(`The bundle of a page that uses only land and viem holds ${foreign.join(", ")}.`);
    return 1;
  }
  console.log(`bundle: ${Math.round(texts.join("").length / 1024)} kB of script`);
  return main === undefined ? 1 : runProgram([process.execPath, join(place, assets, main)]);
}
