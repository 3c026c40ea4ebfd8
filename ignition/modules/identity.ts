import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { openAgency } from "../agency.js";
import { type Powers, wire } from "../powers.js";
import { CABINET, ROLES } from "../roles.js";
import access from "./access.js";

/**
 * Who may do what with identities. Several agencies may verify, so the registry itself asks the authority for the office
 * that verified the account; which offices those are, the cabinet says. Holders object and rotate by their own word.
 */
export const powers: Readonly<Record<string, Powers>> = {
  IdentityRegistry: {
    granted: [{ role: CABINET, functions: ["admitOffice", "dismissOffice"] }],
    open: [
      "verify",
      "verifyMany",
      "prolong",
      "withdraw",
      "reinstate",
      "end",
      "announceSuccession",
      "withdrawSuccession",
      "object",
      "completeSuccession",
      "rotate",
      "multicall",
    ],
  },
};

/** The identity registry, and the civil registry whose office verifies in it. */
export default buildModule("identity", (m) => {
  const { Authority: authority } = m.useModule(access);
  const opened = openAgency(m, authority, {
    role: ROLES.civilRegistry,
    label: "Civil Registry",
    head: m.getParameter("head"),
    offices: [
      { role: ROLES.verifying, label: "Verifying officer", officer: m.getParameter("verifyingOfficer"), delay: 0n },
      { role: ROLES.roll, label: "Roll officer", officer: m.getParameter("rollOfficer"), delay: 0n },
    ],
  });

  const registry = m.contract("IdentityRegistry", [
    authority,
    m.getParameter("objectionPeriod"),
    m.getParameter("predecessor"),
  ]);
  // The deployer admits the first office, before the cabinet alone can.
  const admitted = m.call(registry, "admitOffice", [ROLES.verifying], { after: [...opened] });
  wire(m, authority, "identity", { IdentityRegistry: registry }, powers, [admitted]);

  return { IdentityRegistry: registry };
});
