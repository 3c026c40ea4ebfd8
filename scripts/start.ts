import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { portOf } from "./start/port.js";
import { start } from "./start/run.js";
import { main, ToolError } from "./support/error.js";
import { ROOT } from "./support/files.js";
import { readFlags } from "./support/flags.js";

const USAGE = `npm start -- [--once] [--port N] [--chain-port N] [--chain-id N] [--keep [FOLDER]]

  --once          ends after the tour
  --port          port of the page (8080)
  --chain-port    port of the local chain (8545)
  --chain-id      number of the local chain (31337)
  --keep          keeps the chain between runs, in FOLDER (.civitas/chain)`;

await main(async () => {
  // A flag whose value may be left out: Node's parser knows none, so the value is filled in first.
  const bare = process.argv.indexOf("--keep");
  if (bare !== -1 && (process.argv[bare + 1] ?? "--").startsWith("--")) process.argv[bare] = "--keep=.civitas/chain";

  const flags = readFlags(USAGE, {
    once: { type: "boolean", default: false },
    port: { type: "string", default: "8080" },
    "chain-port": { type: "string", default: "8545" },
    "chain-id": { type: "string" },
    keep: { type: "string" },
    help: { type: "boolean", default: false },
  });
  if (flags.help) {
    console.log(`Usage: ${USAGE}`);
    return 0;
  }

  const keep = flags.keep === undefined ? undefined : resolve(ROOT, flags.keep);
  return start({
    once: flags.once,
    port: portOf("port", flags.port),
    chainPort: portOf("chain-port", flags["chain-port"]),
    chainId: flags["chain-id"] === undefined ? (keep === undefined ? 31_337 : idOf(keep)) : localId(flags["chain-id"]),
    keep,
    home: process.env["CIVITAS_HOME"] ?? join(ROOT, ".civitas"),
    say: (line) => console.log(line),
  });
});

/** Each kept chain has its own number, so that its records survive runs on other chains. */
function idOf(folder: string): number {
  return 13_370_000 + (createHash("sha256").update(folder).digest().readUInt16BE() % 10_000);
}

function localId(text: string): number {
  if (/^(31337|1337\d{0,6})$/.test(text)) return Number(text);
  throw new ToolError(`--chain-id ${text} is no number of a local chain: give 31337, or one that begins with 1337.`);
}
