import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { type Powers, wire } from "../powers.js";
import access from "./access.js";
import identity from "./identity.js";

/**
 * Who may do what with mandates. No office grants any: the parties act by their own word, and only the contract that a
 * theme names uses it.
 */
export const powers: Readonly<Record<string, Powers>> = {
  MandateRegistry: {
    granted: [],
    open: [
      "grant",
      "grantFor",
      "grantJointly",
      "request",
      "accept",
      "revoke",
      "revokeFor",
      "revokeJointly",
      "renounce",
      "use",
      "multicall",
    ],
  },
};

/** The registry of mandates. */
export default buildModule("mandates", (m) => {
  const { Authority: authority } = m.useModule(access);
  const { IdentityRegistry: identities } = m.useModule(identity);
  const registry = m.contract("MandateRegistry", [authority, identities, m.getParameter("predecessor")]);
  wire(m, authority, "mandates", { MandateRegistry: registry }, powers);

  return { MandateRegistry: registry };
});
