import { keccak256 } from "viem";

/** keccak256 of bytes. Hand another one in where millions of digests are wanted. */
export type Keccak = (bytes: Uint8Array) => Uint8Array;

/** The one that needs nothing loaded. */
export const plainKeccak: Keccak = (bytes) => keccak256(bytes, "bytes");

/** One in WebAssembly, several times as fast; it takes a moment to load, and runs in one thread. */
export async function fastKeccak(): Promise<Keccak> {
  const { createKeccak } = await import("hash-wasm");
  const hasher = await createKeccak(256);
  return (bytes) => hasher.init().update(bytes).digest("binary");
}
