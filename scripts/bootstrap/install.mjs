import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BootstrapError } from "./error.mjs";
import { npmCommand, pathWith } from "./npm.mjs";

/** Brings node_modules to what package-lock.json says, where it is not there yet. */
export async function ensureInstalled(root) {
  const lockText = readFileSync(join(root, "package-lock.json"), "utf8");
  const { packages } = JSON.parse(lockText);
  const seal = join(root, "node_modules", ".civitas-lock");
  const wanted = createHash("sha256").update(lockText).digest("hex");

  const absent = missingBindings(root, packages);
  if (absent.length === 0) {
    if (existsSync(seal) && readFileSync(seal, "utf8") === wanted) return;
    if (isWhole(root, packages)) return writeFileSync(seal, wanted); // Someone ran `npm ci` by hand, and rightly.
  }

  console.error("Civitas: installing the dependencies (npm ci); the first time takes a minute or two.");
  requireWritable(root);
  // Both go first: an install that is killed half-way must not look like a whole one.
  for (const file of [seal, join(root, "node_modules", ".package-lock.json")]) rmSync(file, { force: true });
  await npmCi(root);

  const left = missingBindings(root, packages);
  if (left.length > 0) {
    throw new BootstrapError(
      `npm ci left out ${left.join(", ")}, which this machine needs. Check that npm is not told to omit optional packages (npm config get omit) and try again.`,
    );
  }
  writeFileSync(seal, wanted);
}

/** Native packages of the lock file that this machine needs and node_modules lacks; npm leaves such out silently. */
function missingBindings(root, packages) {
  return Object.entries(packages)
    .filter(([, entry]) => entry.optional && (entry.os || entry.cpu || entry.libc) && isForThisMachine(entry))
    .filter(([path]) => existsSync(parentOf(root, path)) && !existsSync(join(root, path, "package.json")))
    .map(([path]) => path.replace(/^.*node_modules\//, ""));
}

/** Where a package lies inside another, the other must be there for it to be missed. */
const parentOf = (root, path) => join(root, path.slice(0, path.lastIndexOf("node_modules/")));

function isForThisMachine({ os, cpu, libc }) {
  const has = (list, value) => list === undefined || list.includes(value);
  return (
    has(os, process.platform) &&
    has(cpu, process.arch) &&
    has(process.platform === "linux" ? libc : undefined, libcHere())
  );
}

let libcFound;
function libcHere() {
  libcFound ??= process.report.getReport().header.glibcVersionRuntime === undefined ? "musl" : "glibc";
  return libcFound;
}

/** Whether node_modules is what a finished npm run made of this very lock file. */
function isWhole(root, packages) {
  const record = join(root, "node_modules", ".package-lock.json"); // npm writes it last.
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, "utf8")).packages;
  return Object.entries(packages).every(([path, entry]) => {
    if (!path.includes("node_modules/")) return true; // The project itself and its workspaces.
    const found = installed[path];
    if (found === undefined) return entry.optional === true || entry.peer === true;
    return (
      found.version === entry.version &&
      found.integrity === entry.integrity &&
      existsSync(join(root, path, "package.json"))
    );
  });
}

function requireWritable(root) {
  const modules = join(root, "node_modules");
  const folder = existsSync(modules) ? modules : root;
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new BootstrapError(
      `${folder} cannot be written. Give yourself the right to write there, or copy the project to a folder of your own.`,
    );
  }
}

async function npmCi(root) {
  const npm = npmCommand(process.execPath);
  // A connection that hangs is given up after a minute, not after npm's five, and tried again.
  const patience = ["--fetch-timeout=60000", "--fetch-retries=5"];
  const args = [...npm.args, "ci", "--no-audit", "--no-fund", ...patience];
  const child = spawn(npm.file, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "pipe"],
    shell: npm.shell ?? false,
    env: { ...process.env, PATH: pathWith(root) },
  });
  let said = "";
  child.stderr.on("data", (chunk) => {
    process.stderr.write(chunk);
    said = (said + chunk).slice(-20_000);
  });
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  }).catch((error) => {
    throw new BootstrapError(
      error.code === "ENOENT"
        ? "npm was not found. Install Node 20 or newer with npm from https://nodejs.org."
        : `npm could not be started: ${error.message}`,
    );
  });
  if (code !== 0) throw new BootstrapError(explain(said));
}

const CAUSES = [
  [/\bENOSPC\b/, "The disk is full. Free about 1.5 GB and try again."],
  [
    /\b(EACCES|EPERM|EROFS)\b/,
    "A folder cannot be written: node_modules here, or npm's own cache (npm config get cache).",
  ],
  [
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT)\b/,
    "The package registry does not answer. Check the network and npm config get registry.",
  ],
  [
    /\bEINTEGRITY\b/,
    "A package is not the one that package-lock.json names. Run npm cache clean --force, or ask who changed the registry.",
  ],
  [/\bEUSAGE\b/, "package.json and package-lock.json disagree. Run npm install and commit the lock file."],
  [/\b(E404|ETARGET)\b/, "The registry lacks a package that package-lock.json names. Check npm config get registry."],
];

function explain(said) {
  const cause = CAUSES.find(([pattern]) => pattern.test(said))?.[1] ?? "npm said why above.";
  return `The dependencies could not be installed. ${cause} What was half-done is done again by the next run.`;
}
