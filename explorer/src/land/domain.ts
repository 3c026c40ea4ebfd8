import type { Domain } from "../app/kind.js";
import { findTitle } from "./find.js";
import { TitlePage } from "./TitlePage.js";
import { land } from "./words/index.js";

/** Titles to land. */
export const domain: Domain = {
  order: 1,
  contract: "LandRegistry",
  offer: land.offer,
  pages: { title: TitlePage },
  find: findTitle,
};
