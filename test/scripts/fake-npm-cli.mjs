// Stands in for npm in the tests of bootstrap: does what the plan beside the project says, and notes each call.

import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [verb, ...rest] = process.argv.slice(2);
appendFileSync("calls.log", `${[verb, ...rest].join(" ")}\n`);
const plan = existsSync("plan.json") ? JSON.parse(readFileSync("plan.json", "utf8")) : {};

if (verb === "exec") {
  const after = rest.slice(rest.indexOf("--") + 2);
  process.exit(spawnSync(process.execPath, after, { stdio: "inherit" }).status ?? 1);
}
if (verb === "run") process.exit(0);

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
rmSync("node_modules", { recursive: true, force: true });
for (const [path, entry] of Object.entries(packages)) {
  if (path === "" || (entry.optional && plan.omitOptional)) continue;
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "package.json"), JSON.stringify({ version: entry.version }));
  if (plan.dieHalfway) process.kill(process.pid, "SIGKILL");
}
if (plan.fail) {
  console.error(plan.fail);
  process.exit(1);
}
writeFileSync("node_modules/.package-lock.json", JSON.stringify({ packages }));
