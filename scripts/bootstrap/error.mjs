/** Something that a person can put right; its message says how. */
export class BootstrapError extends Error {
  name = "BootstrapError";
}
