import { join } from "node:path";
import { expect } from "chai";
import { toJson } from "../../scripts/civitas/output.js";
import { readVerb } from "../../scripts/civitas/verbs.js";
import { caught } from "../support/caught.js";
import type { Stage } from "./stage.js";

/** What a verb told: its result for machines, and its words for people. */
export interface Told {
  readonly ok: boolean;
  readonly result: Readonly<Record<string, unknown>>;
  readonly words: string;
}

/**
 * Runs verbs of the command line in this process, in a stage's folder: to begin a new one for each would take most of
 * the time.
 */
export function inProcess(stage: Stage) {
  const own = { INIT_CWD: stage.folder, CIVITAS_HOME: join(stage.folder, "home") };
  const before = Object.keys(own).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, own);
  const place = ["--rpc", stage.url, "--deployments", join(stage.folder, "deployments")];

  async function told(...args: readonly string[]): Promise<Told> {
    // What is kept of an extract is read from its file alone: the verb asks no node.
    const [verb, given] = readVerb(args[2] === "keep" ? args : [...args, ...place]);
    const words: string[] = [];
    const progress = { step: () => {}, end: () => {} };
    const { ok, result } = await verb.run({ ...given, json: false, say: (line) => void words.push(line), progress });
    return { ok, result, words: words.join("\n") };
  }
  return {
    told,
    /** What a verb that ended well gave to machines. */
    run: async (...args: readonly string[]): Promise<Told["result"]> => {
      const { ok, result, words } = await told(...args);
      expect(ok, words).to.equal(true);
      return result;
    },
    /** Why a verb refused. */
    refused: async (...args: readonly string[]): Promise<Error> => {
      const error = await caught(told(...args));
      expect(error).to.be.instanceOf(Error);
      return error as Error;
    },
    /** The one JSON object that a run of its own would have written. */
    json: async <T>(...args: readonly string[]): Promise<T> => {
      try {
        const { ok, result } = await told(...args);
        return JSON.parse(toJson({ ok, ...result }));
      } catch (thrown) {
        const { name, message } = thrown as Error;
        return JSON.parse(toJson({ ok: false, error: { name, message } }));
      }
    },
    /** Gives the process its own folders back. */
    leave: () => {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    },
  };
}
