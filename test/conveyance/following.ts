import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { bargainIn, ethers, networkHelpers, PRICE, sharedIn, TITLE } from "./fixture.js";

const { time } = networkHelpers;

/** A sale of a title that follows its parties, not opened yet, in a token that can refuse accounts. */
export async function bargainOfPersons() {
  const identities = await ethers.deployContract("PlainIdentities");
  const stage = await bargainIn("FreezingToken", await identities.getAddress());
  const [, , , , , , , , , , , , , , later, latest] = await ethers.getSigners();
  if (later === undefined || latest === undefined) throw new RangeError("The network has too few accounts.");
  const succeed = (from: HardhatEthersSigner, to: HardhatEthersSigner) =>
    identities.getFunction("succeed")(from.address, to.address);
  const follow = (who: HardhatEthersSigner) =>
    stage.call(stage.registry, stage.stranger, "followIdentity", TITLE, who.address);
  return { ...stage, identities, later, latest, succeed, follow };
}

export async function opened() {
  const stage = await bargainOfPersons();
  const paper = await stage.terms();
  await stage.open(paper);
  return { ...stage, paper };
}

export async function paid() {
  const stage = await opened();
  await stage.pay(stage.paper, PRICE);
  return stage;
}

/** A sale, wholly paid, of a title that a couple owns. */
export async function sharedByPersons() {
  const stage = await bargainOfPersons();
  return { ...stage, ...(await sharedIn(stage)) };
}

/** A sale that ended while the token refused the buyer: the price is owed. */
export async function credited() {
  const stage = await paid();
  const { token, buyer, paper, refund, deadline, call, constituent } = stage;
  await call(token, constituent, "freeze", buyer.address, true);
  await time.increaseTo(deadline + 1);
  await refund(paper);
  return stage;
}
