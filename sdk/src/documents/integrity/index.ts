export { ANY_MEMBER, type Contexts, ContextUnknownError } from "./contexts.js";
export { drawKey, KeyUnusableError, type PublicKey, type SecretKey } from "./keys.js";
export {
  type ContextOptions,
  deriveIntegrity,
  type IntegrityOutcome,
  ProofNotMadeError,
  type SigningOptions,
  signBase,
  verifyIntegrity,
} from "./proofs.js";
