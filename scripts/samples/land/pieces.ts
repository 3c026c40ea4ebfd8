import { deployedIn } from "../../../sdk/src/core/index.js";
import {
  claimCalls,
  lodgeObjection,
  publishClaim,
  signClaim,
  signObjection,
} from "../../../sdk/src/land/claims/index.js";
import {
  announceOrder,
  calls,
  type Form,
  type LandRef,
  type Ownership,
  type PlanDeed,
  registerPlan,
  registerRight,
  registerSharedTitle,
  registerTitle,
  signPlan,
  signRight,
  titleId,
} from "../../../sdk/src/land/index.js";
import type { Person, Stage } from "../../start/stage.js";
import { digest } from "./digest.js";

/** Land that shows one thing that the register can hold. */
export interface Piece {
  readonly reference: string;
  /** What its page shows, in a few words. */
  readonly label: string;
  readonly said: string;
  readonly play: (stage: Stage, land: LandRef) => Promise<void>;
}

const MONTH = 30n * 86_400n;

/** What the register can hold beside the titles of the parcel file. Each is played once on a chain. */
export const PIECES: readonly Piece[] = [
  {
    reference: "CT-3-1",
    label: "A title owned in shares",
    said: "Ada, Ben and Cleo own it in shares of their own",
    play: (stage, land) =>
      shared(stage, land, "CT-3-1", "in common", [
        ["ada", 3n],
        ["ben", 2n],
        ["cleo", 1n],
      ]),
  },
  {
    reference: "CT-3-2",
    label: "A title owned jointly",
    said: "Ben and Cleo own it as one",
    play: (stage, land) =>
      shared(stage, land, "CT-3-2", "joint", [
        ["ben", 1n],
        ["cleo", 1n],
      ]),
  },
  {
    reference: "CT-3-3",
    label: "A title that was divided",
    said: "Dov had it divided into CT-3-3/1 and CT-3-3/2",
    play: divided,
  },
  {
    reference: "CT-3-4",
    label: "A title under an announced order",
    said: "the court is to give it to Cleo",
    play: ordered,
  },
  {
    reference: "CT-3-5",
    label: "A leased title",
    said: "Ada owns it, and Ben rents it for ten years",
    play: leased,
  },
  { reference: "CT-4-1", label: "A claim that is published", said: "Ada claims it, and Dov objects", play: claimed },
];

async function shared(
  stage: Stage,
  land: LandRef,
  reference: string,
  form: Form,
  parts: readonly (readonly [Person, bigint])[],
): Promise<void> {
  const portions = parts.map(([person, numerator]) => ({ owner: stage.addressOf(person), numerator }));
  const denominator = parts.reduce((sum, [, numerator]) => sum + numerator, 0n);
  const ownership: Ownership = { form, denominator, portions };
  const source = digest(`Old register, page of ${reference}`);
  await registerSharedTitle(stage.as("registrar"), land, { titleId: titleId(reference), ownership, area: 840, source });
}

async function divided(stage: Stage, land: LandRef): Promise<void> {
  const [registrar, dov] = [stage.as("registrar"), stage.as("dov")];
  const source = digest("Old register, page of CT-3-3");
  await registerTitle(registrar, land, {
    titleId: titleId("CT-3-3"),
    owner: stage.addressOf("dov"),
    area: 1_200,
    source,
  });
  const ownership = sole(stage, "dov");
  const plan: PlanDeed = {
    kind: "subdivision",
    sources: [{ titleId: titleId("CT-3-3"), revision: 1 }],
    lots: [
      { titleId: titleId("CT-3-3/1"), area: 700, ownership },
      { titleId: titleId("CT-3-3/2"), area: 500, ownership },
    ],
    plan: digest("Survey plan 7"),
    deadline: (await registrar.block()).timestamp + MONTH,
  };
  await registerPlan(registrar, land, plan, { owners: [await signPlan(dov, land, plan)] });
}

async function ordered(stage: Stage, land: LandRef): Promise<void> {
  const id = titleId("CT-3-4");
  const source = digest("Old register, page of CT-3-4");
  await registerTitle(stage.as("registrar"), land, { titleId: id, owner: stage.addressOf("dov"), area: 610, source });
  const act = calls.forcedTransfer(land, { titleId: id, from: stage.addressOf("dov"), to: stage.addressOf("cleo") });
  await announceOrder(stage.as("court"), land, act, digest("Judgment 3 of 2026"));
}

async function leased(stage: Stage, land: LandRef): Promise<void> {
  const [registrar, ada, ben] = [stage.as("registrar"), stage.as("ada"), stage.as("ben")];
  const id = titleId("CT-3-5");
  const source = digest("Old register, page of CT-3-5");
  await registerTitle(registrar, land, { titleId: id, owner: stage.addressOf("ada"), area: 95, source });
  const { timestamp } = await registrar.block();
  const lease = {
    titleId: id,
    revision: 1,
    kind: "lease",
    holder: stage.addressOf("ben"),
    terms: digest("Lease of a shop"),
    until: timestamp + 3_652n * 86_400n,
    deadline: timestamp + MONTH,
  } as const;
  await registerRight(registrar, land, lease, {
    owners: [await signRight(ada, land, lease)],
    holders: [await signRight(ben, land, lease)],
  });
}

/** A claim has no title: whether it was played is asked of the office of first registrations. */
async function claimed(stage: Stage): Promise<void> {
  const ref = { firstRegistration: deployedIn(stage.deployment, "FirstRegistration").address };
  const [registrar, ada, dov] = [stage.as("registrar"), stage.as("ada"), stage.as("dov")];
  const id = titleId("CT-4-1");
  if (BigInt(await registrar.read(claimCalls.claimOn(ref, id))) !== 0n) return;
  const deadline = (await registrar.block()).timestamp + MONTH;
  const claim = {
    titleId: id,
    ownership: sole(stage, "ada"),
    area: 2_300,
    source: digest("Survey and witnesses"),
    deadline,
  };
  const { claimId } = await publishClaim(registrar, ref, claim, [await signClaim(ada, ref, claim)]);
  const objection = {
    titleId: id,
    claimId,
    objector: stage.addressOf("dov"),
    basis: digest("My father’s field"),
    deadline,
  };
  await lodgeObjection(dov, ref, objection, await signObjection(dov, ref, objection));
}

const sole = (stage: Stage, person: Person): Ownership => ({
  form: "sole",
  denominator: 1n,
  portions: [{ owner: stage.addressOf(person), numerator: 1n }],
});
