import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { openAgency } from "../agency.js";
import { type Powers, wire } from "../powers.js";
import { ROLES } from "../roles.js";
import access from "./access.js";

/**
 * Who may do what with titles. The registrar registers what the parties signed, in the order in which it came in; the
 * court alone acts against a party's will. Nobody registers a dealing by the parties' signatures alone: whoever saw a
 * discharge on its way could slip it in first and make the dealing behind it stale.
 */
export const powers: Readonly<Record<string, Powers>> = {
  LandRegistry: {
    granted: [
      {
        role: ROLES.registrar,
        functions: ["register", "registerMany", "transfer", "charge", "discharge", "lodgeCaveat", "withdrawCaveat"],
      },
      { role: ROLES.court, functions: ["removeCaveat", "freeze", "unfreeze"] },
    ],
    open: ["multicall"],
  },
};

/** The land registry, its agency and its registrar. */
export default buildModule("land", (m) => {
  const { Authority: authority } = m.useModule(access);
  openAgency(m, authority, {
    role: ROLES.landRegistry,
    label: "Land Registry",
    head: m.getParameter("head"),
    offices: [{ role: ROLES.registrar, label: "Registrar", officer: m.getParameter("registrar"), delay: 0n }],
  });

  const certificate = m.contract("TitleCertificate");
  const registry = m.contract("LandRegistry", [
    authority,
    m.getParameter("predecessor"),
    m.getParameter("jurisdiction"),
    certificate,
  ]);
  wire(m, authority, "land", { LandRegistry: registry }, powers);

  return { LandRegistry: registry, TitleCertificate: certificate };
});
