import type { Polygon } from "geojson";
import { type Hex, keccak256, stringToBytes } from "viem";
import type { Person, Stage } from "../../../scripts/start/stage.js";
import { deployedIn } from "../../../sdk/src/core/index.js";
import {
  announceOrder,
  calls,
  carryOutOrder,
  freezeAct,
  freezeTitle,
  type LandRef,
  lodgeCaveat,
  type PlanDeed,
  parcelDigest,
  placeNotice,
  readTitle,
  registerCharge,
  registerPlan,
  registerRight,
  registerSharedTitle,
  registerTitle,
  registerTransfer,
  signCaveat,
  signCharge,
  signNotice,
  signPlan,
  signRight,
  signTransfer,
  signWithdrawal,
  titleId,
  withdrawCaveat,
  withdrawOrder,
} from "../../../sdk/src/land/index.js";

/** Digest of a document that exists only by name. */
export const document = (name: string): Hex => keccak256(stringToBytes(name));

const IN_A_YEAR = 365n * 86_400n;

/** Writes titles into the register as its officers and the parties would. */
export function titleClerk(stage: Stage) {
  const ref: LandRef = { registry: deployedIn(stage.deployment, "LandRegistry").address };
  const registrar = stage.as("registrar");
  const next = async (reference: string) => {
    const id = titleId(reference);
    const standing = await readTitle(registrar, ref, id);
    const { timestamp } = await registrar.block();
    return {
      titleId: id,
      revision: standing.state === "current" ? standing.revision : 0,
      deadline: timestamp + IN_A_YEAR,
    };
  };
  return {
    register: async (reference: string, owner: Person, shape?: Polygon) =>
      registerTitle(registrar, ref, {
        titleId: titleId(reference),
        owner: stage.addressOf(owner),
        ...(shape === undefined ? {} : { parcel: parcelDigest(shape) }),
        source: document(`Old register, page of ${reference}`),
      }),
    /** A title that several own in equal parts. */
    registerShared: async (reference: string, owners: readonly Person[], area: number, form: "in common" | "joint") =>
      registerSharedTitle(registrar, ref, {
        titleId: titleId(reference),
        ownership: {
          form,
          denominator: BigInt(owners.length),
          portions: owners.map((owner) => ({ owner: stage.addressOf(owner), numerator: 1n })),
        },
        area,
        source: document(`Old register, page of ${reference}`),
      }),
    charge: async (reference: string, owner: Person, chargee: Person, rank: number) => {
      const deed = {
        ...(await next(reference)),
        chargee: stage.addressOf(chargee),
        rank,
        terms: document(`Terms of the loan on ${reference}, rank ${rank}`),
      };
      return registerCharge(registrar, ref, deed, {
        owners: [await signCharge(stage.as(owner), ref, deed)],
        chargee: await signCharge(stage.as(chargee), ref, deed),
      });
    },
    transfer: async (reference: string, seller: Person, buyer: Person, chargees: readonly Person[] = []) => {
      const deed = {
        ...(await next(reference)),
        seller: stage.addressOf(seller),
        buyer: stage.addressOf(buyer),
        instrument: document(`Deed of sale of ${reference}`),
      };
      const sign = (person: Person) => signTransfer(stage.as(person), ref, deed);
      return registerTransfer(registrar, ref, deed, {
        seller: await sign(seller),
        buyer: await sign(buyer),
        consents: await Promise.all(chargees.map(sign)),
      });
    },
    caveat: async (reference: string, caveator: Person, days: bigint) => {
      const { deadline, ...given } = await next(reference);
      const until = deadline - IN_A_YEAR + days * 86_400n;
      const notice = {
        ...given,
        deadline,
        until,
        caveator: stage.addressOf(caveator),
        basis: document(`Claim on ${reference}`),
      };
      return lodgeCaveat(registrar, ref, notice, await signCaveat(stage.as(caveator), ref, notice));
    },
    withdraw: async (reference: string, caveator: Person, slot: number) => {
      const withdrawal = { ...(await next(reference)), slot };
      return withdrawCaveat(registrar, ref, withdrawal, await signWithdrawal(stage.as(caveator), ref, withdrawal));
    },
    /** Lets a title for some days. */
    lease: async (reference: string, owner: Person, holder: Person, days: bigint) => {
      const said = await next(reference);
      const until = said.deadline - IN_A_YEAR + days * 86_400n;
      const terms = document(`Lease of ${reference}`);
      const deed = { ...said, kind: "lease", holder: stage.addressOf(holder), until, terms } as const;
      return registerRight(registrar, ref, deed, {
        owners: [await signRight(stage.as(owner), ref, deed)],
        holders: [await signRight(stage.as(holder), ref, deed)],
      });
    },
    /** Gives another title the benefit of a path across this one. */
    servitude: async (reference: string, owner: Person, benefited: string, neighbour: Person) => {
      const terms = document(`Path across ${reference}`);
      const deed = { ...(await next(reference)), kind: "servitude", benefited: titleId(benefited), terms } as const;
      return registerRight(registrar, ref, deed, {
        owners: [await signRight(stage.as(owner), ref, deed)],
        holders: [await signRight(stage.as(neighbour), ref, deed)],
      });
    },
    /** Holds the place of a dealing for some days. */
    notice: async (reference: string, owner: Person, beneficiary: Person, days: bigint) => {
      const said = await next(reference);
      const until = said.deadline - IN_A_YEAR + days * 86_400n;
      const dealing = document(`Sale of ${reference}`);
      const notice = { ...said, beneficiary: stage.addressOf(beneficiary), dealing, until };
      return placeNotice(registrar, ref, notice, {
        owners: [await signNotice(stage.as(owner), ref, notice)],
        beneficiary: await signNotice(stage.as(beneficiary), ref, notice),
      });
    },
    /** Divides a title of one owner into lots of these areas; gives their references. */
    divide: async (reference: string, owner: Person, areas: readonly number[]) => {
      const { titleId: id, revision, deadline } = await next(reference);
      const portions = [{ owner: stage.addressOf(owner), numerator: 1n }];
      const ownership = { form: "sole", denominator: 1n, portions } as const;
      const lots = areas.map((area, index) => ({ reference: `${reference}/${index + 1}`, area }));
      const plan: PlanDeed = {
        kind: "subdivision",
        sources: [{ titleId: id, revision }],
        lots: lots.map((lot) => ({ titleId: titleId(lot.reference), area: lot.area, ownership })),
        plan: document(`Plan that divides ${reference}`),
        deadline,
      };
      await registerPlan(registrar, ref, plan, { owners: [await signPlan(stage.as(owner), ref, plan)] });
      return lots.map((lot) => lot.reference);
    },
    /** Announces that a title is to be given to another owner; `carryOut` does it, `withdraw` takes it back. */
    order: async (reference: string, from: Person, to: Person) => {
      const said = { titleId: titleId(reference), from: stage.addressOf(from), to: stage.addressOf(to) };
      const act = calls.forcedTransfer(ref, said);
      const { orderId, due } = await announceOrder(stage.as("court"), ref, act, document(`Judgment on ${reference}`));
      return {
        due,
        carryOut: () => carryOutOrder(stage.as("secondCourt"), act),
        withdraw: () => withdrawOrder(stage.as("court"), ref, orderId),
      };
    },
    freeze: async (reference: string) =>
      freezeTitle({ first: stage.as("court"), second: stage.as("secondCourt") }, ref, {
        titleId: titleId(reference),
        order: document(`Order on ${reference}`),
      }),
    /** Announces the release; `wait` lets the order's delay pass. */
    unfreeze: async (reference: string, wait: (seconds: number) => Promise<void>) => {
      const act = await freezeAct(registrar, ref, titleId(reference), false);
      await announceOrder(stage.as("court"), ref, act, document(`Release of ${reference}`));
      await wait(await registrar.read(calls.orderDelay(ref)));
      return carryOutOrder(stage.as("secondCourt"), act);
    },
  };
}
