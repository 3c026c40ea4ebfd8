#!/usr/bin/env node
// Runs a task of the project on the Node that it pins, with its dependencies in place. Plain JavaScript that works on
// Node 20 and needs nothing installed: `node scripts/bootstrap.mjs <task> [arguments]`.
import { fileURLToPath } from "node:url";
import { BootstrapError } from "./bootstrap/error.mjs";
import { ensureInstalled } from "./bootstrap/install.mjs";
import { findNode, majorOf, pinnedNode } from "./bootstrap/node.mjs";
import { run } from "./bootstrap/run.mjs";
import { commandOf } from "./bootstrap/task.mjs";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");
const [task, ...args] = process.argv.slice(2);

try {
  if (task === undefined) throw new BootstrapError("Name a task, for example: node scripts/bootstrap.mjs start");

  const pinned = pinnedNode(root);
  if (majorOf(process.versions.node) < majorOf(pinned)) {
    const self = fileURLToPath(import.meta.url);
    await run(findNode(root, pinned, [self, task, ...args]), root);
  } else {
    await ensureInstalled(root);
    await run(commandOf(root, task, args), root);
  }
} catch (error) {
  if (!(error instanceof BootstrapError)) throw error;
  console.error(`\nCivitas: ${error.message}`);
  process.exitCode = 1;
}
