import type { Domain } from "../app/kind.js";
import { lazyPage } from "../app/lazyPage.js";
import { documents } from "./words/index.js";

/** Documents that people are handed: they are checked, not looked up. */
export const domain: Domain = {
  order: 3,
  contract: ["CredentialRegistry", "LandRegistry"],
  pages: { document: lazyPage(async () => (await import("./DocumentPage.js")).DocumentPage) },
  extra: { path: "document", title: documents.title, text: documents.lead },
};
