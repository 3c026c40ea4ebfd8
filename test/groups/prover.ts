import type { Hex } from "viem";
import { proofOf } from "../../sdk/src/groups/index.js";
import { filesIn, snarkjsProver } from "../../sdk/src/groups/prover/index.js";
import { member } from "./fixture.js";

/** Proving files of the package from which the SDK's build takes them. */
export const files = filesIn(new URL("node_modules/@zk-kit/semaphore-artifacts/", new URL("../../", import.meta.url)));
export const prover = snarkjsProver(files);

/** A real proof by the member of a number, among the leaves. */
export const prove = (
  { leaves }: { readonly leaves: readonly bigint[] },
  number: number,
  { message = 7n, scope = 9n }: { readonly message?: bigint; readonly scope?: bigint } = {},
) => {
  const { secret, commitment } = member(number);
  return prover.prove({ secret: secret as Hex, tree: proofOf({ leaves }, commitment), message, scope });
};
