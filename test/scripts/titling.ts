import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inProcess, type Told } from "./inProcess.js";
import { OFFICERS, openStage, type Stage } from "./stage.js";

export const [BANK, SELLER, BUYER, NEIGHBOUR, SECOND_COURT] = ["8", "9", "10", "11", "13"] as const;
export const REGISTRAR = ["--as", OFFICERS.registrar] as const;
export const DOCUMENT = ["--document", "deed.pdf"] as const;

/** A stage for the tests of a `describe`, and ways to run `civitas title` on it. */
export function titling() {
  let stage: Stage;
  let verbs: ReturnType<typeof inProcess>;
  before(async () => {
    stage = await openStage();
    stage.file("deed.pdf", "A deed, as scanned.");
    verbs = inProcess(stage);
  });
  after(async () => {
    verbs.leave();
    await stage.close();
  });

  const run = (...args: readonly string[]): Promise<Told["result"]> => verbs.run(...args);
  const account = (number: string): string => stage.people[Number(number)]?.address ?? "";

  return {
    stage: (): Stage => stage,
    account,
    told: (...args: readonly string[]): Promise<Told> => verbs.told(...args),
    run,
    refused: (...args: readonly string[]): Promise<Error> => verbs.refused(...args),
    /** What a file of the stage's folder says. */
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
