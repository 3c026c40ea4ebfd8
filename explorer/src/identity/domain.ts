import type { Domain } from "../app/kind.js";
import { LazyAccountPage } from "./LazyAccountPage.js";
import { identity } from "./words/index.js";

/** Accounts that offices verified. */
export const domain: Domain = {
  order: 6,
  contract: "IdentityRegistry",
  offer: identity.offer,
  pages: { account: LazyAccountPage },
  find: async (explorer, text) => (await import("./find.js")).findAccount(explorer, text),
};
