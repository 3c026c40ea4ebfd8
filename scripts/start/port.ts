import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { ToolError } from "../support/error.js";

export const HOST = "127.0.0.1";

/** Reads a port's number. */
export function portOf(flag: string, text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new ToolError(`--${flag} ${text} is no port: give a number from 1 to 65535.`);
}

/**
 * Makes sure that a port can be taken.
 *
 * @param patience Milliseconds for what a killed run left behind to go away.
 */
export async function requireFree(port: number, use: string, flag: string, patience: number): Promise<void> {
  for (let waited = 0; ; waited += 250) {
    const code = await whyTaken(port);
    if (code === undefined) return;
    if (code === "EADDRINUSE" && waited < patience) {
      await sleep(250);
      continue;
    }
    const why = code === "EADDRINUSE" ? "is taken by another program" : `may not be used here (${code})`;
    throw new ToolError(
      `Port ${port}, for ${use}, ${why}. Stop that program, or choose another port: npm start -- --${flag} ${port + 1}`,
    );
  }
}

function whyTaken(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen({ port, host: HOST, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}
