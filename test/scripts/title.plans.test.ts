import { expect } from "chai";
import { BANK, BUYER, DOCUMENT, REGISTRAR, SELLER, titling } from "./titling.js";

describe("civitas title, plans", function () {
  this.timeout(60_000);
  const { account, told, run, refused, title, act, standing } = titling();

  it("divides a charged title with the chargee's consent, and merges the lots again", async () => {
    await title("D-1", SELLER, "--area", "1000");
    await act([SELLER, BANK], "charge", "D-1", "--to", account(BANK), ...DOCUMENT);
    const lots = ["--lot", "D-1/1=600", "--lot", "D-1/2=400"] as const;
    await act([SELLER, BANK], "subdivide", "D-1", ...lots, ...DOCUMENT);
    expect(await standing("D-1")).to.include({ state: "historic", revision: 3 });
    expect((await told("title", "show", "D-1")).words)
      .to.include("closed")
      .and.include("later   D-1/1, D-1/2");
    expect(await standing("D-1/2")).to.include({ state: "current", area: 400, revision: 1 });
    expect((await told("title", "show", "D-1/2")).words).to.include("prior   D-1");

    const of = ["--of", "D-1/1", "--of", "D-1/2"] as const;
    const merge = await run("title", "consolidate", "D-2", ...of, ...DOCUMENT, "--out", "merge.json");
    expect((merge["parties"] as { part: string }[]).map(({ part }) => part)).to.deep.equal([
      "owner",
      "chargee",
      "chargee",
    ]);
    for (const party of [SELLER, BANK]) await run("title", "sign", "merge.json", "--as", party);
    expect((await refused("title", "register", "merge.json", ...REGISTRAR)).name).to.equal("RankTakenError");
    await act([BANK], "discharge", "D-1/2", ...DOCUMENT);
    await act([SELLER, BANK], "consolidate", "D-2", ...of, ...DOCUMENT);
    expect(await standing("D-2")).to.include({ state: "current", area: 1_000 });
    const { history } = await run("title", "history", "D-2");
    expect((history as { kind: string; plan: string }[])[0]).to.include({
      kind: "came-of-plan",
      plan: "consolidation",
    });
  });

  it("parts co-owners, each with a lot of their own", async () => {
    const halves = ["--to", `${account(SELLER)}=1/2`, "--to", `${account(BUYER)}=1/2`] as const;
    await run("title", "new", "P-1", ...halves, ...DOCUMENT, "--out", "shared.json");
    await run("title", "register", "shared.json", ...REGISTRAR);
    const lots = ["--lot", `P-1/1@${account(SELLER)}`, "--lot", `P-1/2=300@${account(BUYER)}`] as const;
    await act([SELLER, BUYER], "partition", "P-1", ...lots, ...DOCUMENT);
    const { owners } = await standing("P-1/2");
    expect((owners as { owner: string }[]).map(({ owner }) => owner)).to.deep.equal([account(BUYER)]);
  });

  it("gives a title up, and says in a rehearsal what it would take", async () => {
    await title("G-1");
    await run("title", "surrender", "G-1", ...DOCUMENT, "--out", "up.json");
    await run("title", "sign", "up.json", "--as", SELLER);
    expect(await run("title", "register", "up.json", ...REGISTRAR, "--dry-run")).to.include({ dryRun: true });
    expect(await standing("G-1")).to.include({ state: "current" });
    expect(await run("title", "register", "up.json", ...REGISTRAR)).to.include({ revision: 2 });
    expect(await standing("G-1")).to.include({ state: "historic" });
  });

  describe("what people type", () => {
    before(() => title("E-1"));
    const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
      ["a division into one lot", ["subdivide", "E-1", "--lot", "E-1/1", ...DOCUMENT], /twice/],
      ["a merger of one title", ["consolidate", "E-2", "--of", "E-1", ...DOCUMENT], /twice/],
      [
        "a merger of a title that is not there",
        ["consolidate", "E-2", "--of", "E-1", "--of", "E-9", ...DOCUMENT],
        /No title E-9/,
      ],
      ["a lot of nobody", ["partition", "E-1", "--lot", "E-1/1=3", "--lot", "E-1/2", ...DOCUMENT], /--lot E-1\/1=3/],
      ["a plan without a document", ["subdivide", "E-1", "--lot", "a", "--lot", "b"], /--document FILE/],
    ];
    for (const [name, args, message] of wrong) {
      it(`refuses ${name}`, async () => {
        expect((await refused("title", ...args)).message).to.match(message);
      });
    }
  });
});
