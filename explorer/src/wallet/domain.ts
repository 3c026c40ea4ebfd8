import type { Domain } from "../app/kind.js";
import { LazyWalletPage } from "./LazyWalletPage.js";
import { wallet } from "./words/index.js";

/** All that belongs to one person's accounts. */
export const domain: Domain = {
  order: 9,
  contract: ["IdentityRegistry", "LandRegistry", "CredentialRegistry", "MandateRegistry", "ConsentRegistry"],
  pages: { wallet: LazyWalletPage },
  extra: { path: "wallet", title: wallet.title, text: wallet.lead },
};
