import { expect } from "chai";
import { connection } from "../support/chains.js";
import { BASIS, REASON } from "./fixture.js";
import { held, SHOWN, signedActs } from "./holder.js";

const { ethers, networkHelpers } = connection;
const fixture = () => networkHelpers.loadFixture(held);

describe("CredentialRegistry", () => {
  describe("the relay", () => {
    async function relayed() {
      const state = await fixture();
      const { registry, officer, forum, deadline, id, given } = state;
      const call = registry.interface;
      const acts = [
        call.encodeFunctionData("issue", [given("8", SHOWN), BASIS]),
        call.encodeFunctionData("suspend", [id, REASON]),
      ];
      const signed = (changes: object = {}, signer = officer) =>
        signedActs(signer, forum, { acts, nonce: 0n, deadline, ...changes });
      return { ...state, acts, signed };
    }

    it("does all of an officer's acts under one signature, in the officer's name", async () => {
      const { registry, relay, officer, stranger, id, signed } = await relayed();
      const { signed: said, signature } = await signed();
      await expect(relay.connect(stranger).perform(said, signature))
        .to.emit(registry, "CredentialSuspended")
        .withArgs(id, officer, 2n, REASON)
        .and.to.emit(registry, "CredentialIssued")
        .and.to.emit(relay, "SignedActsDone")
        .withArgs(officer, stranger, 0n, 2n);
      expect(await relay.registry()).to.equal(await registry.getAddress());
    });

    it("hands the officer on through a multicall", async () => {
      const { registry, relay, officer, stranger, id, acts, signed } = await relayed();
      const { signed: said, signature } = await signed({
        acts: [registry.interface.encodeFunctionData("multicall", [acts])],
      });
      await expect(relay.connect(stranger).perform(said, signature))
        .to.emit(registry, "CredentialSuspended")
        .withArgs(id, officer, 2n, REASON);
    });

    it("does none where one is refused, and then the number is not used up", async () => {
      const { registry, relay, officer, acts, signed } = await relayed();
      const { signed: said, signature } = await signed({ acts: [...acts, acts[0] ?? ""] });
      await expect(relay.perform(said, signature)).to.be.revertedWithCustomError(registry, "CredentialAlreadyIssued");
      expect(await relay["nonces(address)"](officer)).to.equal(0n);
    });

    it("refuses a replay, a number out of turn, a passed deadline, no acts and a foreign signature", async () => {
      const { registry, relay, officer, stranger, signed } = await relayed();
      const good = await signed();
      for (const changes of [{ nonce: 1n }, { nonce: 1n + (5n << 64n) }]) {
        const { signed: said, signature } = await signed(changes);
        await expect(relay.perform(said, signature)).to.be.revertedWithCustomError(relay, "InvalidAccountNonce");
      }
      const late = await signed({ deadline: 1n });
      await expect(relay.perform(late.signed, late.signature)).to.be.revertedWithCustomError(relay, "DeadlinePassed");
      const none = await signed({ acts: [] });
      await expect(relay.perform(none.signed, none.signature)).to.be.revertedWithCustomError(relay, "ActsEmpty");
      const foreign = await signed({}, stranger);
      await expect(relay.perform({ ...foreign.signed, actor: officer.address }, foreign.signature))
        .to.be.revertedWithCustomError(relay, "SignatureInvalid")
        .withArgs(officer);
      await relay.perform(good.signed, good.signature);
      await expect(relay.perform(good.signed, good.signature)).to.be.revertedWithCustomError(
        relay,
        "InvalidAccountNonce",
      );
      expect(await registry.relay()).to.equal(await relay.getAddress());
    });

    it("takes acts of two lanes in any order", async () => {
      const { relay, acts, signed } = await relayed();
      for (const [lane, act] of [7n, 3n].entries()) {
        const { signed: said, signature } = await signed({ nonce: act << 64n, acts: [acts[lane] ?? ""] });
        await relay.perform(said, signature);
      }
    });

    it("gives nobody a power: a stranger's signed acts are refused as the stranger's", async () => {
      const { registry, relay, stranger, signed } = await relayed();
      const { signed: said, signature } = await signed({}, stranger);
      await expect(relay.perform(said, signature))
        .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
        .withArgs(stranger, (3n << 16n) | 1n);
    });

    it("is believed alone: an officer's address behind a stranger's data means nothing", async () => {
      const { registry, officer, stranger, acts } = await relayed();
      const data = ethers.concat([acts[1] ?? "", officer.address]);
      await expect(stranger.sendTransaction({ to: await registry.getAddress(), data })).to.be.revertedWithCustomError(
        registry,
        "OfficerUnauthorised",
      );
    });
  });
});
