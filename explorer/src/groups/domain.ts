import type { Domain } from "../app/kind.js";
import { LazyGroupPage } from "./LazyGroupPage.js";
import { groups } from "./words/index.js";

/** Anonymous groups, and the tool with which their members prove that they belong. */
export const domain: Domain = {
  order: 6,
  contract: "GroupRegistry",
  offer: groups.offer,
  pages: { group: LazyGroupPage },
  find: async (explorer, text) => (await import("./find.js")).findGroup(explorer, text),
};
