import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type BulkStage, diplomas, openBulkStage } from "./bulkStage.js";

describe("civitas credential bulk, a run that is killed", function () {
  this.timeout(120_000);
  let stage: BulkStage;

  before(async () => {
    stage = await openBulkStage();
  });
  after(() => stage.close());

  const phases = ["certificates checked", "certificates digested", "roots issued", "certificates written"];
  for (const [number, phase] of phases.entries()) {
    it(`among its "${phase}" goes on where it stopped`, async () => {
      const [out, count] = [`killed-${number}`, 300];
      const file = stage.file(`${out}.csv`, diplomas(`KILLED${number}`, count));
      const before = (await stage.issuances()).length;
      const killed = await stage.apart(file, out, { killWhen: (told) => told.includes(`"noun":"${phase}"`) });
      expect(killed.signal).to.equal("SIGKILL");
      const kept = existsSync(join(stage.folder, out))
        ? stage.filesIn(out).filter((name) => name.endsWith(".json"))
        : [];
      const texts = kept.map((name) => stage.read(out, name));
      for (const text of texts) expect(() => JSON.parse(text)).not.to.throw();
      expect(kept.length).to.be.below(count);
      expect(await stage.issuances()).to.have.length(before + (number >= 2 ? 1 : 0));

      const result = await stage.bulk(file, out);
      expect(result).to.include({ ok: true, issuedBefore: number >= 2, written: count + 1 - kept.length });
      expect(kept.map((name) => stage.read(out, name))).to.deep.equal(texts);
      await stage.expectWhole(out, count, result.root);
      expect(await stage.issuances()).to.have.length(before + 1);
    });
  }

  it("again and again at any moment neither issues twice nor loses a salt", async () => {
    const [out, count] = ["often", 300];
    const file = stage.file("often.csv", diplomas("OFTEN", count));
    const before = (await stage.issuances()).length;
    const seen = new Map<string, string>();
    for (const steps of [40, 200, 360]) {
      await stage.apart(file, out, { killAfter: steps });
      if (!existsSync(join(stage.folder, out))) continue;
      for (const name of stage.filesIn(out).filter((one) => one.endsWith(".json"))) {
        const text = stage.read(out, name);
        expect(seen.get(name) ?? text).to.equal(text);
        seen.set(name, text);
      }
      expect((await stage.issuances()).length - before).to.be.at.most(1);
    }
    expect(seen.size).to.be.above(0);
    const result = await stage.bulk(file, out);
    await stage.expectWhole(out, count, result.root);
    for (const [name, text] of seen) expect(stage.read(out, name)).to.equal(text);
  });

  it("while its transaction is on the way waits for it", async () => {
    const file = stage.file("pending.csv", diplomas("PENDING", 10));
    const before = (await stage.issuances()).length;
    let mining: NodeJS.Timeout | undefined;
    await stage.ask("evm_setAutomine", false);
    try {
      await stage.apart(file, "pending", {
        onStart: (kill) => {
          const imports = join(stage.folder, "home", "imports");
          const watch = setInterval(() => {
            if (!existsSync(imports)) return;
            const sent = readdirSync(imports)
              .filter((name) => name.endsWith(".jsonl"))
              .some((name) => /"sent"(?![\s\S]*"(mined|failed)")/.test(readFileSync(join(imports, name), "utf8")));
            if (!sent) return;
            clearInterval(watch);
            kill();
          }, 20);
        },
      });
      expect(await stage.issuances()).to.have.length(before);
      // Long enough that a run which did not wait would have sent its own by then.
      mining = setInterval(() => void stage.ask("evm_mine"), 10_000);
      const result = await stage.bulk(file, "pending");
      expect(result).to.include({ ok: true, issuedBefore: true });
      await stage.expectWhole("pending", 10, result.root);
      expect(await stage.issuances()).to.have.length(before + 1);
    } finally {
      clearInterval(mining);
      await stage.ask("evm_setAutomine", true);
    }
  });
});
