import type { Domain } from "../app/kind.js";
import { LazyMandatePage } from "./LazyMandatePage.js";
import { mandates } from "./words/index.js";

/** Mandates. What they take to be read is loaded when it is asked for. */
export const domain: Domain = {
  order: 4,
  contract: "MandateRegistry",
  offer: mandates.offer,
  pages: { mandate: LazyMandatePage },
  find: async (explorer, text) => (await import("./find.js")).findMandate(explorer, text),
};
