import { expect } from "chai";
import { ZeroHash } from "ethers";
import { type Hex, keccak256, stringToHex } from "viem";
import { officeRole } from "../../sdk/src/access/index.js";
import { serviceId } from "../../sdk/src/desk/index.js";
import { type Ended, OFFICERS, openStage, type Stage } from "./stage.js";

const DAY = 86_400;
const FEE = 25_000_000n;
const digest = (words: string): Hex => keccak256(stringToHex(words));
const APPLICANT = "9";

/** The one JSON object that a run wrote. */
const resultOf = ({ stdout }: Ended): Readonly<Record<string, unknown>> => JSON.parse(stdout);

describe("civitas application", function () {
  this.timeout(120_000);
  let stage: Stage;

  before(async () => {
    stage = await openStage();
    const { desk, token, people } = stage;
    const terms = {
      token: await token.getAddress(),
      appealOffice: officeRole(6, 1),
      requests: 1,
      lapse: 0,
      treasury: people[15]?.address ?? "",
      period: 30 * DAY,
      answerPeriod: 14 * DAY,
      appealPeriod: 30 * DAY,
      fee: FEE,
      appealTerm: 60 * DAY,
      standardTerm: 365 * DAY,
    };
    await desk.setService(serviceId("LBUS/new"), terms, digest("basis"));
    await token.mint(people[Number(APPLICANT)]?.address ?? "", FEE * 10n);
  });
  after(() => stage.close());

  const run = (...args: readonly string[]) => stage.civitas(["application", ...args, "--json"]);
  const as = (who: string, ...args: readonly string[]) => run(...args, "--as", who);
  async function submitted(papers: string): Promise<string> {
    const words = ["--commitment", digest(`document ${papers}`), "--dossier", digest(papers)];
    const ended = await as(APPLICANT, "submit", "LBUS/new", ...words);
    expect(ended.code, ended.stderr + ended.stdout).to.equal(0);
    return String(resultOf(ended)["applicationId"]);
  }

  it("submits with the fee, asks, answers, grants, and pays the treasury", async () => {
    const id = await submitted("granted");
    const queue = resultOf(await run("queue", "0x30001"))["queue"] as readonly { readonly applicationId: string }[];
    expect(queue.map(({ applicationId }) => applicationId)).to.deep.equal([id]);

    expect((await as(OFFICERS.issuing, "request", id, "--particulars", digest("more"))).code).to.equal(0);
    expect((await as(APPLICANT, "answer", id, "--supplement", digest("here"))).code).to.equal(0);
    const grant = ["--grant", "1543954", "--commitment", digest("licence"), "--reasons", digest("reasons")];
    expect((await as(OFFICERS.issuing, "decide", id, ...grant)).code).to.equal(0);

    const shown = resultOf(await run("show", id));
    expect(shown["application"]).to.deep.include({ stage: "granted", revision: 4 });
    expect((shown["history"] as readonly unknown[]).length).to.equal(4);
    const words = await stage.civitas(["application", "show", id]);
    expect(words.stdout).to.include("granted").and.to.include("fee earned").and.to.include("it has ended");

    const payee = stage.people[15]?.address ?? "";
    const paid = await as("0", "refund", await stage.token.getAddress(), payee);
    expect(resultOf(paid)).to.deep.include({ ok: true, amount: Number(FEE) });
    expect(await stage.token.balanceOf(payee)).to.equal(FEE);
  });

  it("refuses, appeals and dismisses", async () => {
    const id = await submitted("refused");
    const refuse = ["decide", id, "--refuse", "--reasons", digest("reasons")];
    expect((await as(OFFICERS.issuing, ...refuse)).code).to.equal(0);
    expect((await as(APPLICANT, "appeal", id, "--grounds", digest("grounds"))).code).to.equal(0);
    const queue = resultOf(await run("queue", "0x60001"))["queue"] as readonly { readonly applicationId: string }[];
    expect(queue.map(({ applicationId }) => applicationId)).to.deep.equal([id]);
    expect(resultOf(await as(OFFICERS.appeals, ...refuse))).to.deep.include({ ok: true, outcome: "dismissed" });
  });

  it("withdraws with the fee, and tells an end that is not due", async () => {
    const id = await submitted("withdrawn");
    for (const verb of ["lapse", "conclude"]) {
      const early = await as(APPLICANT, verb, id);
      expect(early.code).to.equal(1);
      expect(early.stdout).to.match(/PeriodRunningError|StageWrongError/);
    }
    expect(resultOf(await as(APPLICANT, "withdraw", id))).to.deep.include({ ok: true, refunded: true });
  });

  it("says what is missing or wrong in what people type", async () => {
    const id = await submitted("typed");
    for (const [args, words] of [
      [["show", "0x12"], "64 hexadecimal digits"],
      [["show", ZeroHash], "No application"],
      [["queue", "3.1"], "names no office"],
      [["submit", "LBUS/none", "--commitment", id, "--dossier", id, "--as", APPLICANT], "No service"],
      [["submit", "LBUS/new", "--dossier", id, "--as", APPLICANT], "--commitment must be"],
      [["submit", "LBUS/new", "--commitment", id, "--dossier", id], "who applies"],
      [["decide", id, "--reasons", id, "--as", OFFICERS.issuing], "either --grant SERIAL or --refuse"],
      [["decide", id, "--grant", "1", "--refuse", "--reasons", id, "--as", OFFICERS.issuing], "either --grant"],
      [["decide", id, "--refuse", "--as", OFFICERS.issuing], "--reasons must be"],
      [["refund", "x", "y", "--as", "0"], "address"],
    ] as const) {
      const ended = await run(...args);
      expect(ended.code, words).to.equal(1);
      expect(ended.stdout).to.include(words);
    }
    const foreign = await as(APPLICANT, "decide", id, "--refuse", "--reasons", id);
    expect(foreign.stdout).to.include("OfficerUnauthorisedError");
  });
});
