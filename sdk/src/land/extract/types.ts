import type { Address, Hex } from "viem";
import type { CredentialDocument, Disclosure, Field, JsonObject } from "../../documents/index.js";

/** Names the form of an extract's file. */
export const EXTRACT_FORMAT = "civitas-title-extract-1";

/** What an officer signs: that a title stood at a block as a document says. */
export interface ExtractSeal {
  /** Reference in words. */
  readonly title: string;
  readonly revision: number;
  readonly block: bigint;
  /** Unix seconds: the block's own time. */
  readonly moment: bigint;
  /** Commitment of the document. */
  readonly commitment: Hex;
}

/** An extract from the register, or some fields of one: plain JSON, to be handed out. */
export interface TitleExtract {
  readonly format: typeof EXTRACT_FORMAT;
  readonly chainId: number;
  readonly registry: Address;
  readonly seal: {
    readonly title: string;
    readonly revision: number;
    readonly block: number;
    readonly moment: number;
    /** Officer of the registrar's who sealed it. */
    readonly signer: Address;
    readonly signature: Hex;
  };
  readonly document: CredentialDocument | Disclosure;
}

/** What a check of an extract found. Every field shown was sealed by an officer; nothing else is told. */
export interface CheckedExtract {
  readonly titleId: Hex;
  readonly title: string;
  readonly revision: number;
  readonly block: bigint;
  /** Unix seconds. */
  readonly moment: bigint;
  /** Who sealed it, and whether that officer still is one. */
  readonly signer: { readonly account: Address; readonly state: "in office" | "left office" };
  /** Fields that the register itself says at that block. */
  readonly proven: readonly Field[];
  /** Fields that the chain does not know, such as names: they rest on the officer's word. */
  readonly vouched: readonly Field[];
  /** What is shown, put together again. */
  readonly content: JsonObject;
  /** Whether this is the whole extract. */
  readonly whole: boolean;
  /** Whether anything was registered on the title since. */
  readonly since: { readonly state: "unchanged" } | { readonly state: "changed"; readonly revision: number };
  /** Block up to which it was looked at. */
  readonly readAt: bigint;
}
