import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { seat } from "../agency.js";
import { type Powers, wire } from "../powers.js";
import { ROLES } from "../roles.js";
import access from "./access.js";
import identity from "./identity.js";
import land from "./land.js";

/**
 * Who may do what with sales. The registrar settles, as the one who registers dealings; whatever moves money back, or
 * needs the parties' own signatures or money, waits for no officer.
 */
export const powers: Readonly<Record<string, Powers>> = {
  Conveyance: {
    granted: [{ role: ROLES.registrar, functions: ["settle", "settleShared"] }],
    open: ["open", "pay", "payWithPermit", "rescind", "refund", "withdraw", "followIdentity", "multicall"],
  },
};

/** The conveyance, which sits in the registrar's office so that the land registry takes the dealings it settles. */
export default buildModule("conveyance", (m) => {
  const { Authority: authority } = m.useModule(access);
  const { IdentityRegistry: identities } = m.useModule(identity);
  const { LandRegistry: registry } = m.useModule(land);
  const conveyance = m.contract("Conveyance", [
    authority,
    identities,
    m.getParameter("predecessor"),
    registry,
    m.getParameter("treasury"),
  ]);
  seat(m, authority, { role: ROLES.registrar, agency: ROLES.landRegistry, contract: conveyance, after: land });
  wire(m, authority, "conveyance", { Conveyance: conveyance }, powers);

  return { Conveyance: conveyance };
});
