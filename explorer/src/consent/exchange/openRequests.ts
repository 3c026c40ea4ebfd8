import { decodeRequest, encodeRequest, type OpenRequest } from "@civitas/sdk/presentations";
import { bytesToHex, type Hex, hexToBytes } from "viem";

/**
 * Requests that this window made: their keys live as long as it, and nowhere else. What was used is kept as long: a
 * window that was opened anew has neither, and can open nothing.
 */
const KEY = "civitas.exchange.open";
const USED = "civitas.exchange.used";

/** Keeps a request until its answer comes. */
export function keepOpen({ request, secret }: OpenRequest): void {
  const all = { ...stored(KEY), [request.nonce]: [bytesToHex(encodeRequest(request)), secret] };
  sessionStorage.setItem(KEY, JSON.stringify(all));
}

/** The request that an answer is to; undefined where this window did not make it. */
export function openRequestOf(nonce: Hex): OpenRequest | undefined {
  const [message, secret] = stored(KEY)[nonce] ?? [];
  if (message === undefined || secret === undefined) return undefined;
  return { request: decodeRequest(hexToBytes(message)), secret };
}

/** Whether a request was answered, and the answer used. */
export const isUsed = (nonce: Hex): boolean => stored(USED)[nonce] !== undefined;

/** Notes that a request's answer is used. */
export function markUsed(nonce: Hex): void {
  sessionStorage.setItem(USED, JSON.stringify({ ...stored(USED), [nonce]: [] }));
}

const stored = (key: string): Readonly<Record<string, readonly Hex[]>> =>
  JSON.parse(sessionStorage.getItem(key) ?? "{}");
