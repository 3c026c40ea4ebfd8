import { useCallback, useEffect, useState } from "react";

/** How far a reading has come. */
export type Reading<value> =
  | { readonly state: "reading" }
  | { readonly state: "read"; readonly value: value }
  | { readonly state: "failed"; readonly error: unknown };

/**
 * Reads once the page is shown, and again when asked.
 *
 * @param read What to do; keep it the same with `useCallback` while its inputs are.
 */
export function useReading<value>(read: () => Promise<value>): readonly [Reading<value>, () => void] {
  const [attempt, setAttempt] = useState(0);
  const [reading, setReading] = useState<Reading<value>>({ state: "reading" });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt reads again although nothing else changed.
  useEffect(() => {
    let wanted = true;
    setReading({ state: "reading" });
    read().then(
      (value) => wanted && setReading({ state: "read", value }),
      (error: unknown) => wanted && setReading({ state: "failed", error }),
    );
    return () => {
      wanted = false;
    };
  }, [read, attempt]);

  return [reading, useCallback(() => setAttempt((count) => count + 1), [])];
}

/** The moment that a record is judged by: the reader's clock, or the chain's where that is ahead. */
export function momentOf(head: { readonly timestamp: bigint }): bigint {
  const clock = BigInt(Math.floor(Date.now() / 1000));
  return head.timestamp > clock ? head.timestamp : clock;
}
