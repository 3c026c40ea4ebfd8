import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { type Powers, wire } from "../powers.js";
import access from "./access.js";

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
  const registry = m.contract("MandateRegistry", [
    authority,
    "0x0000000000000000000000000000000000000000",
    m.getParameter("predecessor"),
  ]);
  wire(m, authority, "mandates", { MandateRegistry: registry }, powers);

  return { MandateRegistry: registry };
});
