import { availableParallelism } from "node:os";
import { type CheckedList, checkList, type ListOptions } from "../list.js";
import { openPool, type ThreadOptions } from "./pool.js";

/** How to recompute a list in several threads. */
export interface WorkerOptions extends Omit<ListOptions, "subtree" | "atATime">, ThreadOptions {
  /** Threads; as many as the machine runs at a time by default. */
  readonly workers?: number;
}

/**
 * Recomputes a published list as `checkList` does, in threads of Node: worth it from some thousand leaves on. The
 * threads end with it, however it ends.
 *
 * @throws {@link WorkerDiedError} where a thread ends early; else what `checkList` throws.
 */
export async function checkListInWorkers(
  pieces: AsyncIterable<Uint8Array>,
  { workers = availableParallelism(), execArgv, file, ...options }: WorkerOptions = {},
): Promise<CheckedList> {
  const pool = openPool(workers, { ...(execArgv && { execArgv }), ...(file && { file }) });
  try {
    // One part waits for each worker, so that none stands still while the list is read.
    return await checkList(pieces, { ...options, subtree: pool.subtree, atATime: 2 * workers });
  } finally {
    await pool.close();
  }
}
