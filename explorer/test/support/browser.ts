import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** There is no Chromium to look at the page with. */
export class ChromiumMissingError extends Error {
  override readonly name = "ChromiumMissingError";

  constructor(readonly path: string) {
    super(
      `No Chromium at ${path}. Install the package (on Debian and Ubuntu: apt-get install chromium), or name another place in CHROMIUM_PATH.`,
    );
  }
}

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the Chromium that is installed. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const path = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
  if (!existsSync(path)) throw new ChromiumMissingError(path);
  return chromium.launch({ executablePath: path, args: [...FLAGS, ...more] });
}
