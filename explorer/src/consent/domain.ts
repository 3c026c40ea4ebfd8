import type { Domain } from "../app/kind.js";
import { lazyPage } from "../app/lazyPage.js";
import { consents } from "./words/index.js";

/** Consents, and the exchange of requests and answers by QR code. */
export const domain: Domain = {
  order: 5,
  contract: "ConsentRegistry",
  offer: consents.offer,
  pages: {
    consent: lazyPage(async () => (await import("./ConsentPage.js")).ConsentPage),
    exchange: lazyPage(async () => (await import("./exchange/ExchangePage.js")).ExchangePage),
  },
  find: async (explorer, text) => (await import("./read.js")).findConsent(explorer, text),
  extra: { path: "exchange", title: consents.exchange.title, text: consents.exchange.lead },
};
