import { existsSync } from "node:fs";
import { expect } from "chai";
import type { Hex } from "viem";
import { readRequest, requestFrames } from "../../sdk/src/presentations/index.js";
import { BORN, digest, type Exchange, HOLDER, mute, NAME, OTHER, openExchange } from "./consenting.js";
import { OFFICERS } from "./stage.js";

describe("civitas consent: what is refused", function () {
  this.timeout(240_000);
  let stage: Exchange["stage"];
  let tool: Exchange["tool"];
  let scene: Exchange;
  let visa: { readonly id: Hex; readonly file: string };

  before(async () => {
    scene = await openExchange();
    ({ stage, tool } = scene);
    visa = await scene.issued(HOLDER);
  });
  after(() => scene.close());

  const framesOf = (name: string) => scene.read(`${name}.txt`).split("\n").slice(0, -1);
  const accessesOf = async (id: unknown) =>
    (await tool.run("consent", "accesses", String(id)))["accesses"] as readonly unknown[];

  it("shows nobody's document for a request that is late, forged or for others, nor without a yes", async () => {
    const present = (request: string, ...more: readonly string[]) =>
      tool.told(
        "consent",
        "present",
        request,
        "--document",
        visa.file,
        "--out",
        "refused",
        ...more,
        ...scene.as(HOLDER),
      );
    const request = await scene.ask();
    expect(
      await tool.refused("consent", "present", `${request}.txt`, "--document", visa.file, "--out", "r", ...scene.as(9)),
    )
      .to.have.property("message")
      .that.includes("--yes");
    const forged = { ...readRequest(framesOf(request)), purpose: "dpv:Marketing" };
    stage.file("forged.txt", requestFrames(forged).join("\n"));
    const signature = await present("forged.txt", "--yes");
    expect([signature.ok, signature.result["reason"]]).to.deep.equal([false, "signature"]);
    expect(signature.words).to.include("Do not answer");
    const past = await present(`${await scene.ask("--expires", "2026-01-01")}.txt`, "--yes");
    expect([past.ok, past.result["reason"]]).to.deep.equal([false, "expired"]);
    const answer = await scene.answered(request, visa.file);
    expect(
      await tool.refused(
        "consent",
        "present",
        `${answer}.txt`,
        "--document",
        visa.file,
        "--out",
        "r",
        "--yes",
        ...scene.as(9),
      ),
    ).to.include({ name: "MessageKindError" });
    expect(existsSync(scene.path("refused.txt"))).to.equal(false);
  });

  it("opens no answer to another's request, and notes no look of who may not look", async () => {
    const [request, other] = [await scene.ask(), await scene.ask()];
    const answer = await scene.answered(request, visa.file);
    expect(await tool.refused(...scene.opening(other, answer))).to.include({ name: "PresentationForeignError" });
    expect(await tool.refused(...scene.opening(request, request))).to.include({ name: "MessageKindError" });
    // Sealed to the key of another request of the same number.
    const swapped = JSON.parse(scene.read(`${request}.secret`));
    stage.file("swapped.secret", JSON.stringify({ ...swapped, secret: digest("another secret") }));
    expect(await tool.refused(...scene.opening("swapped", answer))).to.include({ name: "PresentationSealedError" });
    expect(await tool.refused(...scene.opening(request, answer, OTHER))).to.include({
      name: "GranteeUnauthorisedError",
    });
    expect(existsSync(scene.path(`${request}.opened`))).to.equal(false);
    expect((await scene.open(request, answer)).ok).to.equal(true);
    for (const [text, words] of [
      ["{}", "no file of the form"],
      ['{"format":"civitas-open-request-1","request":"0x8', "no file of the form"],
      ['{"format":"civitas-open-request-1","request":"0x8f","secret":"0x12"}', "a part of it is missing"],
    ] as const) {
      stage.file("bad.secret", text);
      expect((await tool.refused(...scene.opening("bad", answer))).message).to.include(words);
    }
  });

  it("names damaged, missing and mixed codes", async () => {
    const request = await scene.ask();
    const answer = await scene.answered(request, visa.file, "--size", "300");
    const frames = framesOf(answer);
    expect(frames.length).to.be.greaterThan(2);
    const refusedWith = async (lines: readonly string[]) => {
      stage.file("tampered.txt", lines.join("\n"));
      return (await tool.refused(...scene.opening(request, "tampered"))).name;
    };
    const [first = "", ...rest] = frames;
    expect(await refusedWith(rest)).to.equal("FramesIncompleteError");
    const letter = first.at(-1) === "0" ? "1" : "0";
    expect(await refusedWith([first.slice(0, -1) + letter, ...rest])).to.equal("FramesDamagedError");
    expect(await refusedWith([...rest, ...framesOf(request)])).to.equal("FramesMixedError");
    expect(await refusedWith(["https://civitas.example"])).to.equal("FrameForeignError");
    expect(await refusedWith([])).to.equal("FrameForeignError");
    // In any order, and one twice.
    stage.file("shuffled.txt", `${[...rest, first, first].join("\r\n")}\r\n`);
    expect((await scene.open(request, "shuffled")).ok).to.equal(true);
  });

  it("refuses a revoked credential and a withdrawn consent without using the answer up", async () => {
    const other = await scene.issued(HOLDER);
    const request = await scene.ask();
    const answer = await scene.answered(request, other.file);
    await tool.run("credential", "revoke", other.id, "--reason", "Fraud", "--as", OFFICERS.issuing);
    for (const verb of [scene.open, scene.verify]) {
      const { ok, result, words } = await verb(request, answer);
      expect([ok, result["reason"]]).to.deep.equal([false, "standing"]);
      expect(words).to.include("Refused: standing (revoked)").and.not.include("Lovelace");
    }
    const next = await scene.ask();
    const { consentId } = (
      await tool.told(
        ...[
          "consent",
          "present",
          `${next}.txt`,
          "--document",
          visa.file,
          "--out",
          "gone",
          "--yes",
          ...scene.as(HOLDER),
        ],
      )
    ).result;
    await tool.run("consent", "withdraw", String(consentId), ...scene.as(HOLDER));
    const { ok, result } = await scene.open(next, "gone");
    expect([ok, result["reason"]]).to.deep.equal([false, "consent not in force"]);
    expect(existsSync(scene.path(`${request}.opened`)) || existsSync(scene.path(`${next}.opened`))).to.equal(false);
    expect(await accessesOf(consentId)).to.deep.equal([]);
  });

  it("opens an answer once even if two try at a time", async () => {
    const request = await scene.ask();
    const answer = await scene.answered(request, visa.file);
    const tries = await Promise.allSettled([scene.open(request, answer), scene.open(request, answer)]);
    expect(tries.map(({ status }) => status).sort()).to.deep.equal(["fulfilled", "rejected"]);
    const lost = tries.find((one) => one.status === "rejected");
    expect(lost?.reason).to.include({ name: "PresentationReplayedError" });
  });

  it("opens it no more once it was about to note the look, though the run was killed there", async () => {
    const [request, earlier] = [await scene.ask(), await scene.ask()];
    const [answer, unused] = [await scene.answered(request, visa.file), await scene.answered(earlier, visa.file)];
    const killed = async (method: string, words: readonly string[]) => {
      let kill = () => {};
      const node = await mute(stage.url, method, () => kill());
      try {
        const ended = await stage.civitas([...words, "--rpc", node.url, "--json"], {
          onStart: (stop) => {
            kill = stop;
          },
        });
        expect(ended.signal, ended.stderr).to.equal("SIGKILL");
        expect(ended.stdout).not.to.include("Lovelace");
      } finally {
        node.close();
      }
    };
    await killed("eth_sendRawTransaction", scene.opening(request, answer));
    const { consentId } = JSON.parse(scene.read(`${request}.opened`));
    expect(await accessesOf(consentId)).to.deep.equal([]);
    expect(await tool.refused(...scene.opening(request, answer))).to.include({ name: "PresentationReplayedError" });
    expect(await accessesOf(consentId)).to.deep.equal([]);
    // A file that was cut off says enough.
    stage.file(`${request}.opened`, "");
    expect(await tool.refused(...scene.opening(request, answer))).to.include({ name: "PresentationReplayedError" });

    await killed("eth_estimateGas", scene.opening(earlier, unused));
    expect(existsSync(scene.path(`${earlier}.opened`))).to.equal(false);
    expect((await scene.open(earlier, unused)).result).to.include({ look: 1 });
  });

  it("ends with 1 and the refusal's name", async () => {
    const request = await scene.ask();
    const answer = await scene.answered(request, visa.file, "--sign");
    const { code, stdout } = await stage.civitas([...scene.verifying(request, answer), "--rpc", stage.url, "--json"]);
    expect([code, JSON.parse(stdout).reason]).to.deep.equal([1, "consent unknown"]);
  });

  it("opens nothing once the request's time is over, and still checks what was opened before", async () => {
    const [request, late] = [await scene.ask(), await scene.ask()];
    const [answer, unopened] = [await scene.answered(request, visa.file), await scene.answered(late, visa.file)];
    await scene.open(request, answer);
    await stage.ask("evm_increaseTime", 700);
    await stage.ask("evm_mine");
    expect(await tool.refused(...scene.opening(late, unopened))).to.include({ name: "PresentationExpiredError" });
    expect(await tool.refused(...scene.verifying(late, unopened))).to.include({ name: "PresentationExpiredError" });
    const checked = await scene.verify(request, answer);
    expect([checked.ok, checked.result["opened"]]).to.deep.equal([true, true]);
    expect(checked.result["fields"]).to.deep.equal([BORN, NAME]);
  });
});
