import type { Hex } from "viem";
import type { AnyCall, Chain, TypedDocument } from "../../core/index.js";
import type { Forum } from "../typedData.js";
import type { LandRef } from "../types.js";
import type { Reader } from "./reader.js";
import type { Part, Party } from "./types.js";

/** The signatures of those who sign in these parts, in the parties' order. */
export interface Gathered {
  (...parts: readonly Part[]): readonly Hex[];
  /** Those under one of several titles alone. */
  readonly under: (source: number, ...parts: readonly Part[]) => readonly Hex[];
}

/** All that is to be known of one kind of instrument. */
export interface Kind<deed> {
  readonly read: (read: Reader) => deed;
  /** The document that its parties sign; undefined where nobody signs. */
  readonly document: ((forum: Forum, deed: deed) => TypedDocument) | undefined;
  /** Who must sign, in the order in which the registry takes the signatures. */
  readonly parties: (chain: Chain, ref: LandRef, deed: deed) => Promise<readonly Party[]>;
  readonly call: (ref: LandRef, deed: deed, gathered: Gathered) => AnyCall;
}

/** The one signature of a part. */
export const only = (gathered: Gathered, part: Part): Hex => gathered(part)[0] ?? "0x";
