import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import type { Powers } from "../powers.js";

/** Nobody has a power over the verifier: it keeps nothing, and every function of it only reads. */
export const powers: Readonly<Record<string, Powers>> = {};

/** The verifier of documents, which serves any credential registry. */
export default buildModule("documents", (m) => ({ DocumentVerifier: m.contract("DocumentVerifier") }));
