import { parentPort } from "node:worker_threads";
import { subtreeOf } from "../list.js";
import type { Answer, Part } from "./pool.js";

/** Hashes what it is given, one part after another. What it cannot hash ends it, and the pool says so. */
parentPort?.on("message", async ({ leaves, watched }: Part) => {
  const tree: Answer = await subtreeOf(leaves, watched);
  parentPort?.postMessage(tree);
});
