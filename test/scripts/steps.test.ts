import { expect } from "chai";
import { runTogether, type Step } from "../../scripts/support/steps.js";

/** A step that can be ended from outside. */
function held(name: string): Step & { readonly begun: Promise<void>; readonly end: (code: number) => void } {
  let begin = () => {};
  let end = (_code: number) => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  const run = () => {
    begin();
    return ended;
  };
  return { name, run, begun, end: (code) => end(code) };
}

/** A step that ends well, and tells whether it was run. */
function seen(name: string): Step & { readonly ran: () => boolean } {
  let ran = false;
  const run = async () => {
    ran = true;
    return 0;
  };
  return { name, run, ran: () => ran };
}

describe("runTogether", () => {
  it("runs so many steps at a time, and the next when one has ended", async () => {
    const [one, two, three] = [held("one"), held("two"), held("three")];
    let third = false;
    void three.begun.then(() => {
      third = true;
    });
    const all = runTogether([one, two, three], 2);
    await Promise.all([one.begun, two.begun]);
    expect(third).to.equal(false);
    two.end(0);
    await three.begun;
    one.end(0);
    three.end(0);
    expect(await all).to.equal(0);
  });

  it("lets a step speak as it goes only where it is alone", async () => {
    const outputs: unknown[] = [];
    const listening = (name: string): Step => ({ name, run: async (output) => outputs.push(typeof output) && 0 });
    await runTogether([listening("alone")], 2);
    await runTogether([listening("one"), listening("other")], 1);
    expect(outputs).to.deep.equal(["string", "function", "function"]);
  });

  it("fails when one failed, after all were run", async () => {
    const last = seen("last");
    const steps: Step[] = [{ name: "bad", run: async () => 3 }, { name: "good", run: async () => 0 }, last];
    expect(await runTogether(steps, 1)).to.equal(1);
    expect(last.ran()).to.equal(true);
  });

  it("counts a step that could not begin as failed, and goes on", async () => {
    const last = seen("last");
    const broken: Step = { name: "broken", run: () => Promise.reject(new RangeError("no such program")) };
    expect(await runTogether([broken, last], 1)).to.equal(1);
    expect(last.ran()).to.equal(true);
  });
});
