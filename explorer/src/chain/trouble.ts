import { DeploymentInvalidError, NodeUnreachableError } from "@civitas/sdk/core";
import { DeploymentMissingError } from "./deployment.js";

/** Why nothing can be read. */
export type Trouble =
  | { readonly kind: "no-deployment"; readonly url: string }
  | { readonly kind: "bad-deployment"; readonly contract: string; readonly field: string }
  | { readonly kind: "bad-url"; readonly url: string }
  | { readonly kind: "no-answer"; readonly url: string }
  | { readonly kind: "other-chain"; readonly url: string; readonly expected: number; readonly found: number }
  | { readonly kind: "no-code"; readonly contract: string; readonly address: string; readonly url: string }
  | { readonly kind: "unexpected"; readonly message: string };

/** Puts a failure in terms of what the reader can do about it. */
export function troubleOf(error: unknown, url: string): Trouble {
  if (error instanceof DeploymentMissingError) return { kind: "no-deployment", url: error.url };
  if (error instanceof DeploymentInvalidError) {
    return { kind: "bad-deployment", contract: error.contract, field: error.field };
  }
  if (error instanceof NodeUnreachableError) return { kind: "no-answer", url };
  return { kind: "unexpected", message: error instanceof Error ? error.message : String(error) };
}
