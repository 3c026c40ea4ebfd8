import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Address, Hex } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { type SignInRequest, signInMessage } from "../../sdk/src/identity/index.js";
import { openStage, type Stage } from "./stage.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const [NODE, PORT] = ["http://127.0.0.1:8545", "4361"] as const;
const LINES = 10;

/** The server that the guide shows. */
function exampleCode(): string {
  const guide = readFileSync(join(ROOT, "docs/guide/developer.md"), "utf8");
  const code = [...guide.matchAll(/```ts\n(.*?)```/gs)]
    .map(([, body = ""]) => body)
    .find((body) => body.includes(PORT));
  if (code?.includes(NODE) !== true) throw new RangeError("The guide shows no server that speaks to a local node.");
  return code;
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return String(typeof address === "object" ? address?.port : "");
}

describe("the guide's sign-in server", function () {
  this.timeout(60_000);
  let stage: Stage;
  let server: ChildProcess;
  let url: string;
  let domain: string;
  const citizen = privateKeyToAccount(generatePrivateKey());
  const stranger = privateKeyToAccount(generatePrivateKey());

  before(async () => {
    stage = await openStage();
    const port = await freePort();
    [url, domain] = [`http://127.0.0.1:${port}`, `localhost:${port}`];
    symlinkSync(join(ROOT, "node_modules"), join(stage.folder, "node_modules"), "dir");
    const file = stage.file("server.ts", exampleCode().replace(NODE, stage.url).replaceAll(PORT, port));
    server = spawn(process.execPath, [file], { cwd: stage.folder, stdio: ["ignore", "ignore", "inherit"] });
    for (let tries = 0; tries < 200 && !(await answers()); tries += 1) await sleep(50);
  });
  after(async () => {
    server.kill();
    await stage.close();
  });

  const answers = (): Promise<boolean> =>
    fetch(url).then(
      () => true,
      () => false,
    );
  const nonce = async () => (await fetch(url)).text();
  const now = () => BigInt(Math.floor(Date.now() / 1_000));
  const messageOf = async (changes: Partial<SignInRequest> = {}) =>
    signInMessage({
      account: citizen.address,
      chainId: 31_337,
      domain,
      uri: `${url}/`,
      nonce: changes.nonce ?? (await nonce()),
      issuedAt: now(),
      expirationTime: now() + 300n,
      ...changes,
    });
  const handIn = async (message: string, signature?: Hex): Promise<readonly [number, string]> => {
    const said = /^Nonce: (.*)$/m.exec(message)?.[1];
    const given = { message, signature: signature ?? (await citizen.signMessage({ message })), nonce: said };
    const response = await fetch(url, { method: "POST", body: JSON.stringify(given) });
    return [response.status, await response.text()];
  };

  it("is ten lines long, its imports aside", () => {
    const lines = exampleCode()
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("import "));
    expect(lines.length).to.be.at.most(LINES);
  });

  it("signs a citizen in, and refuses the same nonce again", async () => {
    const message = await messageOf();
    expect(await handIn(message)).to.deep.equal([200, citizen.address]);
    expect(await handIn(message)).to.deep.equal([401, "nonce used"]);
  });

  it("refuses another service's domain", async () => {
    expect(await handIn(await messageOf({ domain: "thief.example.org" }))).to.deep.equal([401, "wrong domain"]);
  });

  it("refuses a message that is over", async () => {
    const over = { issuedAt: now() - 600n, expirationTime: now() - 300n };
    expect(await handIn(await messageOf(over))).to.deep.equal([401, "expired"]);
  });

  it("takes a contract account by its owner's signature, and refuses any other", async () => {
    const wallet = await stage.deploy("ContractWallet", citizen.address);
    const account = (await wallet.getAddress()) as Address;
    const message = await messageOf({ account });
    const signature = await stranger.signMessage({ message });
    expect(await handIn(message, signature)).to.deep.equal([401, "bad signature"]);
    expect(await handIn(message)).to.deep.equal([200, account]);
  });

  it("outlives what is no request", async () => {
    for (const body of ["", "null", "not JSON", "{}", JSON.stringify({ message: await messageOf() })]) {
      expect((await fetch(url, { method: "POST", body })).status, body).to.equal(401);
    }
    const message = await messageOf();
    expect((await handIn(message, "nonsense" as Hex))[1]).to.equal("bad signature");
  });
});
