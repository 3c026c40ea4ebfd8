import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { openAgency } from "../agency.js";
import { linked } from "../linked.js";
import { type Powers, wire } from "../powers.js";
import { ROLES } from "../roles.js";
import access from "./access.js";
import identity from "./identity.js";

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
        functions: [
          "register",
          "registerMany",
          "registerShared",
          "transfer",
          "transferShares",
          "charge",
          "varyCharge",
          "postponeCharge",
          "assignCharge",
          "discharge",
          "grantRight",
          "releaseRight",
          "placeNotice",
          "withdrawNotice",
          "lodgeCaveat",
          "varyCaveat",
          "withdrawCaveat",
          "registerPlan",
          "surrender",
        ],
      },
      {
        role: ROLES.court,
        functions: [
          "announceOrder",
          "withdrawOrder",
          "forcedTransfer",
          "setFrozenTokens",
          "removeCaveat",
          "removeNotice",
          "imposeRestriction",
          "liftRight",
          "rectifyParcel",
          "rectifyOwners",
          "strikeOut",
          "transmit",
        ],
      },
    ],
    // A title follows a person whoever asks, and only to where the identities say.
    open: ["followIdentity", "multicall"],
  },
  FirstRegistration: {
    granted: [
      { role: ROLES.registrar, functions: ["publish", "complete", "refuse"] },
      { role: ROLES.court, functions: ["decide"] },
    ],
    // Each asks for the signature of whoever objects or withdraws, and nobody may keep such a paper back.
    open: ["lodgeObjection", "withdrawObjection", "withdraw", "multicall"],
  },
};

/** The land registry and first registration, which registers in it; their agency and its registrar. */
export default buildModule("land", (m) => {
  const { Authority: authority } = m.useModule(access);
  const { IdentityRegistry: identities } = m.useModule(identity);
  const certificate = m.contract("TitleCertificate");
  const registry = linked(m, "land", "LandRegistry", [
    authority,
    identities,
    m.getParameter("predecessor"),
    m.getParameter("jurisdiction"),
    certificate,
    m.getParameter("orderDelay"),
    m.getParameter("areaTolerance"),
  ]);
  const firstRegistration = m.contract("FirstRegistration", [
    authority,
    identities,
    m.getParameter("firstRegistrationPredecessor"),
    registry,
    m.getParameter("publicationPeriod"),
  ]);

  openAgency(m, authority, {
    role: ROLES.landRegistry,
    label: "Land Registry",
    head: m.getParameter("head"),
    offices: [
      {
        role: ROLES.registrar,
        label: "Registrar",
        officer: m.getParameter("registrar"),
        delay: 0n,
        contracts: [firstRegistration],
      },
    ],
  });
  wire(m, authority, "land", { LandRegistry: registry, FirstRegistration: firstRegistration }, powers);

  return { LandRegistry: registry, TitleCertificate: certificate, FirstRegistration: firstRegistration };
});
