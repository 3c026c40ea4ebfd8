import type { ParseArgsConfig } from "node:util";
import { ToolError } from "../support/error.js";

/** The node cannot be reached; the tool ends with 2, so that a script can tell this from a refusal. */
export class UnreachableError extends ToolError {
  override readonly name = "UnreachableError";
}

/** Values of a verb's flags, checked by the parser. */
export type Flags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** What a verb runs in. */
export interface Context {
  readonly flags: Flags;
  readonly positionals: readonly string[];
  readonly json: boolean;
  /** Tells people something; silent where a machine reads. */
  readonly say: (line: string) => void;
  /** Tells how far it has come, on standard error: a machine gets one JSON object a line. */
  readonly progress: Progress;
}

/** Where progress is told. */
export interface Progress {
  readonly step: (step: ProgressStep) => void;
  /** Ends a bar, so that what follows begins on a line of its own. */
  readonly end: () => void;
}

/** How far something has come. */
export interface ProgressStep {
  readonly done: number;
  readonly total: number;
  readonly noun: string;
  readonly transaction?: string;
  readonly gas?: bigint;
}

/** What became of a verb. */
export interface Outcome {
  /** Whether all that was asked is done. */
  readonly ok: boolean;
  /** What a machine is told, on standard output. */
  readonly result: Readonly<Record<string, unknown>>;
}

/** A verb of the command line. */
export interface Verb {
  readonly name: string;
  /** What follows the name, as people are told. */
  readonly usage: string;
  readonly summary: string;
  /** Flags beside those that every verb takes. */
  readonly flags: NonNullable<ParseArgsConfig["options"]>;
  /** Number of positionals that must follow. */
  readonly positionals: number;
  readonly run: (context: Context) => Promise<Outcome>;
}

/** A flag's text; undefined where it was not given. */
export function text(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === "string" ? value : undefined;
}

/** A flag's values, where it may be given several times. */
export function texts(flags: Flags, name: string): readonly string[] {
  const value = flags[name];
  return Array.isArray(value) ? value : [];
}

/** A flag's whole number; undefined where it was not given. */
export function whole(flags: Flags, name: string, least = 0): number | undefined {
  const value = text(flags, name);
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value) && Number(value) >= least) return Number(value);
  throw new ToolError(`--${name} ${value} is not a whole number of ${least} or more.`);
}
