import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { ToolError } from "../../support/error.js";
import { notWritable } from "../../support/files.js";

/** Files at once: enough to keep a disk busy. */
const WIDTH = 16;
const PART = /\.(\d+)\.part$/;

/** Name of a certificate's file: the line of the input, so that a name tells nothing of a person. */
export const fileName = (line: number): string => `${line.toString().padStart(7, "0")}.json`;

/** Refuses a folder in which something stands already that no earlier run of this issuance wrote. */
export async function requireEmpty(folder: string): Promise<void> {
  const [found] = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === "ENOENT") return [];
    throw new ToolError(`${folder} cannot be read (${error.code}). Name another folder with --out.`);
  });
  if (found !== undefined)
    throw new ToolError(`${folder} holds ${found} and perhaps more. Name an empty folder with --out.`);
}

/**
 * Writes files, each in one step: whoever looks sees a whole one or none. One that stands there as it should be is left
 * alone, so that a run that was killed goes on; one that does not is written again.
 *
 * @returns How many were written.
 */
export async function writeFiles(
  folder: string,
  count: number,
  file: (index: number) => { readonly name: string; readonly text: string },
  onFile: (done: number) => void,
): Promise<number> {
  let [next, done, written] = [0, 0, 0];
  const worker = async (): Promise<void> => {
    while (next < count) {
      const { name, text } = file(next++);
      if (await writeOnce(join(folder, name), text)) written++;
      onFile(++done);
    }
  };
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await removeParts(folder);
    await Promise.all(Array.from({ length: WIDTH }, worker));
  } catch (error) {
    throw notWritable(folder, error as NodeJS.ErrnoException);
  }
  return written;
}

async function writeOnce(path: string, text: string): Promise<boolean> {
  const held = await readFile(path, "utf8").catch(() => undefined);
  if (held === text) return false;
  const part = `${path}.${process.pid}.part`;
  const file = await open(part, "w", 0o600);
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
  await rename(part, path);
  return true;
}

/** Removes what runs left that were killed while they wrote. */
async function removeParts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(PART.exec(name)?.[1] ?? 0);
    if (pid > 0 && !isAlive(pid)) await rm(join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // It lives, and is another user's.
  }
}
