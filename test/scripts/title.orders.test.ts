import { expect } from "chai";
import { OFFICERS } from "./stage.js";
import { BANK, BUYER, DOCUMENT, NEIGHBOUR, SECOND_COURT, SELLER, titling } from "./titling.js";

const FIRST = ["--as", OFFICERS.court] as const;
const SECOND = ["--as", SECOND_COURT] as const;

describe("civitas title order", function () {
  this.timeout(60_000);
  const { stage, account, told, run, refused, title, act, standing } = titling();

  const announced = async (name: string, reference: string, ...flags: readonly string[]): Promise<string> => {
    const { orderId } = await run("title", "order", "announce", name, reference, ...flags, ...DOCUMENT, ...FIRST);
    return orderId as string;
  };
  const wait = async (): Promise<void> => {
    await stage().ask("evm_increaseTime", 7_200);
    await stage().ask("evm_mine");
  };
  /** One officer announces, the delay passes, another carries out. */
  const ordered = async (...args: readonly [string, string, ...string[]]): Promise<void> => {
    const orderId = await announced(...args);
    await wait();
    await run("title", "order", "execute", orderId, ...SECOND);
  };

  it("freezes at once by two officers, and unfreezes after the delay", async () => {
    await title("F-1");
    const freeze = ["title", "order", "announce", "freeze", "F-1", ...DOCUMENT] as const;
    expect(await run(...freeze, ...FIRST, "--dry-run")).to.include({ dryRun: true });
    expect((await refused(...freeze, "--as", SELLER)).name).to.equal("AccessManagedUnauthorizedError");
    const orderId = await announced("freeze", "F-1");
    expect((await told("title", "order", "show", orderId)).words)
      .to.include(`officer  ${account(OFFICERS.court)}`)
      .and.include("setFrozenTokens");
    expect((await refused("title", "order", "execute", orderId, ...FIRST)).name).to.equal("SecondOfficerRequiredError");
    expect(await run("title", "order", "execute", orderId, ...SECOND, "--dry-run")).to.include({ dryRun: true });
    expect(await standing("F-1")).to.deep.include({ blockedBy: [] });
    expect(await run("title", "order", "execute", orderId, ...SECOND)).to.include({ outcome: "entered", revision: 2 });
    expect(await standing("F-1")).to.deep.include({ blockedBy: [{ kind: "freeze" }] });
    expect(await told("title", "order", "show", orderId)).to.include({ ok: false });

    const again = await announced("freeze", "F-1");
    expect(await run("title", "order", "execute", again, ...SECOND)).to.include({ outcome: "held" });
    const release = await announced("unfreeze", "F-1");
    expect((await refused("title", "order", "execute", release, ...SECOND)).name).to.equal("OrderNotDueError");
    await wait();
    await run("title", "order", "execute", release, ...SECOND);
    expect(await standing("F-1")).to.deep.include({ blockedBy: [] });
  });

  it("takes an announced order back by another officer", async () => {
    await title("W-1");
    const orderId = await announced("transfer", "W-1", "--to", account(BUYER));
    await run("title", "order", "withdraw", orderId, ...SECOND);
    expect((await refused("title", "order", "withdraw", orderId, ...SECOND)).name).to.equal("OrderUnknownError");
    await wait();
    expect((await refused("title", "order", "execute", orderId, ...SECOND)).name).to.equal("OrderUnknownError");
  });

  it("removes and lifts what stands on a title", async () => {
    await title("R-1");
    await act([NEIGHBOUR], "caveat", "R-1", "--by", account(NEIGHBOUR), ...DOCUMENT);
    await ordered("remove-caveat", "R-1");
    await act([SELLER, BUYER], "notice", "R-1", "--for", account(BUYER), "--hold", "120", ...DOCUMENT);
    await ordered("remove-notice", "R-1");
    await ordered("restrict", "R-1", "--to", account(BANK), "--until", "2091-01-31");
    expect((await told("title", "show", "R-1")).words).to.include("public-law restriction");
    await ordered("lift-right", "R-1");
    expect(await standing("R-1")).to.deep.include({ caveats: [], rights: [], revision: 7 });
  });

  it("puts the register right, passes a title on after a death, gives it away and strikes it out", async () => {
    await title("T-1");
    await ordered("rectify-parcel", "T-1", "--area", "900");
    const halves = ["--to", `${account(SELLER)}=1/2`, "--to", `${account(BUYER)}=1/2`] as const;
    await ordered("rectify-owners", "T-1", ...halves);
    await ordered("transmit", "T-1", "--deceased", account(SELLER), "--to", account(BUYER));
    await ordered("transfer", "T-1", "--to", account(NEIGHBOUR));
    const { owners, area } = await standing("T-1");
    expect([(owners as { owner: string }[])[0]?.owner, area]).to.deep.equal([account(NEIGHBOUR), 900]);
    await ordered("strike-out", "T-1");
    expect(await standing("T-1")).to.include({ state: "historic", revision: 6 });
  });

  describe("what people type", () => {
    before(() => title("E-1"));
    const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
      ["an act that no court orders", ["announce", "burn", "E-1", ...DOCUMENT], /ACT is one of freeze/],
      ["an act on no title", ["announce", "freeze", "E-9", ...DOCUMENT], /No title E-9/],
      ["an order without a document", ["announce", "freeze", "E-1"], /--document FILE/],
      ["a caveat that is not there", ["announce", "remove-caveat", "E-1", ...DOCUMENT], /0 stand there/],
      ["a notice that is not there", ["announce", "remove-notice", "E-1", ...DOCUMENT], /No priority notice/],
      ["a rectification of nothing", ["announce", "rectify-parcel", "E-1", ...DOCUMENT], /--area M2/],
      ["a death of nobody", ["announce", "transmit", "E-1", ...DOCUMENT], /--deceased/],
      [
        "a transfer to several",
        ["announce", "transfer", "E-1", "--to", "A=1/2", "--to", "B=1/2", ...DOCUMENT],
        /one owner/,
      ],
      ["an id that is none", ["execute", "0x12"], /by its id/],
      ["an order that nobody announced", ["execute", `0x${"5".repeat(64)}`], /Nobody announced/],
    ];
    for (const [name, args, message] of wrong) {
      it(`refuses ${name}`, async () => {
        const filled = args.map((arg) => arg.replace(/^A(?==)/, account(SELLER)).replace(/^B(?==)/, account(BUYER)));
        expect((await refused("title", "order", ...filled, ...FIRST)).message).to.match(message);
      });
    }
  });
});
