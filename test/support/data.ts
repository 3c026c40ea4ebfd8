import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Suite } from "mocha";

const FOLDER = process.env["CIVITAS_DATA"] ?? resolve(import.meta.dirname, "../../../shared/data");

/** A file of real input; undefined where the folder is not there. */
export function realFile(path: string): Uint8Array | undefined {
  const file = resolve(FOLDER, path);
  return existsSync(file) ? readFileSync(file) : undefined;
}

/** Describes tests over a file of real input; skips them, by the file's name, where it is not there. */
export function describeWithFile(path: string, body: (bytes: Uint8Array, file: string) => void): Suite {
  const bytes = realFile(path);
  if (bytes === undefined)
    return describe.skip(`${path} (not there)`, () => it("is read", () => {})) as unknown as Suite;
  return describe(path, () => body(bytes, resolve(FOLDER, path)));
}
