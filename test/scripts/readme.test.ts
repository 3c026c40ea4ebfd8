import { execFile } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "chai";
import { id } from "ethers";
import { stringToHex } from "viem";
import { openStage, type Stage } from "./stage.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PUBLISHED = "http://127.0.0.1:8545";

/** The first TypeScript in the README. */
function exampleCode(): string {
  const code = /```ts\n(.*?)```/s.exec(readFileSync(join(ROOT, "README.md"), "utf8"))?.[1];
  if (code?.includes(PUBLISHED) !== true) throw new RangeError("The README shows no code that speaks to a local node.");
  return code;
}

describe("the README's code", () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  it("runs as it stands, on the package as it is built, and tells of a title", async () => {
    const [registrar, owner] = [stage.people[4], stage.people[9]];
    const registration = {
      titleId: stringToHex("CT-1-1", { size: 32 }),
      owner: await owner?.getAddress(),
      area: 500,
      parcel: id("parcel"),
      source: id("source"),
    };
    await (stage.land.connect(registrar ?? null) as typeof stage.land).getFunction("register")(registration);
    symlinkSync(join(ROOT, "node_modules"), join(stage.folder, "node_modules"), "dir");
    const file = stage.file("example.ts", exampleCode().replace(PUBLISHED, stage.url));

    const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: stage.folder });

    expect(stdout).to.contain("state: 'current'").and.contain("reference: 'CT-1-1'").and.contain("kind: 'registered'");
  });
});
