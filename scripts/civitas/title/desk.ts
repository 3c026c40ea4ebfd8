import { writeFile } from "node:fs/promises";
import { type Hex, isHex, keccak256 } from "viem";
import { type LandRef, type RegisteredTitle, readTitle, titleId } from "../../../sdk/src/land/index.js";
import {
  drawUp,
  type Instrument,
  type Paper,
  partiesOf,
  readPaper,
  writePaper,
} from "../../../sdk/src/land/instruments/index.js";
import { ToolError } from "../../support/error.js";
import { type Context, type Outcome, text, whole } from "../context.js";
import { contractOn, deploymentFlags } from "../deployment.js";
import { fromHere, readInput, readJsonInput } from "../input.js";
import { type Node, nodeFlags, openNode } from "../node.js";
import { columns, moment } from "../output.js";

/** Flags of every verb that looks at the register. */
export const deskFlags = { ...nodeFlags, ...deploymentFlags } as const;

/** Flags of every verb that draws up an instrument. */
export const drawFlags = {
  ...deskFlags,
  document: { type: "string" },
  digest: { type: "string" },
  days: { type: "string" },
  out: { type: "string" },
} as const;

/** What {@link drawFlags} say, for a usage line. */
export const DRAW_USAGE = "(--document FILE | --digest 0x…) [--days 30] [--out DEED.json]";

/** The land register, through a node. */
export interface Desk extends Node {
  readonly ref: LandRef;
  /** Block of the registry's deployment. */
  readonly fromBlock: bigint;
}

/** Opens the land register that the flags name. */
export async function openDesk(context: Context): Promise<Desk> {
  const node = await openNode(context);
  const { address: registry, block: fromBlock } = await contractOn(context, node, "LandRegistry");
  return { ...node, ref: { registry }, fromBlock };
}

/** The title that the first positional names. */
export const titleAt = (desk: Desk, { positionals }: Context): Promise<RegisteredTitle> =>
  titleNamed(desk, positionals[0] ?? "");

/** The title of a reference. */
export async function titleNamed({ chain, ref }: Desk, reference: string): Promise<RegisteredTitle> {
  const title = await readTitle(chain, ref, titleId(reference));
  if (title.state === "unknown") {
    throw new ToolError(`No title ${reference} is registered in ${ref.registry} at block ${title.block}.`);
  }
  return title;
}

/** Digest of the document that an act rests on: of a file's bytes, or given as it is. */
export async function documentDigest({ flags }: Context): Promise<Hex> {
  const [file, digest] = [text(flags, "document"), text(flags, "digest")];
  if (file !== undefined && digest === undefined) return keccak256(await readInput(file));
  if (digest !== undefined && file === undefined && isHex(digest) && digest.length === 66) return digest;
  throw new ToolError(
    "Say on which document this rests: --document FILE, or --digest with 0x and 64 hexadecimal digits.",
  );
}

/** Last second at which an instrument drawn up now may be registered. */
export async function deadline({ chain }: Desk, { flags }: Context): Promise<bigint> {
  return (await chain.block()).timestamp + BigInt(whole(flags, "days", 1) ?? 30) * 86_400n;
}

/** One of a flag's choices. */
export function oneOf<choice extends string>({ flags }: Context, name: string, choices: readonly choice[]): choice {
  const found = choices.find((choice) => choice === text(flags, name));
  if (found === undefined) throw new ToolError(`--${name} is one of ${choices.join(", ")}.`);
  return found;
}

/** The slot that was named, or that of the only one there is. */
export function slotOf(
  standing: readonly { readonly slot: number }[],
  named: number | undefined,
  what: string,
): number {
  const slot = named ?? (standing.length === 1 ? standing[0]?.slot : undefined);
  if (slot !== undefined && standing.some((one) => one.slot === slot)) return slot;
  throw new ToolError(`Say which ${what} with --slot; ${standing.length} stand there.`);
}

/** Writes an instrument that was just drawn up, and tells who signs it. */
export async function putDown(context: Context, { chain, ref }: Desk, instrument: Instrument): Promise<Outcome> {
  const paper = drawUp(chain, ref, instrument);
  const parties = await partiesOf(chain, paper);
  const file = text(context.flags, "out") ?? fileName(context.positionals[0] ?? "", instrument);
  await write(file, paper, "wx");
  context.say(`${file}: ${instrument.kind} of title ${context.positionals[0]}, not yet registered.`);
  tellParties(context, parties);
  const next = parties.length === 0 ? `civitas title register ${file}` : `civitas title sign ${file}`;
  context.say(`Next: ${next}`);
  return { ok: true, result: { file, instrument: writePaper(paper), parties } };
}

/** Reads an instrument that a person named. */
export async function takeUp(file: string): Promise<Paper> {
  return readPaper(await readJsonInput(file));
}

/** Writes an instrument over the file that it came from. */
export const putBack = (file: string, paper: Paper): Promise<void> => write(file, paper, "w");

const write = (file: string, paper: Paper, flag: "w" | "wx"): Promise<void> => writeJson(file, writePaper(paper), flag);

/** Writes JSON; with `wx` only where no such file is there yet. */
export async function writeJson(file: string, value: unknown, flag: "w" | "wx", mode = 0o666): Promise<void> {
  try {
    await writeFile(fromHere(file), `${JSON.stringify(value, undefined, 2)}\n`, { flag, mode });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "EEXIST") throw new ToolError(`${file} is there already. Name another with --out.`, { cause });
    throw new ToolError(`${file} cannot be written (${code}).`, { cause });
  }
}

/** Says who signs, and who has. */
export function tellParties({ say }: Context, parties: Awaited<ReturnType<typeof partiesOf>>): void {
  const rows = parties.map(({ part, account, state }) => [`  ${part}`, account, STATES[state]]);
  for (const line of columns(rows)) say(line);
}

const STATES = { signed: "has signed", missing: "has not signed", wrong: "signed another text" } as const;

/** A moment that a person wrote, as a day in universal time or to the second. */
export function momentFlag({ flags }: Context, name: string): bigint | undefined {
  const value = text(flags, name);
  if (value === undefined) return undefined;
  const milliseconds = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z)?$/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(milliseconds))
    throw new ToolError(`--${name} ${value} is no date, such as 2027-01-31 or ${example()}.`);
  return BigInt(milliseconds / 1_000);
}

const example = (): string => moment(1_801_400_400n).replace(" ", "T").replace(" UTC", "Z");

const fileName = (reference: string, { kind }: Instrument): string =>
  `${reference.replace(/[^\p{L}\p{N}._-]+/gu, "-")}-${kind}.json`;
