import type { Hex } from "viem";
import { type Chain, NoAccountError } from "../../core/index.js";
import {
  type DigestOptions,
  DocumentMalformedError,
  digestDocument,
  disclose,
  type JsonObject,
  makeDocument,
  saltsFrom,
} from "../../documents/index.js";
import { TitleUnknownError } from "../../generated/land.js";
import * as calls from "../calls.js";
import { readTitle } from "../read.js";
import type { LandRef } from "../types.js";
import { contentOf, EXTRACT_SCHEMA } from "./content.js";
import { ExtractSignerUnauthorisedError } from "./errors.js";
import { isOfficer, registrarOffice } from "./office.js";
import { sealDocument } from "./seal.js";
import { EXTRACT_FORMAT, type TitleExtract } from "./types.js";

/** What an extract is made with. */
export interface ExtractOptions extends DigestOptions {
  /** 32 random bytes, drawn for this extract alone: its salts come from them. */
  readonly secret: Hex;
  /** Block to tell of; the latest by default. */
  readonly block?: bigint;
  /** What the office knows beside the chain, such as the owners' names. Stands in the extract on the officer's word. */
  readonly particulars?: JsonObject;
}

/**
 * Makes an extract of a title: what the register says at a block, each field salted, sealed by the chain's account.
 * Hand out the whole, or some fields with {@link discloseExtract}.
 *
 * @throws {@link TitleUnknownError} where no such title is registered.
 * @throws {@link ExtractSignerUnauthorisedError} where the account does not hold the registrar's office.
 */
export async function makeExtract(
  chain: Chain,
  ref: LandRef,
  titleId: Hex,
  { secret, particulars, keccak, ...at }: ExtractOptions,
): Promise<TitleExtract> {
  const { account: signer } = chain;
  if (signer === undefined) throw new NoAccountError("seal an extract");
  const { number: block, timestamp: moment } = await chain.block(at.block);
  if (!(await isOfficer(chain, await registrarOffice(chain, ref, block), signer, block))) {
    throw new ExtractSignerUnauthorisedError(signer, block);
  }
  const title = await readTitle(chain, ref, titleId, { block });
  if (title.state === "unknown") throw new TitleUnknownError({ titleId });
  const jurisdiction = await chain.read(calls.jurisdiction(ref), { block });
  const digesting = keccak === undefined ? {} : { keccak };
  const document = makeDocument(
    { ...contentOf(title, jurisdiction), ...(particulars === undefined ? {} : { particulars }) },
    { schema: EXTRACT_SCHEMA, salts: saltsFrom(secret, digesting) },
  );
  const { reference, revision } = title;
  const { commitment } = digestDocument(document, digesting);
  const forum = { chainId: chain.id, registry: ref.registry };
  const signature = await chain.signTypedData(
    sealDocument(forum, { title: reference, revision, block, moment, commitment }),
  );
  return {
    format: EXTRACT_FORMAT,
    ...forum,
    seal: { title: reference, revision, block: Number(block), moment: Number(moment), signer, signature },
    document,
  };
}

/**
 * Keeps some fields of a whole extract, with the proof that they are its.
 *
 * @param pointers JSON Pointers, such as `/owners` or `/charges/0/rank`.
 */
export function discloseExtract(
  extract: TitleExtract,
  pointers: readonly string[],
  options: DigestOptions = {},
): TitleExtract {
  const { document } = extract;
  if (!("credential" in document)) {
    throw new DocumentMalformedError("/document", "shows some fields already; take the whole extract");
  }
  return { ...extract, document: disclose(document, pointers, options) };
}
