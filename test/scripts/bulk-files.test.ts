import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { requireEmpty, writeFiles } from "../../scripts/civitas/bulk/files.js";
import { derived } from "../../scripts/civitas/bulk/journal.js";
import { readSecret } from "../../scripts/civitas/secret.js";
import { ToolError } from "../../scripts/support/error.js";
import { caught } from "../support/caught.js";

describe("the files of a bulk issuance", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "civitas-files-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("are never seen half-written", async () => {
    const text = "0123456789abcdef".repeat(4_000_000);
    const path = join(folder, "one.json");
    const sizes = new Set<number>();
    let ended = false;
    const look = async (): Promise<void> => {
      while (!ended) {
        if (existsSync(path)) sizes.add(statSync(path).size);
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const looking = look();
    await writeFiles(
      folder,
      1,
      () => ({ name: "one.json", text }),
      () => {},
    );
    ended = true;
    await looking;
    expect([...sizes].filter((size) => size !== text.length)).to.deep.equal([]);
    expect(readFileSync(path, "utf8") === text).to.equal(true);
  });

  it("are written where they are missing or other, and left alone where they are right", async () => {
    writeFileSync(join(folder, "0.json"), "zero");
    writeFileSync(join(folder, "1.json"), "on");
    const texts = ["zero", "one", "two"];
    const done: number[] = [];
    const file = (index: number) => ({ name: `${index}.json`, text: texts[index] ?? "" });
    expect(await writeFiles(folder, 3, file, (count) => done.push(count))).to.equal(2);
    expect(texts.map((_, index) => readFileSync(join(folder, `${index}.json`), "utf8"))).to.deep.equal(texts);
    expect(done).to.deep.equal([1, 2, 3]);
  });

  it("lose the parts of runs that were killed, and not those of a run that lives", async () => {
    for (const pid of [999_999_999, process.pid]) writeFileSync(join(folder, `7.json.${pid}.part`), "half");
    await writeFiles(
      folder,
      1,
      () => ({ name: "0.json", text: "zero" }),
      () => {},
    );
    expect(readdirSync(folder).sort()).to.deep.equal(["0.json", `7.json.${process.pid}.part`]);
  });

  it("come into an empty folder alone", async () => {
    await requireEmpty(join(folder, "none"));
    await requireEmpty(folder);
    writeFileSync(join(folder, "letter.txt"), "");
    expect(await caught(requireEmpty(folder)))
      .to.be.instanceOf(ToolError)
      .with.property("message")
      .that.includes("letter.txt");
  });

  it("have a secret that is whole or not there, and the same for two who ask at once", async () => {
    const path = join(folder, "imports", "a.secret");
    const secrets = await Promise.all(Array.from({ length: 2 }, () => readSecret(path, false)));
    expect(new Set(secrets).size).to.equal(1);
    expect(await readSecret(path, false)).to.equal(secrets[0]);
    expect(readdirSync(join(folder, "imports"))).to.deep.equal(["a.secret"]);
    expect(statSync(path).mode & 0o077).to.equal(0);
    expect(await readSecret(join(folder, "dry.secret"), true)).not.to.equal(secrets[0]);
    expect(existsSync(join(folder, "dry.secret"))).to.equal(false);
  });

  it("have salts that follow from the secret, another for each purpose", () => {
    const [one, other] = [`0x${"11".repeat(32)}`, `0x${"22".repeat(32)}`] as const;
    const all = [one, other].flatMap((secret) =>
      ["places", "document 1", "document 11"].map((use) => derived(secret, use)),
    );
    expect(new Set(all).size).to.equal(6);
    // RFC 4231's second case shows that this is HMAC-SHA-256 of the purpose under the secret.
    expect(derived("0x4a656665", "what do ya want for nothing?")).to.equal(
      "0x5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    );
  });
});
