import { randomBytes } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { type Hex, isHex, toHex } from "viem";
import { ToolError } from "../support/error.js";

/**
 * Reads the secret from which an import's salts are made, or makes one; a dry run keeps none. Without it nobody can
 * tell from the chain what a commitment says, not even by trying.
 */
export async function readSecret(path: string, dry: boolean): Promise<Hex> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new ToolError(`The secret ${path} cannot be read (${error.code}).`, { cause: error });
  });
  if (text === undefined) return dry ? fresh() : make(path);
  const secret = text.trim();
  if (isHex(secret) && secret.length === 66) return secret;
  throw new ToolError(`${path} holds no secret: 0x and 64 hexadecimal digits.`);
}

const fresh = (): Hex => toHex(randomBytes(32));

/** Written before anything is sent, for its owner's eyes only, and on the disk before it is used. */
async function make(path: string): Promise<Hex> {
  const secret = fresh();
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(`${secret}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return secret;
}
