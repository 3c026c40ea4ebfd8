import { randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
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

/**
 * Written before anything is sent, for its owner's eyes only, and on the disk before it is used. It is given its name
 * when it is whole: a run that is killed leaves no half secret, and of two at once both use the one that came first.
 */
async function make(path: string): Promise<Hex> {
  const secret = fresh();
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  await writeSynced(draft, `${secret}\n`);
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return await readSecret(path, false);
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(path));
  return secret;
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A name is on the disk when its folder is. Where folders cannot be opened, the system sees to it. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
