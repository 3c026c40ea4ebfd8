/** Somebody asked the run to end. */
export class StoppedError extends Error {
  override readonly name = "StoppedError";

  constructor(readonly signal: NodeJS.Signals) {
    super(`Stopped by ${signal}.`);
  }
}

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Exit code of a run that a signal ended before its work was done. */
export const exitCodeOf = (signal: NodeJS.Signals): number => (SIGNALS as Record<string, number>)[signal] ?? 1;

/** Turns the signals that ask a process to end into a promise that rejects. Repeated ones change nothing. */
export function stopRequest(): Promise<never> {
  const request = new Promise<never>((_, reject) => {
    for (const signal of Object.keys(SIGNALS) as NodeJS.Signals[]) {
      process.on(signal, () => reject(new StoppedError(signal)));
    }
  });
  request.catch(() => undefined); // It may come when nobody waits for it.
  return request;
}
