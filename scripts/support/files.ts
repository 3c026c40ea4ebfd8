import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { ToolError } from "./error.js";

/** The project's folder. */
export const ROOT: string = fileURLToPath(new URL("../..", import.meta.url));

/** Reads a JSON file; undefined where there is none. */
export async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw notReadable(path, error);
  });
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ToolError(`${path} is not valid JSON. Restore it from git, or delete it where the next run writes it.`);
  }
}

/** Writes a JSON file in one step: whoever reads it sees the old one or the new one, never a half. */
export async function writeJson(path: string, value: unknown): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, `${JSON.stringify(value, plain, 2)}\n`);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw notWritable(path, error as NodeJS.ErrnoException);
  }
}

const plain = (_: string, value: unknown): unknown => (typeof value === "bigint" ? value.toString() : value);

const notReadable = (path: string, error: NodeJS.ErrnoException): ToolError =>
  new ToolError(`${path} cannot be read (${error.code}). Check who owns it.`);

/** The words for a file that could not be written. */
export function notWritable(path: string, error: NodeJS.ErrnoException): Error {
  if (error.code === "ENOSPC") return new ToolError(`${path} cannot be written: the disk is full. Free some space.`);
  if (error.code === "EACCES" || error.code === "EPERM" || error.code === "EROFS") {
    return new ToolError(`${path} cannot be written (${error.code}). Give yourself the right to write in its folder.`);
  }
  return error;
}
