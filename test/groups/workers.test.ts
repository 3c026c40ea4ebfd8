import { expect } from "chai";
import {
  CommitmentAbsentError,
  checkList,
  LeafInvalidError,
  requirePublished,
  subtreeOf,
  writeList,
} from "../../sdk/src/groups/index.js";
import { checkListInWorkers, openPool, WorkerCountError, WorkerDiedError } from "../../sdk/src/groups/workers/index.js";
import { caught } from "../support/caught.js";

/** Leaves that are none of anybody's: two parts, and a few more. */
const leaves = Array.from({ length: 2 * 2 ** 10 + 5 }, (_, index) => BigInt(index) * 7n + 1n);
const bytes = writeList(leaves);

async function* pieces(list: Uint8Array = bytes): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < list.length; offset += 10_000) yield list.subarray(offset, offset + 10_000);
}

/** The tests run from the source, and so do their threads. */
const threads = { execArgv: ["--import", "tsx"] };

/** A thread's code, in place of the file that hashes. */
const running = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
const ENDING = running(
  "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(3));",
);
const FAILING = running(
  "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new TypeError('no memory'); });",
);
const ABSENT = new URL("no-such-file.js", import.meta.url);

describe("groups: lists in several threads", () => {
  it("makes what one thread makes, and the same way up, with any number of threads", async () => {
    const commitment = leaves[2 ** 10 + 3] as bigint;
    const alone = await checkList(pieces(), { commitment });
    for (const workers of [1, 3]) {
      expect(await checkListInWorkers(pieces(), { commitment, workers, ...threads })).to.deep.equal(alone);
    }
  });

  it("tells how many leaves are hashed, part by part", async () => {
    const told: number[] = [];
    await checkListInWorkers(pieces(), { workers: 2, ...threads, onLeaves: (done) => told.push(done) });
    expect(told).to.deep.equal([1_024, 2_048, 2_053]);
  });

  it("names what is wrong with a list, as one thread does", async () => {
    const checked = await checkListInWorkers(pieces(bytes.subarray(32)), { workers: 2, ...threads });
    const { list, root } = await checkListInWorkers(pieces(), { workers: 2, ...threads });
    const published = { list, root, size: BigInt(leaves.length) };
    expect(() => requirePublished(checked, published)).to.throw("The list's digest is");
    const cut = await caught(
      checkListInWorkers(pieces(bytes.subarray(0, bytes.length - 1)), { workers: 2, ...threads }),
    );
    expect(cut)
      .to.be.instanceOf(LeafInvalidError)
      .and.deep.include({ index: leaves.length - 1 });
    const absent = await caught(checkListInWorkers(pieces(), { workers: 2, ...threads, commitment: 5n }));
    expect(absent).to.be.instanceOf(CommitmentAbsentError);
  });

  it("refuses a number of workers that is none", async () => {
    for (const workers of [0, 1.5]) {
      expect(await caught(checkListInWorkers(pieces(), { workers, ...threads }))).to.be.instanceOf(WorkerCountError);
    }
  });

  for (const [what, file, said] of [
    ["ends", ENDING, "A worker ended with 3"],
    ["fails", FAILING, "A worker failed (no memory)"],
    ["cannot begin", ABSENT, "A worker failed (Cannot find module"],
  ] as const) {
    it(`fails with everything that waits, once a worker ${what}`, async () => {
      const pool = openPool(2, { file });
      try {
        const parts = Array.from({ length: 6 }, () => caught(pool.subtree(bytes.subarray(0, 64), -1)));
        for (const error of await Promise.all(parts)) expect(error).to.be.instanceOf(WorkerDiedError);
        const later = await caught(checkList(pieces(), { subtree: pool.subtree, atATime: 3 }));
        expect(later).to.be.instanceOf(WorkerDiedError);
        expect((later as Error).message).to.contain(said);
      } finally {
        await pool.close();
      }
    });
  }

  it("fails where it is closed while a part is under way", async () => {
    const pool = openPool(1, threads);
    const part = caught(pool.subtree(bytes, -1));
    await pool.close();
    expect(await part).to.be.instanceOf(WorkerDiedError);
    expect(await caught(pool.subtree(bytes, -1))).to.be.instanceOf(WorkerDiedError);
  });

  it("hashes a part as one thread does", async () => {
    const pool = openPool(1, threads);
    try {
      expect(await pool.subtree(bytes.subarray(32, 320), 4)).to.deep.equal(await subtreeOf(bytes.subarray(32, 320), 4));
    } finally {
      await pool.close();
    }
  });
});
