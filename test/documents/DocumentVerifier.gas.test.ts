import { expect } from "chai";
import { zeroAddress } from "viem";
import { calls, disclose } from "../../sdk/src/documents/index.js";
import { connection } from "../support/chains.js";
import { SHOWN, verifiable } from "./fixture.js";

const { networkHelpers } = connection;

/** All of a transaction's gas, its calldata included. */
describe("gas of DocumentVerifier", () => {
  async function shown() {
    const state = await networkHelpers.loadFixture(verifiable);
    const [disclosure] = calls.commitmentOf({ verifier: zeroAddress }, disclose(state.document, SHOWN)).args;
    expect(disclosure.fields).to.have.length(5);
    const registry = await state.registry.getAddress();
    const entry = { ...state.entry, proof: [...state.entry.proof], commitment: state.commitment };
    return { ...state, registry, entry, words: disclosure as never };
  }

  it("takes at most 110,000 for five fields of a credential", async () => {
    const { verifier, registry, id, words } = await shown();
    const gas = await verifier.requireValid.estimateGas(registry, id, words);
    expect(gas).to.be.lessThan(110_000n);
  });

  it("takes at most 110,000 for five fields of a batch's entry", async () => {
    const { verifier, registry, entry, words } = await shown();
    const gas = await verifier.requireValidEntry.estimateGas(registry, entry, words);
    expect(gas).to.be.lessThan(110_000n);
  });
});
