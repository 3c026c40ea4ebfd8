import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { acts, ethers, inCommon, openRegistry, owned, PARCEL, SOURCE, TITLE } from "./fixture.js";
import { court } from "./orders.js";

/** A registry that asks identities whose successions a test enters, and accounts that nobody has used. */
async function landOfPersons() {
  const identities = await ethers.deployContract("PlainIdentities");
  const land = await openRegistry(await identities.getAddress());
  const [, , , , , , , , , , , , , , later, latest] = await ethers.getSigners();
  if (later === undefined || latest === undefined) throw new RangeError("The network has too few accounts.");
  const succeed = (from: HardhatEthersSigner, to: HardhatEthersSigner) =>
    identities.getFunction("succeed")(from.address, to.address);
  const follow = (who: HardhatEthersSigner, from: HardhatEthersSigner, titleId: string = TITLE) =>
    land.as(who, "followIdentity", titleId, from.address);
  return { ...land, ...court(land), acts: acts(land), identities, later, latest, succeed, follow };
}

/** The seller's title. */
export async function ownedByPerson() {
  const land = await landOfPersons();
  await land.register();
  return land;
}

/** A title that seller, buyer and neighbour own, in common or jointly. */
async function ownedByPersons(form: "inCommon" | "joint") {
  const land = await landOfPersons();
  const { seller, buyer, neighbour } = land;
  const ownership =
    form === "joint"
      ? owned("joint", seller.address, buyer.address, neighbour.address)
      : inCommon([seller.address, 3], [buyer.address, 2], [neighbour.address, 1]);
  const entry = { titleId: TITLE, ownership, area: 1_250, parcel: PARCEL, source: SOURCE };
  await land.as(land.registrar, "registerShared", entry);
  return { ...land, ownership };
}

export const ownedInCommon = () => ownedByPersons("inCommon");
export const ownedJointly = () => ownedByPersons("joint");
