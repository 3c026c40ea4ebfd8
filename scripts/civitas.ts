import { CivitasError, NodeUnreachableError } from "../sdk/src/core/index.js";
import { type Context, type Outcome, UnreachableError, type Verb } from "./civitas/context.js";
import { progressOn, toJson } from "./civitas/output.js";
import { readVerb, usage } from "./civitas/verbs.js";
import { ToolError } from "./support/error.js";

/** What the tool ends with: all was done; it was refused or not done; the node was not reached. */
const [DONE, REFUSED, UNREACHABLE] = [0, 1, 2] as const;

const args = process.argv.slice(2);
const json = args.includes("--json");

// `civitas catalogue list | head` closes the pipe early, which is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
process.once("SIGINT", () => {
  console.error("\nStopped. What was sent stands; an import goes on where it stopped when it is run again.");
  process.exit(130);
});

try {
  if (args.length === 0 || args[0] === "help" || args.includes("--help")) console.log(usage());
  else process.exitCode = await run(...readVerb(args));
} catch (error) {
  process.exitCode = tell(error);
}

async function run(verb: Verb, { flags, positionals }: Pick<Context, "flags" | "positionals">): Promise<number> {
  const say = json ? () => {} : (line: string) => console.log(line);
  const progress = progressOn(process.stderr, json);
  const { ok, result }: Outcome = await verb.run({ flags, positionals, json, say, progress });
  if (json) console.log(toJson({ ok, verb: verb.name, ...result }));
  return ok ? DONE : REFUSED;
}

/** Says what went wrong: in words for what people can put right, with the trace for what they cannot. */
function tell(error: unknown): number {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const { shortMessage, details } = error as { shortMessage?: string; details?: string };
  const known = error instanceof ToolError || error instanceof CivitasError;
  const words = known
    ? message
    : shortMessage === undefined
      ? (stack ?? message)
      : [shortMessage, details].join(" ").trim();
  if (json) console.log(toJson({ ok: false, error: { name, message: known ? message : (shortMessage ?? message) } }));
  else console.error(`\n${error instanceof CivitasError ? `${name}: ` : ""}${words}`);
  return error instanceof UnreachableError || error instanceof NodeUnreachableError ? UNREACHABLE : REFUSED;
}
