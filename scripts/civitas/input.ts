import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { ToolError } from "../support/error.js";

/** Where a person's path begins: npm runs scripts elsewhere and says where it was called. */
export const fromHere = (path: string): string => resolve(process.env["INIT_CWD"] ?? process.cwd(), path);

/** Reads a file of JSON that a person named. */
export async function readJsonInput(path: string): Promise<unknown> {
  const bytes = await readInput(path);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new ToolError(`${path} is not JSON.`, { cause });
  }
}

/** Reads a file that a person named. */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    return await readFile(fromHere(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new ToolError(`There is no file ${path}.`, { cause: error });
    throw new ToolError(`${path} cannot be read (${code}).`, { cause: error });
  }
}
