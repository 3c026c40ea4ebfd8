import { existsSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";

/** How to call npm on a given Node: the npm that called us, or else the one on the path. */
export function npmCommand(node) {
  const cli = process.env.npm_execpath;
  if (cli !== undefined && basename(cli) === "npm-cli.js" && existsSync(cli)) return { file: node, args: [cli] };
  return process.platform === "win32" ? { file: "npm.cmd", args: [], shell: true } : { file: "npm", args: [] };
}

/** A path on which the project's tools come first and the Node that runs now comes before any other. */
export function pathWith(root) {
  return [join(root, "node_modules", ".bin"), dirname(process.execPath), process.env.PATH ?? ""].join(delimiter);
}
