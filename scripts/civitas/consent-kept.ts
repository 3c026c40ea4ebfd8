import { type FileHandle, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { bytesToHex, type Hex, hexToBytes, isHex, size } from "viem";
import { type Consent, scopeDigest } from "../../sdk/src/consent/index.js";
import {
  decodeRequest,
  encodeRequest,
  type OpenRequest,
  type PreparedConsent,
} from "../../sdk/src/presentations/index.js";
import { ToolError } from "../support/error.js";
import { notWritable } from "../support/files.js";
import { fromHere, readInput } from "./input.js";
import { toJson } from "./output.js";

/** Names the forms of the files that the parties of an exchange keep. */
const FORMATS = {
  request: "civitas-open-request-1",
  opened: "civitas-opened-answer-1",
  consent: "civitas-given-consent-1",
} as const;

/** An answer that was opened. */
export interface OpenedAnswer {
  /** Digest of the answer's bytes. */
  readonly answer: Hex;
  /** Second at which it was opened. */
  readonly at: bigint;
  readonly consentId: Hex;
  /** Digest of what was shown, as it is noted on the chain. */
  readonly receipt: Hex;
}

/** The file is there already, and is not written over. */
export class FileStandsError extends ToolError {
  override readonly name = "FileStandsError";
}

/** Keeps a request with the secret that opens its answer. */
export const keepRequest = (path: string, { request, secret }: OpenRequest): Promise<void> =>
  keep(path, { format: FORMATS.request, request: bytesToHex(encodeRequest(request)), secret });

/** Reads a request that was made here. */
export async function readKeptRequest(path: string): Promise<OpenRequest> {
  const { request, secret } = await readKept(path, FORMATS.request);
  const whole = isHex(request) && isHex(secret) && size(secret) === 32;
  if (!whole) throw new ToolError(`${path} holds no request: a part of it is missing or cut off.`);
  return { request: decodeRequest(hexToBytes(request)), secret };
}

/** Where it is written that the answer to a request was opened. */
export const openedPath = (path: string): string => `${path.replace(/\.secret$/, "")}.opened`;

/**
 * Writes that the answer to a request is opened, in a file that can be made but once, even where two runs try at a time.
 *
 * @returns Whether it was the first time.
 */
export async function markOpened(path: string, answer: OpenedAnswer): Promise<boolean> {
  try {
    await keep(openedPath(path), { format: FORMATS.opened, ...answer });
    return true;
  } catch (error) {
    if (error instanceof FileStandsError) return false;
    throw error;
  }
}

/** Reads what was opened; undefined where nothing was. Of a file that was cut off only that it was: that is enough. */
export async function readOpened(path: string): Promise<Partial<OpenedAnswer> | undefined> {
  const name = openedPath(path);
  const text = await readFile(fromHere(name), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new ToolError(`${name} cannot be read (${error.code}).`, { cause: error });
  });
  if (text === undefined) return undefined;
  try {
    const { at, ...answer } = JSON.parse(text);
    return { ...answer, at: BigInt(at) };
  } catch {
    return {};
  }
}

/** Keeps a consent with what it covers: whoever has the scope's salt can tell what may be seen. */
export const keepConsent = (path: string, consentId: Hex, { consent, scope }: PreparedConsent): Promise<void> =>
  keep(path, { format: FORMATS.consent, consentId, consent, scope });

/** Reads a consent that was kept. */
export async function readKeptConsent(path: string): Promise<PreparedConsent> {
  const { consent, scope } = (await readKept(path, FORMATS.consent)) as unknown as PreparedConsent;
  try {
    const times = (["from", "until", "retention", "deadline"] as const).flatMap((name) =>
      consent[name] === undefined ? [] : [[name, BigInt(consent[name])] as const],
    );
    const whole: Consent = { ...consent, ...Object.fromEntries(times) };
    if (scopeDigest(scope) === whole.scope) return { consent: whole, scope };
  } catch (cause) {
    throw new ToolError(`${path} holds no consent: a part of it is missing or cut off.`, { cause });
  }
  throw new ToolError(`${path} holds no consent: its scope is another than the one that was consented to.`);
}

type Kept = Readonly<Record<string, unknown>>;

async function readKept(path: string, format: string): Promise<Kept> {
  let kept: unknown;
  try {
    kept = JSON.parse(new TextDecoder().decode(await readInput(path)));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  if (typeof kept === "object" && kept !== null && (kept as Kept)["format"] === format) return kept as Kept;
  throw new ToolError(`${path} is no file of the form ${format}.`);
}

/**
 * Makes a file that only its owner may read, and never writes over one. It is on the disk when this returns: before
 * anything that rests on it is shown or sent.
 */
async function keep(name: string, value: Kept): Promise<void> {
  const path = fromHere(name);
  const file = await open(path, "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") throw new FileStandsError(`${name} is there already. Choose another name.`);
    if (error.code === "ENOENT") throw new ToolError(`${name} cannot be written: there is no such folder.`);
    throw notWritable(name, error);
  });
  await synced(file, () => file.writeFile(`${toJson(value)}\n`));
  // A name is on the disk when its folder is. Where folders cannot be opened, the system sees to it.
  const folder = await open(dirname(path), "r").catch(() => undefined);
  if (folder !== undefined) await synced(folder, () => Promise.resolve()).catch(() => undefined);
}

async function synced(file: FileHandle, write: () => Promise<void>): Promise<void> {
  try {
    await write();
    await file.sync();
  } finally {
    await file.close();
  }
}
