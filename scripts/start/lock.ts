import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ToolError } from "../support/error.js";
import { notWritable } from "../support/files.js";

/** Who holds the lock. */
interface Holder {
  readonly pid: number;
  /** Tells a process from a later one that was given the same number. */
  readonly born: string;
  readonly page: string;
}

/** A lock that is held until it is released. */
export interface Lock {
  /** True when a run before was killed and had left its lock. */
  readonly recovered: boolean;
  readonly release: () => void;
}

/** Takes the one lock of a folder, or says who has it. */
export function takeLock(folder: string, page: string): Lock {
  const path = join(folder, "start.lock");
  const draft = `${path}.${process.pid}`;
  const release = () => rmSync(path, { force: true });
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, JSON.stringify({ pid: process.pid, born: bornOf(process.pid), page } satisfies Holder));
    for (let tries = 0; tries < 2; tries++) {
      try {
        linkSync(draft, path); // Fails when it exists, and is never seen half-written.
        return { recovered: tries > 0, release };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
        refuseLiving(path);
        release(); // Its holder was killed.
      }
    }
  } catch (error) {
    throw error instanceof ToolError ? error : notWritable(path, error as NodeJS.ErrnoException);
  } finally {
    rmSync(draft, { force: true });
  }
  throw new ToolError(`${path} was taken by another run at this very moment. Try again.`);
}

function refuseLiving(path: string): void {
  let holder: Holder;
  try {
    holder = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return; // Nobody's.
  }
  if (!isAlive(holder.pid) || bornOf(holder.pid) !== holder.born) return;
  throw new ToolError(
    `Civitas is running already, as process ${holder.pid}; its page is ${holder.page}. Stop that one first: Ctrl-C in its terminal, or kill ${holder.pid}.`,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // It lives, and is another user's.
  }
}

/** When a process began, in the kernel's ticks; empty where the system does not tell. */
function bornOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}
