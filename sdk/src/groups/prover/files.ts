import { sha256 } from "hash-wasm";
import { ProvingFileAbsentError, ProvingFileError } from "./errors.js";
import type { Depth, FileKind, FileSource } from "./types.js";

/** A file of a circuit, as @zk-kit/semaphore-artifacts 4.13.0 (MIT) has it from Semaphore's public ceremony. */
export interface ProvingFile {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256. */
  readonly digest: string;
}

/** Every file that the package brings, with its digest. */
export const PROVING_FILES: Readonly<Record<Depth, Readonly<Record<FileKind, ProvingFile>>>> = {
  10: {
    wasm: {
      name: "semaphore-10.wasm",
      bytes: 1815560,
      digest: "1e9e1e3ad9917164bc96c751e32fae724400b92063f5a2cfd22ca64674bf4f96",
    },
    zkey: {
      name: "semaphore-10.zkey",
      bytes: 2422238,
      digest: "f644af6753be9d48454d8f9bb74bf2e9a416dd7d1a704c3cf1d50e535969a19a",
    },
    json: {
      name: "semaphore-10.json",
      bytes: 3747,
      digest: "ca34afcbb281cd180a4ee553023d3f020440d519f5d093ebde97e26c09c0842d",
    },
  },
  20: {
    wasm: {
      name: "semaphore-20.wasm",
      bytes: 1847949,
      digest: "6f71e55586929e520e76027ebe067daac8b41e2f4b8057313a5fd0304e1e44ee",
    },
    zkey: {
      name: "semaphore-20.zkey",
      bytes: 3890175,
      digest: "33f9a067a80c7daf90e085449073613a9559a1904dd40aeb6d603afb7988c2cc",
    },
    json: {
      name: "semaphore-20.json",
      bytes: 3744,
      digest: "6fda771369c19517c8f7575cb9f1d18a8846e46baa1dc0c032bac9492c29559e",
    },
  },
};

/**
 * Reads a proving file and makes sure that it is the one that the source names.
 *
 * @throws {@link ProvingFileError} for any other file.
 */
export async function provingFile(
  source: FileSource,
  depth: Depth,
  kind: FileKind,
  onBytes?: (bytes: number) => void,
): Promise<Uint8Array> {
  const { name, digest } = PROVING_FILES[depth][kind];
  const bytes = await source(name, onBytes);
  const found = await sha256(bytes);
  if (found !== digest) throw new ProvingFileError(name, found, digest);
  return bytes;
}

/** Takes proving files from a folder: of this machine (`file:`), or of a server, the page's own as a rule. */
export const filesIn = (folder: URL): FileSource =>
  filesAt((name) => new URL(name, folder.href.endsWith("/") ? folder : `${folder.href}/`));

/** Takes proving files from places of their own, as bundlers put them. */
export const filesAt =
  (placeOf: (name: string) => URL): FileSource =>
  async (name, onBytes) => {
    const url = placeOf(name);
    try {
      return url.protocol === "file:" ? await fromDisk(url, onBytes) : await fromServer(url, onBytes);
    } catch (error) {
      throw new ProvingFileAbsentError(url.href, { cause: error });
    }
  };

/** The folder that the package brings. */
export const bundledFiles = (): FileSource => filesIn(new URL("files/", import.meta.url));

async function fromDisk(url: URL, onBytes?: (bytes: number) => void): Promise<Uint8Array> {
  const { readFile } = await import("node:fs/promises");
  const bytes = await readFile(url);
  onBytes?.(bytes.length);
  return bytes;
}

async function fromServer(url: URL, onBytes?: (bytes: number) => void): Promise<Uint8Array> {
  const answer = await fetch(url);
  if (!answer.ok || answer.body === null) throw new ProvingFileAbsentError(`${url.href} (${answer.status})`);
  const parts: Uint8Array[] = [];
  for (const reader = answer.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    onBytes?.(value.length);
  }
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
