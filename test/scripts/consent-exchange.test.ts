import { existsSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect } from "chai";
import { PNG } from "pngjs";
import { type Hex, keccak256 } from "viem";
import { fromFrames, readRequest, requestFrames } from "../../sdk/src/presentations/index.js";
import {
  AGENT,
  BANK,
  BORN,
  digest,
  type Exchange,
  HOLDER,
  mute,
  NAME,
  NEXT,
  OTHER,
  openExchange,
} from "./consenting.js";
import { OFFICERS } from "./stage.js";

// The package is CommonJS, and the page's own.
const jsQR: typeof import("jsqr").default = createRequire(new URL("../../explorer/package.json", import.meta.url))(
  "jsqr",
);
const MODE = 0o777;

describe("civitas consent: the exchange", function () {
  this.timeout(240_000);
  let stage: Exchange["stage"];
  let tool: Exchange["tool"];
  let scene: Exchange;
  let visa: { readonly id: Hex; readonly file: string };

  before(async () => {
    scene = await openExchange();
    ({ stage, tool } = scene);
    visa = await scene.issued(HOLDER);
    for (const person of [HOLDER, AGENT]) {
      const terms = ["--office", "4/1", "--kind", "person", "--until", "2040-01-01", "--as", OFFICERS.verifying];
      await tool.run("identity", "verify", scene.personOf(person), ...terms);
    }
  });
  after(() => scene.close());

  const framesOf = (name: string) => scene.read(`${name}.txt`).split("\n").slice(0, -1);
  const accessesOf = async (id: unknown) =>
    (await tool.run("consent", "accesses", String(id)))["accesses"] as readonly Readonly<Record<string, unknown>>[];
  const mandated = async () => {
    const power = ["--at", scene.consents, "--power", "consent", "--until", "2040-01-01"];
    return (await tool.run("mandate", "grant", scene.personOf(AGENT), ...power, ...scene.as(HOLDER)))["key"] as Hex;
  };

  describe("request", () => {
    it("writes texts and pictures to show, and the secret for its owner alone, which it never tells", async () => {
      const wanted = ["--purpose", "dpv:CreditChecking", "--type", "VISA", "--field", NAME, "--until", "2035-01-01"];
      const { words, result } = await tool.told("consent", "request", ...wanted, "--out", "shown", ...scene.as(BANK));
      expect(result["files"]).to.deep.equal(["shown.txt", "shown.png"]);
      expect(result["frames"]).to.deep.equal(framesOf("shown"));
      expect(framesOf("shown")[0]).to.match(/^CIVITAS:R:1\/1:/);
      const { data, width, height } = PNG.sync.read(await readFile(scene.path("shown.png")));
      expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).to.equal(framesOf("shown")[0]);

      const { secret } = JSON.parse(scene.read("shown.secret"));
      expect(secret).to.match(/^0x[0-9a-f]{64}$/);
      expect(statSync(scene.path("shown.secret")).mode & MODE).to.equal(0o600);
      const { ok: _, ...json } = await tool.json<Record<string, unknown>>(
        ...["consent", "request", ...wanted, "--out", "told", ...scene.as(BANK)],
      );
      const own = JSON.parse(scene.read("told.secret")).secret.slice(2);
      expect(JSON.stringify(json) + scene.read("told.txt")).not.to.include(own);
      expect(words).not.to.include(secret.slice(2));
      const again = await tool.refused("consent", "request", ...wanted, "--out", "shown", ...scene.as(BANK));
      expect(again).to.include({ name: "FileStandsError" });
      expect(JSON.parse(scene.read("shown.secret")).secret).to.equal(secret);
    });

    it("cuts it into smaller codes, and refuses what nobody could answer", async () => {
      const name = await scene.ask("--size", "200");
      expect(framesOf(name).length).to.be.greaterThan(2);
      expect(existsSync(scene.path(`${name}-${framesOf(name).length}.png`))).to.equal(true);
      const words = [
        "consent",
        "request",
        "--type",
        "VISA",
        "--until",
        "2040-01-01",
        "--out",
        "none",
        ...scene.as(BANK),
      ];
      expect((await tool.refused(...words, "--purpose", "dpv:CreditChecking")).message).to.include("fields");
      const long = await tool.refused(...words, "--field", NAME, "--purpose", "x".repeat(33));
      expect(long).to.include({ name: "PurposeTextError" });
      expect((await tool.refused(...words.slice(0, -2), "--field", NAME, "--purpose", "p")).message).to.include("--as");
      expect(existsSync(scene.path("none.secret"))).to.equal(false);
    });
  });

  describe("present, open, verify", () => {
    it("goes from the request to the noted look; nothing is shown before, and nothing after the withdrawal", async () => {
      const request = await scene.ask();
      const told = await tool.told(
        ...["consent", "present", `${request}.txt`, "--document", visa.file, "--out", "whole", "--yes"],
        ...scene.as(HOLDER),
      );
      expect(told.words).to.include(scene.personOf(BANK)).and.include(NAME).and.include("90 days after each look");
      const { consentId } = told.result;
      expect(statSync(scene.path("whole.consent")).mode & MODE).to.equal(0o600);
      expect(existsSync(scene.path("whole.png"))).to.equal(true);

      const checked = await scene.verify(request, "whole");
      expect([checked.ok, checked.result["opened"]]).to.deep.equal([true, false]);
      expect(checked.words).to.include("Verified").and.include(`${NAME}   proven`).and.include("no look");
      expect(JSON.stringify(checked.result, bigints) + checked.words).not.to.include("Lovelace");
      expect(await accessesOf(consentId)).to.deep.equal([]);
      expect((await tool.told("consent", "accesses", String(consentId))).words).to.include("Nobody");

      const opened = await scene.open(request, "whole");
      expect([opened.ok, opened.result["look"]]).to.deep.equal([true, 1]);
      expect(opened.words).to.include("Ada Lovelace").and.include("1815-12-10").and.include("look 1");
      expect(opened.words).not.to.include("by sea");
      const receipt = JSON.parse(scene.read(`${request}.opened`));
      expect(receipt).to.deep.include({ consentId, receipt: opened.result["receipt"] });
      expect(receipt.answer).to.equal(keccak256(fromFrames(framesOf("whole")).message));
      expect(statSync(scene.path(`${request}.opened`)).mode & MODE).to.equal(0o600);
      const [look, ...others] = await accessesOf(consentId);
      expect(others).to.deep.equal([]);
      expect(look).to.include({ number: 1, actor: scene.personOf(BANK), receipt: receipt.receipt });
      expect((await tool.told("consent", "accesses", String(consentId))).words).to.include(
        `by ${scene.personOf(BANK)}`,
      );

      expect(await tool.refused(...scene.opening(request, "whole"))).to.include({ name: "PresentationReplayedError" });
      expect(await accessesOf(consentId)).to.have.length(1);
      await tool.run("consent", "withdraw", String(consentId), ...scene.as(HOLDER));
      const after = await scene.verify(request, "whole");
      expect([after.ok, after.result["reason"]]).to.deep.equal([false, "consent not in force"]);
      expect(after.words).to.include("Refused: consent not in force (withdrawn)");
    });

    it("leaves it to the other side to hand in a signed consent", async () => {
      const request = await scene.ask();
      const answer = await scene.answered(request, visa.file, "--sign");
      const before = await scene.verify(request, answer);
      expect([before.ok, before.result["reason"]]).to.deep.equal([false, "consent unknown"]);
      const opened = await scene.open(request, answer);
      expect(opened.ok).to.equal(true);
      expect(opened.words).to.include("signed consent is on record now").and.include("Ada Lovelace");
    });

    it("answers again under a consent that was kept, and not one that covers less", async () => {
      const first = await scene.answered(await scene.ask(), visa.file);
      const request = await scene.ask("--until", "2034-01-01");
      const answer = await scene.answered(request, visa.file, "--consent", `${first}.consent`);
      expect(existsSync(scene.path(`${answer}.consent`))).to.equal(false);
      expect((await scene.open(request, answer)).ok).to.equal(true);
      const more = await scene.ask("--field", "/credentialSubject/route");
      const words = ["consent", "present", `${more}.txt`, "--document", visa.file, "--out", "more", "--yes"];
      const kept = ["--consent", `${first}.consent`, ...scene.as(HOLDER)];
      expect(await tool.refused(...words, ...kept)).to.include({ name: "ConsentUnfitError", finding: "scope" });
      const changed = JSON.parse(scene.read(`${first}.consent`));
      changed.scope.fields.push("/credentialSubject/route");
      const forged = stage.file("forged.consent", JSON.stringify(changed));
      expect((await tool.refused(...words, "--consent", forged, ...scene.as(HOLDER))).message).to.include("another");
      stage.file("cut.consent", JSON.stringify({ format: changed.format, consent: { until: "soon" } }));
      expect((await tool.refused(...words, "--consent", "cut.consent", ...scene.as(HOLDER))).message).to.include(
        "cut off",
      );
    });

    it("lets an agent answer under its mandate, and the holder's next account", async () => {
      const request = await scene.ask();
      const asAgent = (...more: readonly string[]) => [
        ...["consent", "present", `${request}.txt`, "--document", visa.file, "--out", "agent", "--yes"],
        ...[...more, ...scene.as(AGENT)],
      ];
      expect(await tool.refused(...asAgent())).to.include({ name: "LeaveMissingError" });
      const key = await mandated();
      expect((await tool.refused(...asAgent("--sign"))).message).to.include("An agent gives");
      expect(existsSync(scene.path("agent.consent")) || existsSync(scene.path("agent.txt"))).to.equal(false);
      const answer = await scene.answered(request, visa.file, "--under", key, ...scene.as(AGENT));
      const opened = await scene.open(request, answer);
      expect(opened.words).to.include(`${scene.personOf(AGENT)}, who acts for the holder`);
      expect(opened.result).to.include({ holder: scene.personOf(HOLDER), signer: scene.personOf(AGENT) });

      const other = await scene.issued(OTHER);
      const before = await scene.answered(await scene.ask(), other.file, ...scene.as(OTHER));
      await stage.succeed(OTHER, NEXT);
      const next = await scene.ask();
      const words = ["consent", "present", `${next}.txt`, "--document", other.file, "--out", "late", "--yes"];
      expect(await tool.refused(...words, ...scene.as(OTHER))).to.include({ name: "LeaveMissingError" });
      const moved = await scene.answered(next, other.file, ...scene.as(NEXT));
      expect((await scene.open(next, moved)).result).to.include({ signer: scene.personOf(NEXT) });

      // What was consented to earlier holds on.
      const last = await scene.ask();
      const under = await scene.answered(last, other.file, "--consent", `${before}.consent`, ...scene.as(NEXT));
      expect((await scene.open(last, under)).result).to.include({ holder: scene.personOf(OTHER), look: 1 });
    });
  });

  describe("what is refused", () => {
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
        await tool.refused(
          "consent",
          "present",
          `${request}.txt`,
          "--document",
          visa.file,
          "--out",
          "r",
          ...scene.as(9),
        ),
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
});

const bigints = (_: string, value: unknown) => (typeof value === "bigint" ? value.toString() : value);
