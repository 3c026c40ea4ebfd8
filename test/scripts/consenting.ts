import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { ZeroAddress, ZeroHash } from "ethers";
import { type Address, getAddress, type Hex, keccak256, stringToHex } from "viem";
import { credentialId, typeId } from "../../sdk/src/credentials/index.js";
import { digestDocument, type JsonObject, makeDocument, saltsFrom } from "../../sdk/src/documents/index.js";
import { type inProcess as begin, inProcess, type Told } from "./inProcess.js";
import { OFFICERS, openStage, type Stage } from "./stage.js";

export const digest = (words: string): Hex => keccak256(stringToHex(words));

/** Numbers of the people's accounts. */
export const [HOLDER, BANK, AGENT, OTHER, NEXT] = [9, 8, 10, 11, 12] as const;

export const NAME = "/credentialSubject/name";
export const BORN = "/credentialSubject/born";
const UNTIL = "2035-01-01";
const PURPOSE = "dpv:CreditChecking";

const VISA: JsonObject = {
  "@context": ["https://www.w3.org/ns/credentials/v2"],
  type: ["VerifiableCredential"],
  issuer: "did:web:visas.example",
  credentialSubject: { name: "Ada Lovelace", born: "1815-12-10", country: "CV", route: "by sea" },
};

/** A stage with a registry of consents, and a holder with a visa. */
export async function openExchange() {
  const stage = await openStage();
  const [authority, identities] = await Promise.all(
    ["authority", "identities"].map((name) => stage.land.getFunction(name)() as Promise<Address>),
  );
  const mandates = recorded(stage, "mandates", "MandateRegistry");
  const registry = await stage.deploy("ConsentRegistry", authority, identities, mandates, ZeroAddress);
  const entry = { address: await registry.getAddress(), block: 1, transaction: ZeroHash };
  stage.file("deployments/31337/consent.json", JSON.stringify({ ConsentRegistry: entry }));
  const tool: ReturnType<typeof begin> = inProcess(stage);
  const personOf = (index: number): Address => getAddress(stage.people[index]?.address ?? "");
  const as = (person: number) => ["--as", String(person)];
  let count = 0;
  const next = (): string => {
    count += 1;
    return String(count);
  };

  /** Issues a visa to an account, and writes its document to a file. */
  const issued = async (holder: number): Promise<{ readonly id: Hex; readonly file: string }> => {
    const serial = next();
    const salts = saltsFrom(digest(`visa ${serial}`));
    const document = makeDocument(VISA, { schema: digest("schema"), holder: personOf(holder), salts });
    const id = credentialId(typeId("VISA"), serial);
    const until = Math.floor(Date.now() / 1000) + 300 * 86_400;
    const terms = ["--until", String(until), "--holder", personOf(holder), "--basis", "Act"];
    const { commitment } = digestDocument(document);
    await tool.run("credential", "issue", id, ...terms, "--commitment", commitment, "--as", OFFICERS.issuing);
    const record = { chainId: 31_337, registry: recorded(stage, "credentials", "CredentialRegistry"), id };
    return { id, file: stage.file(`visa-${serial}.json`, JSON.stringify({ ...document, record })) };
  };

  /** Makes a request as the bank; gives the name of its files. */
  const ask = async (...more: readonly string[]): Promise<string> => {
    const name = `request-${next()}`;
    const wanted = ["--purpose", PURPOSE, "--type", "VISA", "--field", NAME, "--field", BORN, "--until", UNTIL];
    await tool.run("consent", "request", ...wanted, "--retention", "90", "--out", name, ...more, ...as(BANK));
    return name;
  };

  /** Answers a request as the holder; gives the name of its files. */
  const answered = async (request: string, document: string, ...more: readonly string[]): Promise<string> => {
    const name = `answer-${next()}`;
    const words = [`${request}.txt`, "--document", document, "--out", name, "--yes", ...more];
    await tool.run("consent", "present", ...words, ...(more.includes("--as") ? [] : as(HOLDER)));
    return name;
  };
  const looks =
    (verb: string) =>
    (request: string, answer: string, person: number = BANK) =>
      ["consent", verb, `${request}.secret`, `${answer}.txt`, ...as(person)] as const;
  const [opening, verifying] = [looks("open"), looks("verify")];

  return {
    ...{ stage, tool, registry, personOf, as, issued, ask, answered, opening, verifying, consents: entry.address },
    open: (...words: Parameters<typeof opening>): Promise<Told> => tool.told(...opening(...words)),
    verify: (...words: Parameters<typeof verifying>): Promise<Told> => tool.told(...verifying(...words)),
    path: (file: string): string => join(stage.folder, file),
    read: (file: string): string => readFileSync(join(stage.folder, file), "utf8"),
    close: async () => {
      tool.leave();
      await stage.close();
    },
  };
}

export type Exchange = Awaited<ReturnType<typeof openExchange>>;

/** Where a contract is recorded as deployed. */
export const recorded = (stage: Stage, domain: string, name: string): Address =>
  JSON.parse(readFileSync(join(stage.folder, "deployments", "31337", `${domain}.json`), "utf8"))[name].address;

/** A node in front of another that never answers one method: whoever asks for it is at that very place. */
export async function mute(url: string, method: string, asked: () => void) {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      if (body.includes(`"${method}"`)) return asked();
      void fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body }).then(async (answer) =>
        response.setHeader("content-type", "application/json").end(await answer.text()),
      );
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
