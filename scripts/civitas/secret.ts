import { randomBytes } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { concat, type Hex, isHex, keccak256, numberToHex, toHex } from "viem";
import { digestOf } from "../../sdk/src/core/index.js";
import type { LicenceDocument } from "../../sdk/src/credentials/import/index.js";
import { ToolError } from "../support/error.js";

/** A document with its salt, as the agency keeps it and hands it to the licensee. */
export type SaltedDocument = LicenceDocument & { readonly salt: Hex };

/** Makes the documents of an import out of one secret, so that a second run makes the same. */
export type DocumentMaker = (document: LicenceDocument) => SaltedDocument;

/**
 * Reads the secret from which an import's salts are made, or makes one. Without it nobody can tell from the chain what
 * a commitment says, not even by trying; deleting it makes the commitments meaningless for good.
 */
export async function documentMaker(path: string, dry: boolean): Promise<DocumentMaker> {
  const secret = (await read(path)) ?? (dry ? toHex(randomBytes(32)) : await make(path));
  return (document) => ({
    ...document,
    salt: keccak256(concat([secret, document.id, numberToHex(document.revision)])),
  });
}

/** Commitment to a document: the digest of all that it states, its salt among it. */
export const commitmentTo = (document: SaltedDocument): Hex => digestOf(document);

async function read(path: string): Promise<Hex | undefined> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new ToolError(`The secret ${path} cannot be read (${error.code}).`, { cause: error });
  });
  const secret = text?.trim();
  if (secret === undefined || (isHex(secret) && secret.length === 66)) return secret;
  throw new ToolError(`${path} holds no secret: 0x and 64 hexadecimal digits.`);
}

/** Written before anything is sent, for its owner's eyes only, and on the disk before it is used. */
async function make(path: string): Promise<Hex> {
  const secret = toHex(randomBytes(32));
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
