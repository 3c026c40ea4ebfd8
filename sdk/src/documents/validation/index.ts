export { CREDENTIALS_V2, credentialFaults, requireCredential } from "./credential.js";
export { CredentialInvalidError, type Fault } from "./fault.js";
export { type SchemaChecker, SchemaInvalidError, schemaChecker } from "./schema.js";
export { type Instant, isBefore, readStamp } from "./values.js";
