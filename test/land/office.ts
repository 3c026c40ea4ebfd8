import type { Address, Hex } from "viem";
import { keccak256, stringToHex } from "viem";
import type { Chain } from "../../sdk/src/core/index.js";
import {
  lodgeCaveat,
  parcelDigest,
  registerCharge,
  registerTitle,
  signCaveat,
  signCharge,
  titleId,
} from "../../sdk/src/land/index.js";
import { actors } from "../support/actors.js";
import { connection } from "../support/chains.js";
import { deployLand } from "../support/deploy.js";

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

const ACCOUNTS = { registrar: 4, court: 5, bank: 8, seller: 9, buyer: 10, neighbour: 11, stranger: 12 } as const;

async function deployed() {
  const signers = await ethers.getSigners();
  const { constituent } = actors(signers, "constituent");
  const [registrar, court] = [signers[ACCOUNTS.registrar], signers[ACCOUNTS.court]];
  if (registrar === undefined || court === undefined) throw new RangeError("The network has too few accounts.");
  const { registry } = await deployLand(ethers, { constituent, registrar, court });
  return (await registry.getAddress()) as Address;
}

type Party = Chain & { readonly account: Address };

/** A registry, and everybody who deals with it through one client library. */
export type Office = Readonly<Record<keyof typeof ACCOUNTS, Party>> & {
  readonly ref: { readonly registry: Address };
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

/** Scenes to begin a test with, through a client library. */
export function scenes(open: (account: number | "reader") => Promise<Chain>) {
  async function office(): Promise<Office> {
    const registry = await deployed();
    const names = Object.keys(ACCOUNTS) as (keyof typeof ACCOUNTS)[];
    const chains = await Promise.all(names.map(async (name) => [name, await open(ACCOUNTS[name])] as const));
    const by = Object.fromEntries(chains) as Record<keyof typeof ACCOUNTS, Party>;
    const deadline = BigInt(await networkHelpers.time.latest()) + 86_400n;
    return { ref: { registry }, reader: await open("reader"), deadline, ...by };
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
      owner: seller.account,
      chargee: bank.account,
      rank: 2,
      terms: digest("mortgage terms"),
      deadline,
    };
    const signatures = { owner: await signCharge(seller, ref, deed), chargee: await signCharge(bank, ref, deed) };
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
