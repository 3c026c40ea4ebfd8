import type { Validity } from "./types.js";

const DAY = 86_400n;

/** The longest term that a registry lets through, in seconds: every month at its longest, so that no lawful end is refused. */
export function maximumTerm(validity: Validity): bigint {
  if (validity.term === "unlimited") return 0n;
  const [years, months] = [Math.floor(validity.months / 12), validity.months % 12];
  return BigInt(years * 366 + months * 31) * DAY;
}

/**
 * The end of a term that begins at a moment (Unix seconds): the same day of the month and the same time, in universal
 * time, so many months later; the month's last day where it has no such day. Undefined where it has no end.
 */
export function endOf(validity: Validity, validFrom: bigint): bigint | undefined {
  if (validity.term === "unlimited") return undefined;
  const from = new Date(Number(validFrom) * 1_000);
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + validity.months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Date.UTC(year, month, Math.min(from.getUTCDate(), lastDay));
  return BigInt(day / 1_000) + (validFrom % DAY);
}
