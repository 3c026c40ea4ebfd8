import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { connection } from "../support/chains.js";
import {
  at,
  DAY,
  ELECTORAL,
  Kind,
  LIST,
  load,
  MODULUS,
  now,
  opened,
  RESIDENTS,
  ROLL,
  RootState,
  signed,
  VOTERS,
  WINDOW,
} from "./fixture.js";

const { ethers, networkHelpers } = connection;

describe("GroupRegistry", () => {
  describe("publish", () => {
    const open = () => load(opened);
    type State = Awaited<ReturnType<typeof open>>;

    const paperOf = async (changes: Readonly<Record<string, unknown>> = {}) => ({
      revision: 1,
      root: 11n,
      size: 1_000_000n,
      list: LIST,
      additive: true,
      deadline: (await now()) + DAY,
      ...changes,
    });
    type Paper = Awaited<ReturnType<typeof paperOf>>;

    /** Countersignatures by rising account, as the registry wants them. */
    const countersigned = async ({ registry }: State, signers: readonly HardhatEthersSigner[], paper: Paper) => {
      const sorted = [...signers].sort((one, other) => (BigInt(one.address) < BigInt(other.address) ? -1 : 1));
      return Promise.all(
        sorted.map(async (signer) => ({
          officer: signer.address,
          signature: await signed(registry, signer, "Publication", "VOTERS-2027", paper),
        })),
      );
    };
    const publish = async (state: State, changes: Readonly<Record<string, unknown>> = {}) => {
      const paper = await paperOf(changes);
      const signatures = await countersigned(state, [state.observer, state.scrutineer], paper);
      return state.registry.connect(state.officer).publish(VOTERS, paper, signatures);
    };

    it("puts root, size and digest on record, and names who countersigned", async () => {
      const state = await open();
      const { registry, observer, scrutineer, officer } = state;
      const [first, second] = [observer.address, scrutineer.address].sort((one, other) =>
        BigInt(one) < BigInt(other) ? -1 : 1,
      );
      await expect(publish(state))
        .to.emit(registry, "ListPublished")
        .withArgs(VOTERS, 1, officer, 11, 1_000_000, LIST, true, [first, second]);
      expect(await registry.rollOf(VOTERS)).to.deep.equal([11n, 1_000_000n]);
      expect(await registry.listOf(VOTERS)).to.equal(LIST);
      expect((await registry.groupOf(VOTERS)).revision).to.equal(1n);
    });

    it("takes the former root for the window where the list only adds", async () => {
      const state = await open();
      await publish(state);
      await publish(state, { revision: 2, root: 12n });
      const until = (await now()) + WINDOW;
      expect(await state.registry.rootState(VOTERS, 11n)).to.deep.equal([RootState.Recent, until]);
      await at(until + 1n);
      await networkHelpers.mine();
      expect((await state.registry.rootState(VOTERS, 11n))[0]).to.equal(RootState.Expired);
    });

    it("ends every former root at once where the list takes anybody off", async () => {
      const state = await open();
      await publish(state);
      await publish(state, { revision: 2, root: 12n });
      await publish(state, { revision: 3, root: 13n, additive: false });
      for (const root of [11n, 12n]) {
        expect((await state.registry.rootState(VOTERS, root))[0]).to.equal(RootState.Ended);
      }
      expect((await state.registry.rootState(VOTERS, 13n))[0]).to.equal(RootState.Current);
    });

    it("takes back a root that was ended, once it is published again", async () => {
      const state = await open();
      await publish(state);
      await publish(state, { revision: 2, root: 12n, additive: false });
      await publish(state, { revision: 3, root: 11n, additive: false });
      expect((await state.registry.rootState(VOTERS, 11n))[0]).to.equal(RootState.Current);
      expect((await state.registry.rootState(VOTERS, 12n))[0]).to.equal(RootState.Ended);
    });

    it("reverts with one countersignature short, and with the same officer twice", async () => {
      const state = await open();
      const { registry, officer, observer } = state;
      const paper = await paperOf();
      const [one] = await countersigned(state, [observer], paper);
      if (one === undefined) throw new RangeError("There is one.");
      await expect(registry.connect(officer).publish(VOTERS, paper, [one]))
        .to.be.revertedWithCustomError(registry, "CountersignaturesMissing")
        .withArgs(1, 2);
      await expect(registry.connect(officer).publish(VOTERS, paper, [one, one]))
        .to.be.revertedWithCustomError(registry, "CountersignerRepeated")
        .withArgs(observer);
    });

    it("reverts where the officer who posts is among the countersigners", async () => {
      const state = await open();
      const { registry, constituent, officer, observer, authority } = state;
      await authority.connect(constituent).grantRole(ELECTORAL, officer, 0);
      const paper = await paperOf();
      await expect(
        registry.connect(officer).publish(VOTERS, paper, await countersigned(state, [officer, observer], paper)),
      )
        .to.be.revertedWithCustomError(registry, "CountersignerRepeated")
        .withArgs(officer);
    });

    it("reverts for a countersigner of another office, and for a signature on another list", async () => {
      const state = await open();
      const { registry, officer, colleague, observer, scrutineer } = state;
      const paper = await paperOf();
      await expect(
        registry.connect(officer).publish(VOTERS, paper, await countersigned(state, [colleague, observer], paper)),
      )
        .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
        .withArgs(colleague, ELECTORAL);
      const other = await countersigned(state, [observer, scrutineer], { ...paper, root: 12n });
      await expect(registry.connect(officer).publish(VOTERS, paper, other)).to.be.revertedWithCustomError(
        registry,
        "SignatureInvalid",
      );
    });

    it("reverts for anyone but the office, after the deadline, and when replayed", async () => {
      const state = await open();
      const { registry, officer, observer, scrutineer } = state;
      const paper = await paperOf();
      const signatures = await countersigned(state, [observer, scrutineer], paper);
      await expect(registry.connect(observer).publish(VOTERS, paper, signatures))
        .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
        .withArgs(observer, ROLL);
      await registry.connect(officer).publish(VOTERS, paper, signatures);
      await expect(registry.connect(officer).publish(VOTERS, paper, signatures))
        .to.be.revertedWithCustomError(registry, "PublicationStale")
        .withArgs(VOTERS, 1, 2);
      await expect(publish(state, { revision: 2, deadline: (await now()) - 1n })).to.be.revertedWithCustomError(
        registry,
        "DeadlinePassed",
      );
    });

    it("reverts for a root or size of no tree, a list without digest, and a kept group", async () => {
      const state = await open();
      const { registry, officer } = state;
      for (const [root, size] of [
        [0n, 5n],
        [MODULUS, 5n],
        [11n, 0n],
        [11n, 2n ** 32n + 1n],
      ]) {
        await expect(publish(state, { root, size }))
          .to.be.revertedWithCustomError(registry, "RollInvalid")
          .withArgs(root, size);
      }
      await expect(publish(state, { list: ethers.ZeroHash })).to.be.revertedWithCustomError(registry, "DigestMissing");
      await expect(registry.connect(officer).publish(RESIDENTS, await paperOf(), []))
        .to.be.revertedWithCustomError(registry, "GroupKindWrong")
        .withArgs(RESIDENTS, Kind.Kept);
    });
  });
});
