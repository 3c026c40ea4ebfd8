import { expect } from "chai";
import fc from "fast-check";
import {
  type AnyCall,
  type Chain,
  mapConcurrently,
  NodeUnreachableError,
  RevertedError,
  sendOutstanding,
  TransactionRevertedError,
} from "../../sdk/src/core/index.js";

/** A chain that keeps a set of numbers, takes so many at a time, and may fail before or after it wrote. */
function ledger({ limit = 1_000, failures = [] as readonly (Failure | undefined)[] } = {}) {
  const kept: number[] = [];
  const sent: (readonly number[])[] = [];
  const left = [...failures];
  const chain = {
    estimate: async ({ args }: AnyCall) => BigInt(args.length <= limit ? args.length : 1e9),
    send: async ({ args }: AnyCall) => {
      const failure = left.shift();
      failure?.before?.(kept);
      if (failure?.error !== undefined && failure.writes !== true) throw failure.error;
      if (args.some((one) => kept.includes(one as number))) throw new RevertedError("Taken", {}, "It is taken.");
      kept.push(...(args as number[]));
      sent.push(args as number[]);
      if (failure?.error !== undefined) throw failure.error;
      return { hash: "0x01", block: 1n, gasUsed: 1n, logs: [] };
    },
  } as unknown as Chain;
  const job = {
    of: async (items: readonly number[]) => items.filter((item) => !kept.includes(item)),
    toCall: (items: readonly number[]): AnyCall => ({
      abi: [],
      address: "0x",
      functionName: "keep",
      args: items,
      errors: {},
    }),
  };
  return { kept, sent, chain, job };
}

interface Failure {
  readonly error?: Error;
  /** Whether the entries were written although the answer was an error. */
  readonly writes?: boolean;
  /** What happens on the chain just before. */
  readonly before?: (kept: number[]) => void;
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const thrown = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("sendOutstanding", () => {
  it("writes each entry once, in order, in batches below the cap", async () => {
    const { chain, job, kept, sent } = ledger({ limit: 3 });
    await sendOutstanding(chain, numbers(10), job, { largest: 4 });
    expect(kept).to.deep.equal(numbers(10));
    expect(Math.max(...sent.map(({ length }) => length))).to.be.at.most(3);
  });

  it("passes over what is on record, and sends nothing where all is", async () => {
    const { chain, job, kept, sent } = ledger();
    kept.push(1, 2);
    await sendOutstanding(chain, numbers(4), job);
    await sendOutstanding(chain, numbers(4), job);
    expect(sent).to.deep.equal([[0, 3]]);
  });

  it("tells how far it has come, counting what was there", async () => {
    const { chain, job, kept } = ledger();
    kept.push(0, 5);
    const told: unknown[] = [];
    await sendOutstanding(chain, numbers(6), job, {
      largest: 2,
      onBatch: ({ done, total }) => void told.push([done, total]),
    });
    expect(told).to.deep.equal([
      [2, 6],
      [4, 6],
      [6, 6],
    ]);
  });

  it("goes on when another run wrote some of a batch in the meantime", async () => {
    const another = { before: (kept: number[]) => kept.push(2) };
    const { chain, job, kept } = ledger({ failures: [another] });
    await sendOutstanding(chain, numbers(4), job);
    expect([...kept].sort()).to.deep.equal(numbers(4));
  });

  it("goes on when a batch was mined and reverted because another was first", async () => {
    const another = { before: (kept: number[]) => kept.push(0), error: new TransactionRevertedError("0x02") };
    const { chain, job, kept } = ledger({ failures: [another] });
    await sendOutstanding(chain, numbers(2), job);
    expect([...kept].sort()).to.deep.equal(numbers(2));
  });

  it("throws a refusal that nothing on the chain explains, and does not try for ever", async () => {
    const refusal = new RevertedError("Unauthorised", {}, "No.");
    const { chain, job, kept } = ledger({ failures: [undefined, { error: refusal }] });
    expect(await thrown(sendOutstanding(chain, numbers(4), job, { largest: 2 }))).to.equal(refusal);
    expect(kept).to.deep.equal([0, 1]);
  });

  it("throws when the node does not answer, although the batch may have been written", async () => {
    const { chain, job } = ledger({ failures: [{ error: new NodeUnreachableError("x"), writes: true }] });
    expect(await thrown(sendOutstanding(chain, numbers(2), job))).to.be.instanceOf(NodeUnreachableError);
  });

  it("loses and doubles nothing, wherever it is broken off and however often it is run again", async () => {
    const failure = fc.constantFrom<(Failure | undefined)[]>(
      [],
      [undefined],
      [{ error: new NodeUnreachableError("x") }],
      [{ error: new NodeUnreachableError("x"), writes: true }],
    );
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 7 }),
        fc.array(failure),
        async (count, largest, plan) => {
          const { chain, job, kept } = ledger({ failures: plan.flat() });
          for (let run = 0; run <= plan.length; run++)
            await thrown(sendOutstanding(chain, numbers(count), job, { largest }));
          expect(kept).to.deep.equal(numbers(count));
        },
      ),
    );
  });
});

describe("mapConcurrently", () => {
  it("answers in the items' order, with so many questions open at once at most", async () => {
    let [open, most] = [0, 0];
    const answers = await mapConcurrently(
      numbers(20),
      async (item) => {
        most = Math.max(most, ++open);
        await new Promise((resolve) => setTimeout(resolve, (20 - item) % 3));
        open--;
        return item * 2;
      },
      4,
    );
    expect(answers).to.deep.equal(numbers(20).map((item) => item * 2));
    expect(most).to.equal(4);
  });

  it("throws the first error", async () => {
    const failing = mapConcurrently(numbers(5), async (item) => {
      if (item === 3) throw new RangeError("three");
      return item;
    });
    expect(await thrown(failing)).to.be.instanceOf(RangeError);
  });
});
