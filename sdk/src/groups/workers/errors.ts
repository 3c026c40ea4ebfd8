import { CivitasError } from "../../core/index.js";

/** A worker ended before it had hashed its part of a list. */
export class WorkerDiedError extends CivitasError {
  override readonly name = "WorkerDiedError";

  /** @param how What became of the thread. */
  constructor(
    readonly how: string,
    options?: ErrorOptions,
  ) {
    super(
      `A worker ${how} before its part of the list was hashed. Give it more memory, or use fewer workers.`,
      options,
    );
  }
}

/** The number of workers is no number of threads. */
export class WorkerCountError extends CivitasError {
  override readonly name = "WorkerCountError";

  constructor(readonly workers: number) {
    super(`A list cannot be hashed by ${workers} workers: give 1 or more.`);
  }
}
