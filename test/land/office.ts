import type { Address, Hex } from "viem";
import { keccak256, stringToHex } from "viem";
import type { Chain } from "../../sdk/src/core/index.js";
import {
  announceOrder,
  carryOutOrder,
  lodgeCaveat,
  type OrderedAct,
  type OrderOutcome,
  parcelDigest,
  registerCharge,
  registerTitle,
  signCaveat,
  signCharge,
  titleId,
} from "../../sdk/src/land/index.js";
import { actors } from "../support/actors.js";
import { connection } from "../support/chains.js";
import { deployFirstRegistration, deployLand } from "../support/deploy.js";

const { ethers, networkHelpers } = connection;

export const ID = titleId("LR-2024/0001");
export const digest = (text: string): Hex => keccak256(stringToHex(text));
export const PARCEL = parcelDigest({
  type: "Polygon",
  coordinates: [
    [
      [0, 0],
      [0.001, 0],
      [0.001, 0.001],
      [0, 0],
    ],
  ],
});

const ACCOUNTS = {
  registrar: 4,
  court: 5,
  bank: 8,
  seller: 9,
  buyer: 10,
  neighbour: 11,
  stranger: 12,
  secondCourt: 13,
} as const;

async function deployed() {
  const signers = await ethers.getSigners();
  const { constituent } = actors(signers, "constituent");
  const [registrar, court, secondCourt] = [
    signers[ACCOUNTS.registrar],
    signers[ACCOUNTS.court],
    signers[ACCOUNTS.secondCourt],
  ];
  if (registrar === undefined || court === undefined || secondCourt === undefined)
    throw new RangeError("The network has too few accounts.");
  const land = await deployLand(ethers, { constituent, registrar, court, secondCourt });
  const first = await deployFirstRegistration(ethers, land);
  return {
    ref: { registry: (await land.registry.getAddress()) as Address },
    first: { firstRegistration: (await first.getAddress()) as Address },
  };
}

type Party = Chain & { readonly account: Address };

/** A registry, and everybody who deals with it through one client library. */
export type Office = Readonly<Record<keyof typeof ACCOUNTS, Party>> & {
  readonly ref: { readonly registry: Address };
  readonly first: { readonly firstRegistration: Address };
  readonly reader: Chain;
  readonly deadline: bigint;
};

export const registration = ({ seller }: Office, id = ID) => ({
  titleId: id,
  owner: seller.account,
  parcel: PARCEL,
  source: digest("old register, page 7"),
});

export const deedOf = ({ seller, buyer, deadline }: Office, revision: number) => ({
  titleId: ID,
  revision,
  seller: seller.account,
  buyer: buyer.account,
  instrument: digest("deed of sale"),
  deadline,
});

/** One officer of the court announces an act; another carries it out when it is due. */
export async function ordered({ court, secondCourt, ref }: Office, act: OrderedAct, order: Hex): Promise<OrderOutcome> {
  const { due } = await announceOrder(court, ref, act, order);
  if (due > BigInt(await networkHelpers.time.latest())) await networkHelpers.time.increaseTo(due);
  return carryOutOrder(secondCourt, act);
}

/** Scenes to begin a test with, through a client library. */
export function scenes(open: (account: number | "reader") => Promise<Chain>) {
  async function office(): Promise<Office> {
    const contracts = await deployed();
    const names = Object.keys(ACCOUNTS) as (keyof typeof ACCOUNTS)[];
    const chains = await Promise.all(names.map(async (name) => [name, await open(ACCOUNTS[name])] as const));
    const by = Object.fromEntries(chains) as Record<keyof typeof ACCOUNTS, Party>;
    const deadline = BigInt(await networkHelpers.time.latest()) + 86_400n;
    return { ...contracts, reader: await open("reader"), deadline, ...by };
  }
  async function titled() {
    const land = await office();
    await registerTitle(land.registrar, land.ref, registration(land));
    return land;
  }

  async function charged() {
    const land = await titled();
    const { ref, registrar, seller, bank, deadline } = land;
    const deed = {
      titleId: ID,
      revision: 1,
      chargee: bank.account,
      rank: 2,
      terms: digest("mortgage terms"),
      deadline,
    };
    const signatures = { owners: [await signCharge(seller, ref, deed)], chargee: await signCharge(bank, ref, deed) };
    const entered = await registerCharge(registrar, ref, deed, signatures);
    return { ...land, deed, signatures, entered };
  }

  async function caveated(until?: bigint) {
    const land = await titled();
    const { ref, registrar, neighbour, deadline } = land;
    const notice = {
      titleId: ID,
      revision: 1,
      caveator: neighbour.account,
      basis: digest("right of way"),
      ...(until === undefined ? {} : { until }),
      deadline,
    };
    const lodged = await lodgeCaveat(registrar, ref, notice, await signCaveat(neighbour, ref, notice));
    return { ...land, lodged };
  }

  return { office, titled, charged, caveated };
}
