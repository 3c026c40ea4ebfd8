import { expect } from "chai";
import { BANK, BUYER, DOCUMENT, NEIGHBOUR, REGISTRAR, SELLER, titling } from "./titling.js";

describe("civitas title, burdens", function () {
  this.timeout(60_000);
  const { account, told, run, refused, json, title, act, standing } = titling();

  it("registers a lease until a day, shows it, and releases it", async () => {
    await title("L-1");
    const lease = ["right", "L-1", "--kind", "lease", "--to", account(NEIGHBOUR), "--until", "2091-01-31"] as const;
    const drawn = await run("title", ...lease, ...DOCUMENT, "--out", "lease.json");
    expect(drawn["parties"]).to.deep.equal([
      { part: "owner", account: account(SELLER), state: "missing" },
      { part: "right holder", account: account(NEIGHBOUR), state: "missing" },
    ]);
    expect(json("lease.json").deed).to.include({ title: "L-1", kind: "lease", holder: account(NEIGHBOUR) });
    await act([SELLER, NEIGHBOUR], ...lease, ...DOCUMENT);
    expect((await told("title", "show", "L-1")).words).to.match(/right +0: lease of 0x.* until 2091-01-31/);
    await act([NEIGHBOUR], "right", "release", "L-1", ...DOCUMENT);
    expect(await standing("L-1")).to.deep.include({ revision: 3, rights: [] });
    expect((await refused("title", "right", "release", "L-1", ...DOCUMENT)).message).to.include("0 stand there");
  });

  it("registers a servitude for another title, whose owner signs and releases it", async () => {
    await title("S-1");
    await title("S-2", NEIGHBOUR);
    await act([SELLER, NEIGHBOUR], "right", "S-1", "--kind", "servitude", "--for", "S-2", ...DOCUMENT);
    expect((await told("title", "show", "S-1")).words).to.include("servitude of title S-2");
    await act([NEIGHBOUR], "right", "release", "S-1", "--slot", "0", ...DOCUMENT);
    expect(await standing("S-1")).to.deep.include({ rights: [] });
  });

  it("holds a place for one deed, which alone passes", async () => {
    await title("P-1");
    const notice = ["notice", "P-1", "--for", account(BUYER)] as const;
    await act([SELLER, BUYER], ...notice, "--hold", "30", "--digest", `0x${"7".repeat(64)}`);
    expect((await told("title", "show", "P-1")).words).to.include("place held for");
    await run("title", "transfer", "P-1", "--to", account(BUYER), ...DOCUMENT, "--out", "held.json");
    for (const party of [SELLER, BUYER]) await run("title", "sign", "held.json", "--as", party);
    expect((await refused("title", "register", "held.json", ...REGISTRAR)).name).to.equal("NoticeStandsError");
    await act([BUYER], "notice", "withdraw", "P-1");
    expect((await refused("title", "notice", "withdraw", "P-1")).name).to.equal("NoticeUnknownError");

    await act([SELLER, BUYER], ...notice, ...DOCUMENT);
    await act([SELLER, BUYER], "transfer", "P-1", "--to", account(BUYER), ...DOCUMENT);
    expect(await standing("P-1"))
      .to.include({ revision: 5 })
      .and.to.not.have.property("notice");
  });

  it("varies, passes on and moves back a charge", async () => {
    await title("C-1");
    await act([SELLER, BANK], "charge", "C-1", "--to", account(BANK), ...DOCUMENT);
    await act([SELLER, BUYER], "charge", "C-1", "--to", account(BUYER), ...DOCUMENT);
    await act([SELLER, BANK, BUYER], "charge", "vary", "C-1", "--rank", "1", ...DOCUMENT);
    await act([BANK, NEIGHBOUR], "charge", "assign", "C-1", "--rank", "1", "--to", account(NEIGHBOUR), ...DOCUMENT);
    await act([NEIGHBOUR, BUYER], "charge", "postpone", "C-1", "--rank", "1", "--behind", "2", ...DOCUMENT);
    await act([NEIGHBOUR], "charge", "postpone", "C-1", "--rank", "2", "--behind", "7", ...DOCUMENT);
    const { charges } = await standing("C-1");
    expect((charges as { rank: number; chargee: string }[]).map(({ rank, chargee }) => [rank, chargee])).to.deep.equal([
      [1, account(BUYER)],
      [7, account(NEIGHBOUR)],
    ]);
  });

  it("varies a caveat", async () => {
    await title("V-1");
    await act([NEIGHBOUR], "caveat", "V-1", "--by", account(NEIGHBOUR), ...DOCUMENT);
    await act([NEIGHBOUR], "caveat", "vary", "V-1", "--until", "2091-01-31", ...DOCUMENT);
    expect((await told("title", "show", "V-1")).words).to.include("until 2091-01-31");
  });

  describe("what people type", () => {
    before(() => title("E-1"));
    const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
      ["a right of no kind", ["right", "E-1", "--to", "A", ...DOCUMENT], /--kind is one of lease/],
      ["a right that only a court gives", ["right", "E-1", "--kind", "public", "--to", "A", ...DOCUMENT], /is one of/],
      ["a right of nobody", ["right", "E-1", "--kind", "lease", ...DOCUMENT], /with --to/],
      ["a right of two", ["right", "E-1", "--kind", "servitude", "--to", "A", "--for", "E-2", ...DOCUMENT], /not both/],
      ["a place for nobody", ["notice", "E-1", ...DOCUMENT], /with --for/],
      ["a place for too long", ["notice", "E-1", "--for", "A", "--hold", "121", ...DOCUMENT], /120 days/],
      ["a charge that is not there", ["charge", "vary", "E-1", ...DOCUMENT], /No charge stands/],
      ["a caveat that is not there", ["caveat", "vary", "E-1", ...DOCUMENT], /0 stand there/],
    ];
    for (const [name, args, message] of wrong) {
      it(`refuses ${name}`, async () => {
        const filled = args.map((arg) => (arg === "A" ? account(BUYER) : arg));
        expect((await refused("title", ...filled)).message).to.match(message);
      });
    }

    it("refuses to move a charge forward", async () => {
      await act([SELLER, BANK], "charge", "E-1", "--to", account(BANK), "--rank", "5", ...DOCUMENT);
      const forward = ["charge", "postpone", "E-1", "--behind", "4", ...DOCUMENT] as const;
      expect((await refused("title", ...forward)).message).to.include("6 to 16");
    });
  });
});
