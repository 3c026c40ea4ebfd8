import type { ComponentType } from "react";
import type { Explorer } from "../chain/explorer.js";

/** A record that a search came upon. */
export interface Found {
  /** Address within the page, such as `title/BK-7065-1`. */
  readonly path: string;
  /** What it is, in words. */
  readonly label: string;
}

/** What a search in one registry brought. */
export interface Findings {
  /** Where it looked, in words. */
  readonly looked: string;
  readonly found: readonly Found[];
}

/** What a page is given: the parts of its address that follow its segment. */
export interface PageProps {
  readonly parts: readonly string[];
}

/** One kind of record that the explorer shows. A folder beside this one exports it from `domain.ts`. */
export interface Domain {
  /** Place among the others. */
  readonly order: number;
  /** Contract without which the domain is not shown; where there are several, any of them will do. */
  readonly contract: string | readonly string[];
  /** What people can look up, for the start page, where they can. */
  readonly offer?: { readonly title: string; readonly text: string; readonly example: string };
  /** Pages by the first part of their address. */
  readonly pages: Readonly<Record<string, ComponentType<PageProps>>>;
  /** Looks for a reference as people write it, where there is something to look for. */
  readonly find?: (explorer: Explorer, text: string) => Promise<Findings>;
  /** Something else to do, shown on the start page. */
  readonly extra?: { readonly path: string; readonly title: string; readonly text: string };
}
