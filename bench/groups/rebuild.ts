import { createReadStream } from "node:fs";
import { checkList } from "../../sdk/src/groups/index.js";
import { checkListInWorkers } from "../../sdk/src/groups/workers/index.js";

/**
 * Recomputes a list in a process of its own, so that its memory is nobody else's: `rebuild.ts FILE THREADS`. Says on
 * standard error how far it has come.
 */
const [file = "", threads = "1"] = process.argv.slice(2);
const workers = Number(threads);
const onLeaves = (leaves: number): void => {
  if (leaves % 102_400 === 0) console.error(`${leaves} leaves`);
};

const began = performance.now();
const pieces = createReadStream(file);
const { root, size } =
  workers === 1 ? await checkList(pieces, { onLeaves }) : await checkListInWorkers(pieces, { workers, onLeaves });
const seconds = Math.round(performance.now() - began) / 1_000;
const { user, system } = process.cpuUsage();
const processorSeconds = Math.round((user + system) / 1_000) / 1_000;
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1_024);
console.log(
  JSON.stringify({ members: size, threads: workers, seconds, processorSeconds, peakMegabytes, root: String(root) }),
);
