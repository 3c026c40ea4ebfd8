import { readdirSync } from "node:fs";
import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import type { Powers } from "../powers.js";
import { ADMIN, CABINET, GUARDIAN } from "../roles.js";
import access from "./access.js";

/** A module by which one domain is deployed. */
export type DomainModule = typeof access;

/** What a domain's file holds. */
export interface Domain {
  readonly module: DomainModule;
  /** Who may call what, by contract. */
  readonly powers: Readonly<Record<string, Powers>>;
}

const files = readdirSync(new URL(".", import.meta.url))
  .filter((file) => /^[a-z]+\.ts$/.test(file))
  .sort();

/** Every domain's module, found by folder: adding a domain adds a file here and edits no list. */
export const domains: ReadonlyMap<string, Domain> = new Map(
  await Promise.all(
    files.map(async (file): Promise<[string, Domain]> => {
      const { default: module, powers } = await import(new URL(file, import.meta.url).href);
      return [file.replace(".ts", ""), { module, powers }];
    }),
  ),
);

/** Deploys every domain; then the deployer hands over to constituent, cabinet and guardian, and keeps no power. */
export default buildModule("suite", (m) => {
  const all = [...domains.values()].map(({ module }) => module);
  const results = Object.assign({}, ...all.map((domain) => m.useModule(domain)));
  const { Authority: authority } = m.useModule(access);
  const cabinet = m.getParameter("cabinet");
  const adminDelay = m.getParameter("adminDelay");
  const cabinetDelay = m.getParameter("cabinetDelay");

  // First bind the roles, so that nobody can be given them with less delay, this deployment included.
  const bound = [
    m.call(authority, "setMinimumDelay", [ADMIN, adminDelay], { id: "bind_admin", after: all }),
    m.call(authority, "setMinimumDelay", [CABINET, cabinetDelay], { id: "bind_cabinet", after: all }),
  ];
  const given = [
    m.call(authority, "grantRole", [GUARDIAN, m.getParameter("guardian"), 0], {
      id: "give_guardian",
      after: bound,
    }),
    m.call(authority, "grantRole", [CABINET, cabinet, cabinetDelay], { id: "give_cabinet", after: bound }),
    m.call(authority, "grantRole", [ADMIN, m.getParameter("constituent"), adminDelay], {
      id: "give_admin",
      after: bound,
    }),
  ];
  m.call(authority, "renounceRole", [ADMIN, m.getAccount(0)], { id: "hand_over", after: given });

  return results;
});
