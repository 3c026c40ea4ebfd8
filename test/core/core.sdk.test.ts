import { expect } from "chai";
import { JsonRpcProvider } from "ethers";
import { type Address, createClient, encodeErrorResult, type Hex, http } from "viem";
import { hardhat } from "viem/chains";
import { AgencyUnknownError, authorityAbi, authorityErrors, calls } from "../../sdk/src/access/index.js";
import {
  type Chain,
  CivitasError,
  contractCalls,
  decodeEvents,
  eventsFrom,
  NoAccountError,
  NoContractError,
  NodeUnreachableError,
  nextBatch,
  RevertedError,
  readEvents,
  sendInBatches,
  TransactionPendingError,
  TransactionRevertedError,
  toRevertedError,
} from "../../sdk/src/core/index.js";
import { ethersChain } from "../../sdk/src/ethers/index.js";
import { viemChain } from "../../sdk/src/viem/index.js";
import { AGENCY, BASIS, governed } from "../access/fixture.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";

const { networkHelpers, provider } = connection;
const DEAD = "http://127.0.0.1:9";
const NOBODY: Address = "0x00000000000000000000000000000000000000aa";
const MINISTER = 1;
const CLERK = 4;

const batchAbi = [
  {
    type: "function",
    name: "multicall",
    inputs: [{ name: "data", type: "bytes[]" }],
    outputs: [],
    stateMutability: "nonpayable",
  },
  { type: "function", name: "enter", inputs: [], outputs: [], stateMutability: "nonpayable" },
] as const;
const ledgerCall = contractCalls(batchAbi, {});
const ENTER: Hex = "0xe97dcb62";

describe("toRevertedError", () => {
  const call = { abi: authorityAbi, errors: authorityErrors };

  it("gives a known error its class, its arguments their names, and a message that tells what to do", () => {
    const data = encodeErrorResult({ abi: authorityAbi, errorName: "AgencyUnknown", args: [AGENCY] });
    const known = toRevertedError(call, data);
    expect(known).to.be.instanceOf(AgencyUnknownError).with.deep.property("args", { agency: AGENCY });
    expect(known.message).to.equal(`No agency was opened under this role. Open it first. (agency ${AGENCY})`);
    expect(known.name).to.equal("AgencyUnknownError");
  });

  it("keeps the data of an error that the ABI does not know", () => {
    const data: Hex = "0x4d9c5a1c";
    const unknown = toRevertedError(call, data);
    expect(unknown).to.be.instanceOf(RevertedError).with.deep.property("args", { data });
    expect(unknown.reason).to.equal("0x4d9c5a1c");
  });

  it("reads a revert with a text and a panic", () => {
    const text: Hex =
      "0x08c379a0000000000000000000000000000000000000000000000000000000000000002000000000000000000000000000000000000000000000000000000000000000026869000000000000000000000000000000000000000000000000000000000000";
    expect(toRevertedError(call, text))
      .to.include({ reason: "Error" })
      .and.have.deep.property("args", { message: "hi" });
    const panic: Hex = "0x4e487b710000000000000000000000000000000000000000000000000000000000000011";
    expect(toRevertedError(call, panic)).to.have.deep.property("args", { code: 17n });
  });
});

