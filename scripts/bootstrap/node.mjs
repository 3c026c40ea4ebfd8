import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BootstrapError } from "./error.mjs";
import { npmCommand } from "./npm.mjs";

/** The major of a version such as 24.1.0. */
export const majorOf = (version) => Number.parseInt(version, 10);

/** The version of Node that the project pins. */
export function pinnedNode(root) {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8")).devDependencies.node;
}

/** The command that runs the arguments on the pinned Node: the installed one, which needs no network, or npm's. */
export function findNode(root, pinned, args) {
  // Set for the run below, so that a Node which is still too old ends here and not in a loop.
  if (process.env.CIVITAS_NODE_SOUGHT) {
    throw new BootstrapError(
      `Node ${pinned} was asked for, but ${process.version} at ${process.execPath} ran. Install Node ${majorOf(pinned)} or newer from https://nodejs.org and try again.`,
    );
  }
  const env = { CIVITAS_NODE_SOUGHT: "1" };
  const installed = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  if (versionOf(installed) >= majorOf(pinned)) return { file: installed, args, env };

  console.error(`Civitas: this is Node ${process.versions.node}; going on under Node ${pinned}, which npm fetches.`);
  const npm = npmCommand(process.execPath);
  return {
    ...npm,
    args: [...npm.args, "exec", "--yes", `--package=node@${pinned}`, "--", "node", ...args],
    env,
    hint: `npm could not run Node ${pinned}. Its first run needs the network (npm config get registry shows where from); or install Node ${majorOf(pinned)} or newer from https://nodejs.org.`,
  };
}

/** The major of the Node at a path; 0 where it is missing or does not run, as after an install that was cut short. */
function versionOf(path) {
  if (!existsSync(path)) return 0;
  try {
    return majorOf(
      execFileSync(path, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).slice(1),
    );
  } catch {
    return 0;
  }
}
