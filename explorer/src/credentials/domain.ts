import type { Domain } from "../app/kind.js";
import { CredentialPage } from "./CredentialPage.js";
import { EntryPage } from "./EntryPage.js";
import { findCredential } from "./find.js";
import { credentials } from "./words/index.js";

/** Licences, certificates, permits. */
export const domain: Domain = {
  order: 2,
  contract: "CredentialRegistry",
  offer: credentials.offer,
  pages: { credential: CredentialPage, proof: EntryPage },
  find: findCredential,
  extra: { path: "proof", title: credentials.proof.title, text: credentials.proof.lead },
};
