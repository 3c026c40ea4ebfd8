import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { type Powers, wire } from "../powers.js";
import access from "./access.js";
import identity from "./identity.js";
import mandates from "./mandates.js";

/**
 * Who may do what with consents: nobody but the people concerned. The registry itself asks for the holder, its signature
 * or its mandate, and for the grantee where a look is noted.
 */
export const powers: Readonly<Record<string, Powers>> = {
  ConsentRegistry: {
    granted: [],
    open: ["give", "withdraw", "withdrawSigned", "recordAccess", "multicall"],
  },
};

/** The consent registry, which asks identities who acts in whose place, and mandates who acts for whom. */
export default buildModule("consent", (m) => {
  const { Authority: authority } = m.useModule(access);
  const { IdentityRegistry: identities } = m.useModule(identity);
  const { MandateRegistry: mandateRegistry } = m.useModule(mandates);
  const registry = m.contract("ConsentRegistry", [
    authority,
    identities,
    mandateRegistry,
    m.getParameter("predecessor"),
  ]);
  wire(m, authority, "consent", { ConsentRegistry: registry }, powers);

  return { ConsentRegistry: registry };
});
