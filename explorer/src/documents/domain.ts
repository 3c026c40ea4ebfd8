import type { Domain } from "../app/kind.js";
import { LazyDocumentPage } from "./LazyDocumentPage.js";
import { documents } from "./words/index.js";

/** Documents that people are handed: they are checked, not looked up. */
export const domain: Domain = {
  order: 3,
  contract: ["CredentialRegistry", "LandRegistry"],
  pages: { document: LazyDocumentPage },
  extra: { path: "document", title: documents.title, text: documents.lead },
};
