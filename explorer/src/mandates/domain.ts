import type { Domain } from "../app/kind.js";
import { lazyPage } from "../app/lazyPage.js";
import { mandates } from "./words/index.js";

/** Mandates. What they take to be read is loaded when it is asked for. */
export const domain: Domain = {
  order: 4,
  contract: "MandateRegistry",
  offer: mandates.offer,
  pages: { mandate: lazyPage(async () => (await import("./MandatePage.js")).MandatePage) },
  find: async (explorer, text) => (await import("./find.js")).findMandate(explorer, text),
};
