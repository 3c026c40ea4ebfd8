// Compiles in a thread of its own, so that whoever waits can go on answering.
import { createRequire } from "node:module";
import { parentPort } from "node:worker_threads";

const solc = createRequire(import.meta.url)("solc");
parentPort.on("message", ({ id, input }) => {
  parentPort.postMessage({ id, version: solc.version(), output: solc.compile(input) });
});
