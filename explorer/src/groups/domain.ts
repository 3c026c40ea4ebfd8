import type { Domain } from "../app/kind.js";
import { lazyPage } from "../app/lazyPage.js";
import { groups } from "./words/index.js";

/** Anonymous groups, and the tool with which their members prove that they belong. */
export const domain: Domain = {
  order: 6,
  contract: "GroupRegistry",
  offer: groups.offer,
  pages: { group: lazyPage(async () => (await import("./GroupPage.js")).GroupPage) },
  find: async (explorer, text) => (await import("./find.js")).findGroup(explorer, text),
};
