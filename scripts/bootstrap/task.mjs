import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BootstrapError } from "./error.mjs";
import { npmCommand } from "./npm.mjs";

/** The command of a task: its own file under scripts/, or else the script of that name in package.json. */
export function commandOf(root, task, args) {
  const [name, variant] = task.split(":");
  const file = join(root, "scripts", `${name}.ts`);
  const flags = variant === undefined ? args : [`--${variant}`, ...args];
  if (/^[a-z-]+$/.test(name) && existsSync(file)) {
    return { file: process.execPath, args: ["--import", "tsx", file, ...flags] };
  }

  const { scripts = {} } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  if (scripts[task] === undefined || scripts[task].includes("bootstrap.mjs")) {
    throw new BootstrapError(`There is no task "${task}". The tasks are: ${Object.keys(scripts).join(", ")}.`);
  }
  const npm = npmCommand(process.execPath);
  return { ...npm, args: [...npm.args, "run", "--silent", task, ...(args.length > 0 ? ["--", ...args] : [])] };
}
