import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { openAgency } from "../agency.js";
import { type Powers, wire } from "../powers.js";
import { ADMIN, CABINET, GUARDIAN, ROLES } from "../roles.js";

/**
 * Who may do what with the authority itself. Stopping is quick and starting again is slow: the guardian's and the
 * cabinet's stops take effect at once, whatever widens power or cannot be undone is announced and waits.
 */
export const powers: Readonly<Record<string, Powers>> = {
  Authority: {
    granted: [
      { role: GUARDIAN, functions: ["pauseRegistry"] },
      { role: CABINET, functions: ["suspendAgency"] },
      {
        role: ADMIN,
        functions: [
          "openAgency",
          "openOffice",
          "setMinimumDelay",
          "reinstateAgency",
          "resumeRegistry",
          "closeRegistry",
        ],
      },
    ],
    // AccessManager decides these itself: by the role that they are about, by the caller, or by what was announced.
    open: [
      "labelRole",
      "setRoleAdmin",
      "setRoleGuardian",
      "setGrantDelay",
      "setTargetAdminDelay",
      "setTargetFunctionRole",
      "setTargetClosed",
      "updateAuthority",
      "grantRole",
      "revokeRole",
      "renounceRole",
      "schedule",
      "execute",
      "cancel",
      "consumeScheduledOp",
      "multicall",
    ],
  },
};

/** The authority, its own powers, and the judiciary, whose orders reach every registry. */
export default buildModule("access", (m) => {
  const authority = m.contract("Authority", [m.getAccount(0)]);

  m.call(authority, "labelRole", [CABINET, "Cabinet"], { id: "label_cabinet" });
  m.call(authority, "labelRole", [GUARDIAN, "Guardian"], { id: "label_guardian" });
  m.call(authority, "setRoleGuardian", [CABINET, GUARDIAN]);
  wire(m, authority, "access", { Authority: authority }, powers);

  openAgency(m, authority, {
    role: ROLES.judiciary,
    label: "Judiciary",
    head: m.getParameter("judiciaryHead"),
    offices: [
      {
        role: ROLES.court,
        label: "Court registry",
        officer: m.getParameter("court"),
        second: m.getParameter("secondCourt"),
        delay: m.getParameter("courtDelay"),
      },
    ],
  });

  return { Authority: authority };
});
