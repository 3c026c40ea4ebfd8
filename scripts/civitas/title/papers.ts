import { readTitle, referenceOf } from "../../../sdk/src/land/index.js";
import {
  goesToClaims,
  type Paper,
  paperCall,
  partiesOf,
  signPaper,
  titlesIn,
  writePaper,
} from "../../../sdk/src/land/instruments/index.js";
import { ToolError } from "../../support/error.js";
import type { Context, Outcome, Verb } from "../context.js";
import { contractOn } from "../deployment.js";
import { sendOptions } from "../import.js";
import { grouped } from "../output.js";
import { type Desk, deskFlags, openDesk, putBack, takeUp, tellParties } from "./desk.js";

/** Signs an instrument. */
export const titleSign: Verb = {
  name: "title sign",
  usage: "DEED.json",
  summary: "sign an instrument with your account, in its file; send the file on to whoever signs next",
  positionals: 1,
  flags: deskFlags,
  run: sign,
};

/** Registers an instrument. */
export const titleRegister: Verb = {
  name: "title register",
  usage: "DEED.json [--dry-run]",
  summary:
    "register an instrument that every party signed, as an officer of the registrar; anyone hands an objection in",
  positionals: 1,
  flags: {
    ...deskFlags,
    "dry-run": { type: "boolean" },
    confirmations: { type: "string" },
    timeout: { type: "string" },
  },
  run: register,
};

async function sign(context: Context): Promise<Outcome> {
  const file = context.positionals[0] ?? "";
  const paper = await takeUp(file);
  const desk = await openDesk(context);
  await requireRegistry(context, desk, paper);
  const { account } = desk.chain;
  if (account === undefined)
    throw new ToolError("Nobody is named who signs. Set CIVITAS_KEY, or on a local chain say --as N.");
  const signed = await signPaper(desk.chain, paper);
  await putBack(file, signed);
  const parties = await partiesOf(desk.chain, signed);
  context.say(`${account} signed ${file}: ${about(paper)}.`);
  tellParties(context, parties);
  return { ok: true, result: { file, instrument: writePaper(signed), parties } };
}

async function register(context: Context): Promise<Outcome> {
  const { flags, positionals, say } = context;
  const paper = await takeUp(positionals[0] ?? "");
  const desk = await openDesk(context);
  const { chain, ref } = desk;
  await requireRegistry(context, desk, paper);
  const call = await paperCall(chain, paper);
  const parties = await partiesOf(chain, paper);
  tellParties(context, parties);
  if (chain.account === undefined) {
    throw new ToolError("Nobody is named who registers. Set CIVITAS_KEY, or on a local chain say --as N.");
  }
  if (flags["dry-run"] === true) {
    const gas = await chain.estimate(call);
    say(`${capital(about(paper))} would be registered, with about ${grouped(gas)} gas. Nothing was written.`);
    return { ok: true, result: { dryRun: true, instrument: writePaper(paper), parties, gas } };
  }
  const { hash, block, gasUsed } = await chain.send(call, sendOptions(context));
  const title = await readTitle(chain, ref, titlesIn(paper)[0] ?? "0x", { block });
  const revision = title.state === "unknown" ? 0 : title.revision;
  say(`Registered: ${about(paper)}, in block ${block}, transaction ${hash}.`);
  return { ok: true, result: { dryRun: false, transaction: hash, block, gas: gasUsed, revision } };
}

const about = (paper: Paper): string =>
  `${paper.kind.replaceAll("-", " ")} of title ${titlesIn(paper).map(referenceOf).join(", ")}`;

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** An instrument names the contract that it goes to, which is to be the one that this deployment has. */
async function requireRegistry(context: Context, desk: Desk, paper: Paper): Promise<void> {
  const { registry } = paper;
  const own = goesToClaims(paper) ? (await contractOn(context, desk, "FirstRegistration")).address : desk.ref.registry;
  if (BigInt(registry) === BigInt(own)) return;
  throw new ToolError(`The instrument is for the contract ${registry}; this deployment has ${own}.`);
}
