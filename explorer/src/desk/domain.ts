import type { Domain } from "../app/kind.js";
import { ApplicationPage } from "./ApplicationPage.js";
import { findApplication } from "./find.js";
import { desk } from "./words/index.js";

/** Applications at the service desk. */
export const domain: Domain = {
  order: 3,
  contract: "ServiceDesk",
  offer: desk.offer,
  pages: { application: ApplicationPage },
  find: findApplication,
};
