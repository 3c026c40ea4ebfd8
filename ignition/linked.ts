import { readFileSync } from "node:fs";
import type { Builder, Contract } from "./builder.js";

/** What is handed to a constructor. */
type Arguments = NonNullable<Parameters<Builder["call"]>[2]>;

/** Where the compiler left room for the addresses of libraries: file → library → places. */
type LinkReferences = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Names of the libraries that a contract of the suite is linked with, as it was last built. */
export function librariesOf(domain: string, contract: string): readonly string[] {
  const file = new URL(`../artifacts/contracts/${domain}/${contract}.sol/${contract}.json`, import.meta.url);
  const { linkReferences }: { readonly linkReferences: LinkReferences } = JSON.parse(readFileSync(file, "utf8"));
  return Object.values(linkReferences)
    .flatMap((names) => Object.keys(names))
    .sort();
}

/** Deploys a contract after the libraries that it is linked with. */
export function linked(m: Builder, domain: string, contract: string, args: Arguments): Contract {
  const libraries = Object.fromEntries(librariesOf(domain, contract).map((name) => [name, m.library(name)]));
  return m.contract(contract, args, { libraries });
}
