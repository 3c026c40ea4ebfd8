import type { Domain } from "../app/kind.js";
import { land } from "./words/index.js";
import { findTitle } from "./find.js";
import { TitlePage } from "./TitlePage.js";

/** Titles to land. */
export const domain: Domain = {
  order: 1,
  contract: "LandRegistry",
  offer: land.offer,
  pages: { title: TitlePage },
  find: findTitle,
};
