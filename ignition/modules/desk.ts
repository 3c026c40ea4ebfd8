import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { openAgency, seat } from "../agency.js";
import { linked } from "../linked.js";
import { type Powers, wire } from "../powers.js";
import { ROLES } from "../roles.js";
import access from "./access.js";
import credentials from "./credentials.js";
import identity from "./identity.js";
import mandates from "./mandates.js";

/**
 * Who may do what at the desk. Many agencies serve there, so a function belongs to no single office: the desk itself
 * asks the authority for the office of the service, for its agency's head where terms are set, and for the applicant's
 * signature. What brings about what is due, anybody may call.
 */
export const powers: Readonly<Record<string, Powers>> = {
  ServiceDesk: {
    granted: [],
    open: [
      "setService",
      "stopService",
      "submit",
      "submitWithPermit",
      "request",
      "answer",
      "grant",
      "refuse",
      "appeal",
      "withdraw",
      "lapse",
      "conclude",
      "payOut",
      "followIdentity",
      "multicall",
    ],
  },
};

/** The service desk, which sits in the issuing office, and the tribunal that hears appeals. */
export default buildModule("desk", (m) => {
  const { Authority: authority } = m.useModule(access);
  const { CredentialRegistry: registry } = m.useModule(credentials);
  openAgency(m, authority, {
    role: ROLES.tribunal,
    label: "Administrative Tribunal",
    head: m.getParameter("tribunalHead"),
    offices: [{ role: ROLES.appeals, label: "Appeals", officer: m.getParameter("appealOfficer"), delay: 0n }],
  });

  const { IdentityRegistry: identities } = m.useModule(identity);
  const { MandateRegistry: mandateRegistry } = m.useModule(mandates);
  const desk = linked(m, "desk", "ServiceDesk", [
    authority,
    identities,
    mandateRegistry,
    registry,
    m.getParameter("predecessor"),
  ]);
  wire(m, authority, "desk", { ServiceDesk: desk }, powers);
  seat(m, authority, { role: ROLES.issuing, agency: ROLES.licensing, contract: desk, after: credentials });

  return { ServiceDesk: desk };
});
