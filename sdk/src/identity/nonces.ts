/** Where a web service keeps the nonces that it gave out. Keep them in one place for all of its processes. */
export interface NonceStore {
  /** Gives out a nonce that nobody can guess, and remembers it until a Unix second. */
  readonly issue: (until: bigint) => Promise<string>;
  /**
   * Takes a nonce that was given out, once: of several that take the same one at the same time, one gets true.
   *
   * @param now Unix second.
   */
  readonly take: (nonce: string, now: bigint) => Promise<boolean>;
}

const BYTES = 16;

/** A store in this process's memory, for one process and for tests. It forgets what it gave out once that is over. */
export function memoryNonces(): NonceStore {
  const open = new Map<string, bigint>();
  return {
    issue: async (until) => {
      const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
      const nonce = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
      open.set(nonce, until);
      return nonce;
    },
    take: async (nonce, now) => {
      const until = open.get(nonce);
      for (const [one, end] of open) if (end < now) open.delete(one);
      return until !== undefined && now <= until && open.delete(nonce);
    },
  };
}
