import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { id, TypedDataEncoder, type TypedDataField } from "ethers";
import { acts, emptyRegistry, inCommon, owned, PARCEL, SOURCE } from "./fixture.js";
import { word } from "./instruments.js";
import { court } from "./orders.js";

export const KINDS = { subdivision: 0, consolidation: 1, partition: 2 } as const;

const fields = (...list: readonly string[]): TypedDataField[] =>
  list.map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });

/** What is signed, written out here so that the tests do not believe the SDK. */
const PLAN = {
  PlanDeed: fields("uint8 kind", "Source[] sources", "Lot[] lots", "bytes32 plan", "uint48 deadline"),
  Source: fields("string title", "uint32 revision"),
  Lot: fields("string title", "uint40 area", "bytes32 parcel", "Ownership ownership"),
  Ownership: fields("uint8 form", "uint64 denominator", "Portion[] portions"),
  Portion: fields("address owner", "uint64 numerator"),
};
const SURRENDER = {
  SurrenderDeed: fields("string title", "uint32 revision", "bytes32 instrument", "uint48 deadline"),
};

type Ownership = ReturnType<typeof owned>;
export interface Lot {
  readonly title: string;
  readonly area: number;
  readonly parcel: string;
  readonly ownership: Ownership;
}
export interface Plan {
  readonly kind: number;
  readonly sources: readonly { readonly title: string; readonly revision: number }[];
  readonly lots: readonly Lot[];
  readonly plan: string;
  readonly deadline: number;
}

export const lot = (title: string, area: number, ownership: Ownership, parcel = PARCEL): Lot => ({
  title,
  area,
  parcel,
  ownership,
});

/** A registry with the seller's two titles A and B of 1000 and 500 m², and C that seller and buyer own in common. */
export async function surveyed() {
  const land = await emptyRegistry();
  const { seller, buyer, registrar, registry, chainId, deadline } = land;
  const sole = owned("sole", seller.address);
  const both = inCommon([seller.address, 2], [buyer.address, 1]);
  for (const [title, area] of [
    ["A", 1_000],
    ["B", 500],
  ] as const) {
    const owner = seller.address;
    await land.as(registrar, "register", { titleId: word(title), owner, area, parcel: PARCEL, source: SOURCE });
  }
  await land.as(registrar, "registerShared", {
    titleId: word("C"),
    ownership: both,
    area: 900,
    parcel: PARCEL,
    source: SOURCE,
  });
  const domain = {
    name: "Civitas LandRegistry",
    version: "1",
    chainId,
    verifyingContract: await registry.getAddress(),
  };

  const revisionOf = async (title: string) => Number((await land.read("title", word(title))).revision);
  /** A plan over the titles that are named, at their present revisions. */
  const plan = async (
    kind: keyof typeof KINDS,
    titles: readonly string[],
    lots: readonly Lot[],
    over: Partial<Plan> = {},
  ): Promise<Plan> => ({
    kind: KINDS[kind],
    sources: await Promise.all(titles.map(async (title) => ({ title, revision: await revisionOf(title) }))),
    lots,
    plan: id("surveyor's plan"),
    deadline,
    ...over,
  });
  /** A plan as the registry takes it. */
  const given = ({ sources, lots, ...rest }: Plan) => ({
    ...rest,
    sources: sources.map(({ title, revision }) => ({ titleId: word(title), revision })),
    lots: lots.map(({ title, ...said }) => ({ titleId: word(title), ...said })),
  });
  const planId = (deed: Plan) => TypedDataEncoder.hash(domain, PLAN, deed);
  const sign = (signer: HardhatEthersSigner, deed: Plan) => signer.signTypedData(domain, PLAN, deed);
  /** Registers a plan; signed by the owners, and for each source by its chargees. */
  const file = async (
    deed: Plan,
    owners: readonly HardhatEthersSigner[] = [seller],
    chargees: readonly (readonly HardhatEthersSigner[])[] = deed.sources.map(() => []),
  ) =>
    land.as(
      registrar,
      "registerPlan",
      given(deed),
      await Promise.all(owners.map((owner) => sign(owner, deed))),
      await Promise.all(chargees.map((list) => Promise.all(list.map((chargee) => sign(chargee, deed))))),
    );
  const surrender = async (
    title: string,
    owners: readonly HardhatEthersSigner[] = [seller],
    chargees: readonly HardhatEthersSigner[] = [],
    over: Readonly<Record<string, unknown>> = {},
  ) => {
    const deed = { title, revision: await revisionOf(title), instrument: id("deed of surrender"), deadline, ...over };
    const signed = (list: readonly HardhatEthersSigner[]) =>
      Promise.all(list.map((signer) => signer.signTypedData(domain, SURRENDER, deed)));
    const { title: name, ...said } = deed;
    return land.as(
      registrar,
      "surrender",
      { titleId: word(name), ...said },
      await signed(owners),
      await signed(chargees),
    );
  };
  /** Charges the seller's title at a rank. */
  const charge = async (title: string, chargee: HardhatEthersSigner, rank: number) => {
    const deed = {
      revision: await revisionOf(title),
      chargee: chargee.address,
      rank,
      terms: id("terms"),
      deadline,
    };
    const types = {
      ChargeDeed: fields(
        "string title",
        "uint32 revision",
        "address chargee",
        "uint8 rank",
        "bytes32 terms",
        "uint48 deadline",
      ),
    };
    const signed = (who: HardhatEthersSigner) => who.signTypedData(domain, types, { title, ...deed });
    return land.as(
      registrar,
      "charge",
      { titleId: word(title), ...deed },
      [await signed(seller)],
      await signed(chargee),
      [],
    );
  };
  return {
    ...land,
    ...court(land),
    acts: acts(land),
    sole,
    both,
    revisionOf,
    plan,
    given,
    planId,
    sign,
    file,
    surrender,
    charge,
  };
}
