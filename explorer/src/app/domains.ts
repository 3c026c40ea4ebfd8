import type { Deployment } from "@civitas/sdk/core";
import type { Domain } from "./kind.js";

const modules = import.meta.glob<{ readonly domain: Domain }>("../*/domain.ts", { eager: true });

/** Every domain that a folder holds, in their order. */
const all: readonly Domain[] = Object.values(modules)
  .map(({ domain }) => domain)
  .sort((a, b) => a.order - b.order);

/** The domains whose contract is deployed: an authority may run any subset. */
export const domainsOf = (deployment: Deployment): readonly Domain[] =>
  all.filter(({ contract }) => [contract].flat().some((name) => Object.hasOwn(deployment.contracts, name)));
