export { GroupTooDeepError, PathMismatchError, ProvingFileAbsentError, ProvingFileError } from "./errors.js";
export { bundledFiles, filesAt, filesIn, PROVING_FILES, type ProvingFile, provingFile } from "./files.js";
export { circuitFor, depthOf, signalOf } from "./signals.js";
export { snarkjsProver, verifyMembership } from "./snarkjs.js";
export type { Depth, FileKind, FileSource, ProofProgress, ProofRequest, Prover } from "./types.js";