for (const [library, open] of Object.entries(libraries)) {
  const dead = async (): Promise<Chain> =>
    library === "viem"
      ? viemChain(createClient({ chain: hardhat, transport: http(DEAD, { retryCount: 0 }) }) as never)
      : ethersChain(new JsonRpcProvider(DEAD, 31_337, { staticNetwork: true }));

  describe(`core through ${library}`, () => {
    async function fixture() {
      const { authority, ledger } = await networkHelpers.loadFixture(governed);
      const ref = { authority: (await authority.getAddress()) as Address };
      return { ref, registry: (await ledger.getAddress()) as Address, ledger };
    }

    it("says that the node did not answer", async () => {
      const refusal = await caught((await dead()).read(calls.agencyOf({ authority: NOBODY }, AGENCY)));
      expect(refusal).to.be.instanceOf(NodeUnreachableError);
    });

    it("says that no contract answers at the address", async () => {
      const reader = await open("reader");
      const refusal = await caught(reader.read(calls.agencyOf({ authority: NOBODY }, AGENCY)));
      expect(refusal).to.be.instanceOf(NoContractError).with.property("address", NOBODY);
      expect(await reader.code(NOBODY)).to.equal("0x");
    });

    it("refuses to send, to estimate and to sign without an account", async () => {
      const { ref } = await fixture();
      const reader = await open("reader");
      const act = calls.openAgency(ref, { agency: AGENCY, label: "x" });
      const document = { domain: {}, types: { A: [] }, primaryType: "A", message: {} };
      expect(reader.account).to.equal(undefined);
      const attempts = [() => reader.send(act), () => reader.estimate(act), () => reader.signTypedData(document)];
      for (const attempt of attempts) {
        expect(await caught(attempt())).to.be.instanceOf(NoAccountError);
      }
    });

    it("reads as of an earlier block, and the heads of blocks", async () => {
      const { ref } = await fixture();
      const minister = await open(MINISTER);
      const before = await minister.block();
      const mined = await minister.send(calls.suspendAgency(ref, { agency: AGENCY, basis: BASIS as Hex }));
      expect((await minister.read(calls.agencyOf(ref, AGENCY))).suspendedAt).to.be.greaterThan(0);
      expect((await minister.read(calls.agencyOf(ref, AGENCY), { block: before.number })).suspendedAt).to.equal(0);
      expect(await minister.block(before.number)).to.deep.equal(before);
      expect(mined.block).to.equal(before.number + 1n);
      expect(mined.gasUsed).to.be.greaterThan(21_000n);
      expect(await minister.mined(mined.hash)).to.have.property("hash", mined.hash);
      expect(await minister.mined(BASIS as Hex)).to.equal(undefined);
    });

    it("decodes the events of a transaction and of a span of blocks", async () => {
      const { ref } = await fixture();
      const minister = await open(MINISTER);
      const { logs } = await minister.send(calls.suspendAgency(ref, { agency: AGENCY, basis: BASIS as Hex }));
      const [event] = decodeEvents<typeof authorityAbi, "AgencySuspended">(authorityAbi, logs);
      expect(event).to.have.property("eventName", "AgencySuspended");
      expect(event?.args).to.include({ agency: AGENCY, basis: BASIS });

      const key: Hex = `0x${AGENCY.toString(16).padStart(64, "0")}`;
      const query = { abi: authorityAbi, address: ref.authority, names: ["AgencySuspended", "AgencyOpened"] as const };
      const found = await readEvents(minister, { ...query, key });
      expect(found.map(({ eventName }) => eventName)).to.deep.equal(["AgencyOpened", "AgencySuspended"]);
      expect(await readEvents(minister, { ...query, key: BASIS as Hex })).to.deep.equal([]);
      expect(await readEvents(minister, { ...query, fromBlock: 9n, toBlock: 8n })).to.deep.equal([]);
    });

    it("takes what a contract itself told of an act, and nothing that another told", async () => {
      class NotToldError extends CivitasError {
        override readonly name = "NotToldError";

        constructor(
          readonly event: string,
          readonly transaction: Hex,
        ) {
          super(event);
        }
      }
      const told = eventsFrom(authorityAbi, NotToldError);
      const { ref } = await fixture();
      const minister = await open(MINISTER);
      const mined = await minister.send(calls.suspendAgency(ref, { agency: AGENCY, basis: BASIS as Hex }));
      const [log] = mined.logs;
      const forged = { ...mined, logs: [{ ...log, address: NOBODY }, ...mined.logs, log] as typeof mined.logs };
      const written = ref.authority.toUpperCase().replace("0X", "0x") as Address;

      expect(told.recorded(forged, written, "AgencySuspended").args).to.include({ agency: AGENCY, basis: BASIS });
      expect(told.all(forged, written, "AgencySuspended").map(({ address }) => BigInt(address))).to.deep.equal([
        BigInt(ref.authority),
        BigInt(ref.authority),
      ]);
      expect(told.found(forged, ref.authority, "AgencyReinstated")).to.equal(undefined);
      const missing = (): unknown => told.recorded({ ...mined, logs: [] }, ref.authority, "AgencySuspended");
      expect(missing).to.throw(NotToldError).that.includes({ event: "AgencySuspended", transaction: mined.hash });
    });

    it("halves a span of blocks that the node finds too long, and loses nothing", async () => {
      const { ref } = await fixture();
      const reader = await open("reader");
      const query = { abi: authorityAbi, address: ref.authority };
      const whole = await readEvents(reader, query);
      const spans: bigint[] = [];
      const narrow: Chain = {
        ...reader,
        logs: (wanted) => {
          const span = wanted.toBlock - wanted.fromBlock;
          if (span > 3n) return Promise.reject(new RangeError("query returned more than 10000 results"));
          spans.push(span);
          return reader.logs(wanted);
        },
      };
      expect(await readEvents(narrow, query)).to.deep.equal(whole);
      expect(spans.length).to.be.greaterThan(1);
    });

    it("passes a refusal that no smaller span would cure on", async () => {
      const reader = await open("reader");
      const broken: Chain = { ...reader, logs: () => Promise.reject(new NodeUnreachableError("gone")) };
      const refusal = await caught(readEvents(broken, { abi: authorityAbi, address: NOBODY }));
      expect(refusal).to.be.instanceOf(NodeUnreachableError);
    });

    it("splits a long list below the gas cap and sends it all", async () => {
      const { registry, ledger } = await fixture();
      const clerk = await open(CLERK);
      const items = Array.from({ length: 25 }, () => ENTER);
      const toCall = (taken: readonly Hex[]) => ledgerCall(registry, "multicall", [taken]);
      const ten = (await nextBatch(clerk, items, toCall, { largest: 10 })).gas;

      const sizes: number[] = [];
      const mined = await sendInBatches(clerk, items, toCall, {
        gasCap: ten,
        onBatch: ({ items: taken, done, total }) => {
          expect(total).to.equal(25);
          sizes.push(taken.length);
          expect(done).to.equal(sizes.reduce((sum, size) => sum + size, 0));
        },
      });
      expect(await ledger.entries()).to.equal(25n);
      expect(mined.length).to.equal(sizes.length);
      expect(Math.max(...sizes)).to.be.lessThanOrEqual(10);
      for (const { gasUsed } of mined) expect(gasUsed <= ten).to.equal(true);
      expect(await sendInBatches(clerk, [], toCall)).to.deep.equal([]);
    });

    it("gives up a transaction that is not mined in time as pending, and finds it later", async () => {
      const { registry } = await fixture();
      const clerk = await open(CLERK);
      await provider.request({ method: "evm_setAutomine", params: [false] });
      try {
        let sent: Hex | undefined;
        const onSent = (hash: Hex): void => {
          sent = hash;
        };
        const refusal = await caught(clerk.send(ledgerCall(registry, "enter", []), { timeout: 300, onSent }));
        expect(refusal).to.be.instanceOf(TransactionPendingError).with.property("hash", sent);
        await networkHelpers.mine();
        expect(await clerk.mined(sent as Hex)).to.have.property("hash", sent);
      } finally {
        await provider.request({ method: "evm_setAutomine", params: [true] });
      }
    });

    it("says so when a transaction that had passed its trial is mined and reverts", async () => {
      const { authority, minister, ledger } = await networkHelpers.loadFixture(governed);
      const registry = (await ledger.getAddress()) as Address;
      const clerk = await open(CLERK);
      const overtaking = { maxPriorityFeePerGas: 20_000_000_000n, maxFeePerGas: 40_000_000_000n, gasLimit: 200_000n };
      await provider.request({ method: "evm_setAutomine", params: [false] });
      try {
        const entry = caught(clerk.send(ledgerCall(registry, "enter", []), { timeout: 10_000 }));
        await untilPending(1);
        await authority.connect(minister).suspendAgency(AGENCY, 0, BASIS, overtaking);
        await networkHelpers.mine();
        expect(await entry).to.be.instanceOf(TransactionRevertedError);
        expect(await ledger.entries()).to.equal(0n);
      } finally {
        await provider.request({ method: "evm_setAutomine", params: [true] });
      }
    });

    it("throws the class of the contract's error", async () => {
      const { ref } = await fixture();
      const act = calls.suspendAgency(ref, { agency: 9n << 16n, basis: BASIS as Hex });
      const minister = await open(MINISTER);
      expect(await caught(minister.send(act))).to.be.instanceOf(AgencyUnknownError);
      expect(await caught(minister.estimate(act))).to.be.instanceOf(AgencyUnknownError);
    });
  });
}

async function untilPending(count: number): Promise<void> {
  for (;;) {
    const { transactions } = (await provider.request({
      method: "eth_getBlockByNumber",
      params: ["pending", false],
    })) as { readonly transactions: readonly unknown[] };
    if (transactions.length >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
