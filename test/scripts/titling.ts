import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { readVerb } from "../../scripts/civitas/verbs.js";
import { caught } from "../support/caught.js";
import { OFFICERS, openStage, type Stage } from "./stage.js";

export const [BANK, SELLER, BUYER, NEIGHBOUR, SECOND_COURT] = ["8", "9", "10", "11", "13"] as const;
export const REGISTRAR = ["--as", OFFICERS.registrar] as const;
export const DOCUMENT = ["--document", "deed.pdf"] as const;

/** What a verb told: its result for machines, and its words for people. */
export interface Told {
  readonly ok: boolean;
  readonly result: Readonly<Record<string, unknown>>;
  readonly words: string;
}

/** A stage for the tests of a `describe`, and ways to run `civitas title` on it. */
export function titling() {
  let stage: Stage;
  const home = process.env["INIT_CWD"];
  before(async () => {
    stage = await openStage();
    stage.file("deed.pdf", "A deed, as scanned.");
    process.env["INIT_CWD"] = stage.folder;
  });
  after(async () => {
    if (home === undefined) delete process.env["INIT_CWD"];
    else process.env["INIT_CWD"] = home;
    await stage.close();
  });

  /** Runs a verb in this process: to begin a new one for each would take most of the time. */
  async function told(...args: readonly string[]): Promise<Told> {
    const place = ["--rpc", stage.url, "--deployments", join(stage.folder, "deployments")];
    const [verb, given] = readVerb(args[2] === "keep" ? args : [...args, ...place]);
    const words: string[] = [];
    const progress = { step: () => {}, end: () => {} };
    const { ok, result } = await verb.run({ ...given, json: false, say: (line) => void words.push(line), progress });
    return { ok, result, words: words.join("\n") };
  }
  async function run(...args: readonly string[]): Promise<Told["result"]> {
    const { ok, result } = await told(...args);
    expect(ok).to.equal(true);
    return result;
  }
  async function refused(...args: readonly string[]): Promise<Error> {
    const error = await caught(told(...args));
    expect(error).to.be.instanceOf(Error);
    return error as Error;
  }
  const account = (number: string): string => stage.people[Number(number)]?.address ?? "";

  return {
    stage: (): Stage => stage,
    account,
    told,
    run,
    refused,
    json: (file: string) => JSON.parse(readFileSync(join(stage.folder, file), "utf8")),
    /** A title that one person owns. */
    async title(reference: string, owner: string = SELLER, ...flags: readonly string[]): Promise<void> {
      const file = `${reference.replace("/", "-")}-new.json`;
      await run("title", "new", reference, "--to", account(owner), ...flags, ...DOCUMENT, "--out", file);
      await run("title", "register", file, ...REGISTRAR);
    },
    /** Draws an instrument up, has it signed and registers it. */
    async act(signers: readonly string[], ...args: readonly string[]): Promise<Told["result"]> {
      const { file } = (await run("title", ...args, ...OUT())) as { readonly file: string };
      for (const signer of signers) await run("title", "sign", file, "--as", signer);
      return run("title", "register", file, ...REGISTRAR);
    },
    /** How a title stands, as `title show` tells a machine. */
    async standing(reference: string): Promise<Readonly<Record<string, unknown>>> {
      return (await run("title", "show", reference))["standing"] as Readonly<Record<string, unknown>>;
    },
  };
}

let files = 0;
const OUT = () => ["--out", `act-${++files}.json`] as const;
