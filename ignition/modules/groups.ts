import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { linked } from "../linked.js";
import { type Powers, wire } from "../powers.js";
import access from "./access.js";
import identity from "./identity.js";

/**
 * Who may do what with groups. Each group belongs to an office of its own, so the registry itself asks the authority for
 * that office, and for its agency's head where a group is opened. Whoever is verified no more, anybody may take off.
 */
export const powers: Readonly<Record<string, Powers>> = {
  GroupRegistry: {
    granted: [],
    open: [
      "openGroup",
      "openPublishedGroup",
      "join",
      "joinMany",
      "remove",
      "removeLapsed",
      "replace",
      "publish",
      "multicall",
    ],
  },
};

/** The registry of groups, and the verifier of their members' proofs. The identity module opens the roll office. */
export default buildModule("groups", (m) => {
  const { Authority: authority } = m.useModule(access);
  const { IdentityRegistry: identities } = m.useModule(identity);
  const verifier = m.contract("MembershipVerifier");
  const registry = linked(m, "groups", "GroupRegistry", [
    authority,
    identities,
    verifier,
    m.getParameter("predecessor"),
  ]);
  wire(m, authority, "groups", { GroupRegistry: registry }, powers);

  return { GroupRegistry: registry, MembershipVerifier: verifier };
});
