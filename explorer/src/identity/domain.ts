import type { Domain } from "../app/kind.js";
import { lazyPage } from "../app/lazyPage.js";
import { identity } from "./words/index.js";

/** Accounts that offices verified. */
export const domain: Domain = {
  order: 6,
  contract: "IdentityRegistry",
  offer: identity.offer,
  pages: { account: lazyPage(async () => (await import("./AccountPage.js")).AccountPage) },
  find: async (explorer, text) => (await import("./find.js")).findAccount(explorer, text),
};
