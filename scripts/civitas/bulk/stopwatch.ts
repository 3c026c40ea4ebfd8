import type { Progress } from "../context.js";

/** Steps of progress that are told of one phase at most. */
const STEPS = 100;

/** Times the phases of a long run, and tells how far each has come. */
export interface Stopwatch {
  readonly time: <value>(phase: string, body: () => value) => value;
  readonly timeAsync: <value>(phase: string, body: () => Promise<value>) => Promise<value>;
  /** Ends the phase that runs, and begins another. */
  readonly next: (phase: string) => void;
  /** Told of each thing that is done; tells of every hundredth. */
  readonly counter: (total: number, noun: string) => (done: number) => void;
  /** Seconds of each phase, and the most memory that the process ever held. */
  readonly result: () => { readonly seconds: Readonly<Record<string, number>>; readonly peakMegabytes: number };
}

/** Starts a stopwatch. */
export function stopwatch({ step }: Progress): Stopwatch {
  const spent = new Map<string, number>();
  let [running, since] = ["", 0];
  const stop = (): void => {
    if (running !== "") spent.set(running, (spent.get(running) ?? 0) + performance.now() - since);
    running = "";
  };
  const start = (phase: string): void => {
    stop();
    [running, since] = [phase, performance.now()];
  };
  return {
    time: (phase, body) => {
      start(phase);
      const value = body();
      stop();
      return value;
    },
    timeAsync: async (phase, body) => {
      start(phase);
      const value = await body();
      stop();
      return value;
    },
    next: start,
    counter: (total, noun) => {
      const every = Math.max(1, Math.ceil(total / STEPS));
      return (done) => {
        if (done % every === 0 || done === total) step({ done, total, noun });
      };
    },
    result: () => ({
      seconds: Object.fromEntries([...spent].map(([phase, time]) => [phase, Math.round(time) / 1_000])),
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1_024),
    }),
  };
}
