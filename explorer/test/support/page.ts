import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { world } from "./hooks.js";

/** Block explorer that the tests' deployment names; nothing ever asks it. */
export const BLOCK_EXPLORER = "https://explorer.example";

let published: Promise<string> | undefined;

/** Address of the page as it was published for most tests. */
export function pageUrl(): Promise<string> {
  published ??= world().publish({
    ...world().deployment,
    explorerUrl: BLOCK_EXPLORER,
    samples: [{ label: "Title SAMPLE-1", path: "title/SAMPLE-1" }],
  });
  return published;
}

/** Opens a place within the page in a browser window of its own. */
export async function visit(path = "", options: VisitOptions = {}): Promise<Page> {
  const { base = await pageUrl(), browser = world().browser, ...context } = options;
  const window = await browser.newContext({ timezoneId: "Europe/Berlin", locale: "en-GB", ...context });
  const page = await window.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${base}#/${path}`);
  return page;
}

export interface VisitOptions extends BrowserContextOptions {
  readonly base?: string;
  /** Another browser than the one that all tests share. */
  readonly browser?: Browser;
}

/** Goes through a list of things that need a window, and closes it at the end. */
export async function onPage(path: string, use: (page: Page) => Promise<void>, options?: VisitOptions): Promise<void> {
  const page = await visit(path, options);
  try {
    await use(page);
  } finally {
    await page.context().close();
  }
}
