import type { Domain } from "../app/kind.js";
import { LazyConsentPage, LazyExchangePage } from "./LazyPages.js";
import { consents } from "./words/index.js";

/** Consents, and the exchange of requests and answers by QR code. */
export const domain: Domain = {
  order: 5,
  contract: "ConsentRegistry",
  offer: consents.offer,
  pages: { consent: LazyConsentPage, exchange: LazyExchangePage },
  find: async (explorer, text) => (await import("./read.js")).findConsent(explorer, text),
  extra: { path: "exchange", title: consents.exchange.title, text: consents.exchange.lead },
};
