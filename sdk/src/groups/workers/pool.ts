import { Worker } from "node:worker_threads";
import type { Subtree } from "../list.js";
import type { Tree } from "../tree.js";
import { WorkerCountError, WorkerDiedError } from "./errors.js";

/** What a worker is given. */
export interface Part {
  readonly leaves: Uint8Array;
  readonly watched: number;
}

/** What it answers. */
export type Answer = Tree;

/** Threads that hash parts of a list. */
export interface Pool {
  /** Hashes a part in the first worker that is free. Fails for good once a worker has died. */
  readonly subtree: Subtree;
  /** Ends the threads. What is under way fails. */
  readonly close: () => Promise<void>;
}

interface Task extends Part {
  readonly resolve: (tree: Tree) => void;
  readonly reject: (error: Error) => void;
}

/** The worker's own file, beside this one: TypeScript where the SDK runs from its source. */
const FILE = new URL(`./subtree.worker.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`, import.meta.url);

/** How threads begin. */
export interface ThreadOptions {
  /** What Node is told for a thread, in the place of what it was told for this one: loaders, for example. */
  readonly execArgv?: readonly string[];
  /** What a thread runs: takes {@link Part}s, and posts an {@link Answer} for each. */
  readonly file?: URL;
}

/** Begins threads that hash parts of a list. */
export function openPool(count: number, { execArgv = process.execArgv, file = FILE }: ThreadOptions = {}): Pool {
  if (!Number.isInteger(count) || count < 1) throw new WorkerCountError(count);
  const waiting: Task[] = [];
  const busy = new Map<Worker, Task>();
  const idle: Worker[] = [];
  let dead: WorkerDiedError | undefined;

  const next = (): void => {
    for (let worker = idle.pop(); worker !== undefined; worker = idle.pop()) {
      const task = waiting.shift();
      if (task === undefined) return void idle.push(worker);
      busy.set(worker, task);
      worker.postMessage({ leaves: task.leaves, watched: task.watched } satisfies Part);
    }
  };
  const die = (error: WorkerDiedError): void => {
    dead ??= error;
    for (const { reject } of [...busy.values(), ...waiting.splice(0)]) reject(dead);
    busy.clear();
  };
  const workers = Array.from({ length: count }, () => {
    const worker = new Worker(file, { execArgv: [...execArgv] });
    worker.on("message", (tree: Answer) => {
      busy.get(worker)?.resolve(tree);
      busy.delete(worker);
      idle.push(worker);
      next();
    });
    worker.on("error", (cause: Error) => die(new WorkerDiedError(`failed (${cause.message})`, { cause })));
    worker.on("exit", (code) => die(new WorkerDiedError(`ended with ${code}`)));
    idle.push(worker);
    return worker;
  });

  return {
    subtree: (leaves, watched) =>
      new Promise((resolve, reject) => {
        if (dead !== undefined) return reject(dead);
        waiting.push({ leaves, watched, resolve, reject });
        next();
      }),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
