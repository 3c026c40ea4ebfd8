import type { Domain } from "../app/kind.js";
import { lazyPage } from "../app/lazyPage.js";
import { sales } from "./words/index.js";

/** Sales of land through escrow. What they take to be read is loaded when it is asked for. */
export const domain: Domain = {
  order: 2,
  contract: "Conveyance",
  offer: sales.offer,
  pages: { sale: lazyPage(async () => (await import("./SalePage.js")).SalePage) },
  find: async (explorer, text) => (await import("./find.js")).findSale(explorer, text),
};
