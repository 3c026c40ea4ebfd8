import type { Hex } from "viem";
import type { Person, Stage } from "../../../scripts/start/stage.js";
import { deployedIn } from "../../../sdk/src/core/index.js";
import {
  completeClaim,
  decideObjection,
  type FirstRegistrationRef,
  lodgeObjection,
  publishClaim,
  signClaim,
  signObjection,
} from "../../../sdk/src/land/claims/index.js";
import { titleId } from "../../../sdk/src/land/index.js";
import { document } from "./titles.js";

/** Claims land that no title stands for, as claimants, objectors, registrar and court would. */
export function claimClerk(stage: Stage) {
  const ref: FirstRegistrationRef = { firstRegistration: deployedIn(stage.deployment, "FirstRegistration").address };
  const registrar = stage.as("registrar");
  return {
    publish: async (reference: string, claimants: readonly Person[]) => {
      const id = titleId(reference);
      const claim = {
        titleId: id,
        ownership: {
          form: claimants.length === 1 ? "sole" : "in common",
          denominator: BigInt(claimants.length),
          portions: claimants.map((person) => ({ owner: stage.addressOf(person), numerator: 1n })),
        },
        area: 2_300,
        source: document(`Survey of ${reference}`),
        deadline: (await registrar.block()).timestamp + 86_400n,
      } as const;
      const signatures = await Promise.all(claimants.map((person) => signClaim(stage.as(person), ref, claim)));
      const { claimId, closesAt } = await publishClaim(registrar, ref, claim, signatures);
      return { id, claimId, closesAt, complete: () => completeClaim(registrar, ref, claim) };
    },
    object: async ({ id, claimId }: { readonly id: Hex; readonly claimId: Hex }, objector: Person) => {
      const deadline = (await registrar.block()).timestamp + 86_400n;
      const basis = document("A better right");
      const objection = { titleId: id, claimId, objector: stage.addressOf(objector), basis, deadline };
      await lodgeObjection(registrar, ref, objection, await signObjection(stage.as(objector), ref, objection));
    },
    dismiss: ({ id, claimId }: { readonly id: Hex; readonly claimId: Hex }, objector: Person) =>
      decideObjection(stage.as("court"), ref, {
        titleId: id,
        claimId,
        objector: stage.addressOf(objector),
        upheld: false,
        reasons: document("Reasons"),
      }),
  };
}
