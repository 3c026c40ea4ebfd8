import type { Domain } from "../app/kind.js";
import { findSale } from "./find.js";
import { SalePage } from "./SalePage.js";
import { sales } from "./words/index.js";

/** Sales of land through escrow. */
export const domain: Domain = {
  order: 2,
  contract: "Conveyance",
  offer: sales.offer,
  pages: { sale: SalePage },
  find: findSale,
};
