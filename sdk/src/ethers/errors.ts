import type { Hex } from "viem";
import { type AnyCall, CivitasError, NodeUnreachableError, toRevertedError } from "../core/index.js";

const UNREACHABLE = new Set([
  "NETWORK_ERROR",
  "TIMEOUT",
  "SERVER_ERROR",
  "ECONNREFUSED",
  "ECONNRESET",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Gives an ethers error the SDK's class; what is no revert and no silence of the node stays as it is. */
export function translated(call: AnyCall | undefined, error: unknown): unknown {
  if (error instanceof CivitasError) return error;
  const causes = [...causesOf(error)];
  const data = causes.map(({ data }) => data).find(isRevertData);
  if (call !== undefined && data !== undefined) return toRevertedError(call, data, error);
  const silent = causes.find(({ code }) => typeof code === "string" && UNREACHABLE.has(code));
  if (silent !== undefined) return new NodeUnreachableError(String(silent.message ?? silent.code), { cause: error });
  return error;
}

interface Cause {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly data?: unknown;
}

const isRevertData = (value: unknown): value is Hex => typeof value === "string" && /^0x[0-9a-f]{8,}$/i.test(value);

/** ethers, Hardhat and the nodes each nest the reason in a place of their own. */
function* causesOf(error: unknown, depth = 0): Generator<Cause> {
  if (typeof error !== "object" || error === null || depth > 5) return;
  yield error;
  for (const key of ["cause", "error", "info", "data", "parent"]) {
    yield* causesOf((error as Record<string, unknown>)[key], depth + 1);
  }
}
