import type { Domain } from "../app/kind.js";
import { lazyPage } from "../app/lazyPage.js";
import { desk } from "./words/index.js";

/** Applications at the service desk. What they take to be read is loaded when it is asked for. */
export const domain: Domain = {
  order: 3,
  contract: "ServiceDesk",
  offer: desk.offer,
  pages: { application: lazyPage(async () => (await import("./ApplicationPage.js")).ApplicationPage) },
  find: async (explorer, text) => (await import("./find.js")).findApplication(explorer, text),
};
