import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { openAgency } from "../agency.js";
import { linked } from "../linked.js";
import { type Powers, wire } from "../powers.js";
import { ROLES } from "../roles.js";
import access from "./access.js";
import identity from "./identity.js";

/**
 * Who may do what with credentials. Many agencies issue in one registry, so a function belongs to no single office:
 * the registry itself asks the authority for the office that the credential's type names, and for that agency's head
 * where a type is registered. Holders give their own credentials back, or decline them.
 */
export const powers: Readonly<Record<string, Powers>> = {
  CredentialRegistry: {
    granted: [],
    open: [
      "registerType",
      "issue",
      "issueAccepted",
      "issueMany",
      "issueBatch",
      "suspend",
      "suspendUntil",
      "reinstate",
      "renew",
      "prolong",
      "revoke",
      "replace",
      "rebind",
      "followIdentity",
      "surrender",
      "decline",
      "suspendEntry",
      "reinstateEntry",
      "revokeEntry",
      "replaceEntry",
      "revokeBatch",
      "multicall",
    ],
  },
};

/** The credential registry, and the agency that licenses businesses. */
export default buildModule("credentials", (m) => {
  const { Authority: authority } = m.useModule(access);
  const { IdentityRegistry: identities } = m.useModule(identity);
  openAgency(m, authority, {
    role: ROLES.licensing,
    label: "Licensing Department",
    head: m.getParameter("head"),
    offices: [{ role: ROLES.issuing, label: "Issuing officer", officer: m.getParameter("issuingOfficer"), delay: 0n }],
  });

  const certificate = m.contract("CredentialCertificate");
  const registry = linked(m, "credentials", "CredentialRegistry", [
    authority,
    identities,
    certificate,
    m.getParameter("predecessor"),
  ]);
  wire(m, authority, "credentials", { CredentialRegistry: registry }, powers);

  return { CredentialRegistry: registry, CredentialCertificate: certificate };
});
