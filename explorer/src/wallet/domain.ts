import type { Domain } from "../app/kind.js";
import { lazyPage } from "../app/lazyPage.js";
import { wallet } from "./words/index.js";

/** All that belongs to one person's accounts. */
export const domain: Domain = {
  order: 9,
  contract: ["IdentityRegistry", "LandRegistry", "CredentialRegistry", "MandateRegistry", "ConsentRegistry"],
  pages: { wallet: lazyPage(async () => (await import("./WalletPage.js")).WalletPage) },
  extra: { path: "wallet", title: wallet.title, text: wallet.lead },
};
