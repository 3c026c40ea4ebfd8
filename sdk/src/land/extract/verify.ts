import { type Hex, isAddressEqual } from "viem";
import { type BlockHead, type Chain, canonicalJson } from "../../core/index.js";
import { type DigestOptions, type Field, fieldsOf, type Opened, openDocument } from "../../documents/index.js";
import * as calls from "../calls.js";
import { readTitle } from "../read.js";
import { titleId } from "../reference.js";
import { isSignedBy } from "../signed.js";
import type { LandRef } from "../types.js";
import { contentOf, EXTRACT_SCHEMA, PARTICULARS, type TitleOnRecord } from "./content.js";
import {
  ExtractFieldMismatchError,
  ExtractFieldMissingError,
  ExtractForeignError,
  ExtractFormUnknownError,
  ExtractMomentMismatchError,
  ExtractRevisionMismatchError,
  ExtractSignatureInvalidError,
  ExtractSignerUnauthorisedError,
  ExtractSuspectError,
} from "./errors.js";
import { isOfficer, registrarOffice, suspectSince } from "./office.js";
import { sealDocument } from "./seal.js";
import type { CheckedExtract, TitleExtract } from "./types.js";

/**
 * Checks an extract, or some fields of one: that the seal is an officer's who held the registrar's office then and
 * whose keys were safe, that every field is what the register says at that block, and whether the title has changed
 * since. The node must keep the state of that block.
 *
 * @param ref Registry that you trust; the one that the extract names may be anybody's.
 * @throws An error of errors.ts that says what is wrong: then trust no field of it.
 * @throws An error of `@civitas/sdk/documents` for what could be no document.
 */
export async function verifyExtract(
  chain: Chain,
  ref: LandRef,
  extract: TitleExtract,
  options: DigestOptions = {},
): Promise<CheckedExtract> {
  const { chainId, registry, seal } = extract;
  if (chainId !== chain.id || !isAddressEqual(registry, ref.registry)) throw new ExtractForeignError(chainId, registry);
  const opened = openDocument(extract.document, options);
  if (opened.schema.toLowerCase() !== EXTRACT_SCHEMA) throw new ExtractFormUnknownError(opened.schema);
  const head = await chain.block();
  await requireMoment(chain, extract, head);
  const state = await requireOfficer(chain, ref, extract, { commitment: opened.commitment, head });

  const id = titleId(seal.title);
  const block = BigInt(seal.block);
  const title = await readTitle(chain, ref, id, { block });
  const onRecord = title.state === "unknown" ? 0 : title.revision;
  if (title.state === "unknown" || seal.revision !== onRecord) {
    throw new ExtractRevisionMismatchError(seal.title, seal.revision, onRecord);
  }
  const jurisdiction = await chain.read(calls.jurisdiction(ref), { block });
  const now = await readTitle(chain, ref, id, { block: head.number });
  const revision = now.state === "unknown" ? 0 : now.revision;
  return {
    titleId: id,
    title: seal.title,
    revision: seal.revision,
    block,
    moment: BigInt(seal.moment),
    signer: { account: seal.signer, state },
    ...compared(opened, title, jurisdiction),
    content: opened.credential,
    whole: opened.whole,
    since: revision === seal.revision ? { state: "unchanged" } : { state: "changed", revision },
    readAt: head.number,
  };
}

async function requireMoment(chain: Chain, { seal }: TitleExtract, head: BlockHead): Promise<void> {
  const [block, moment] = [BigInt(seal.block), BigInt(seal.moment)];
  if (block > head.number) throw new ExtractMomentMismatchError(block, moment);
  const { timestamp } = await chain.block(block);
  if (timestamp !== moment) throw new ExtractMomentMismatchError(block, moment, timestamp);
}

/** Makes sure that an officer sealed it, and tells whether that officer still is one. */
async function requireOfficer(
  chain: Chain,
  ref: LandRef,
  { chainId, registry, seal }: TitleExtract,
  { commitment, head }: { readonly commitment: Hex; readonly head: BlockHead },
): Promise<"in office" | "left office"> {
  const { title, revision, signer, signature } = seal;
  const [block, moment] = [BigInt(seal.block), BigInt(seal.moment)];
  const document = sealDocument({ chainId, registry }, { title, revision, block, moment, commitment });
  if (!(await isSignedBy(chain, document, { signer, signature, block: head.number }))) {
    throw new ExtractSignatureInvalidError(signer);
  }
  const office = await registrarOffice(chain, ref, block);
  if (!(await isOfficer(chain, office, signer, block))) throw new ExtractSignerUnauthorisedError(signer, block);
  const since = await suspectSince(chain, office, moment, head.number);
  if (since !== undefined) throw new ExtractSuspectError(signer, moment, since);
  return (await isOfficer(chain, office, signer, head.number)) ? "in office" : "left office";
}

/** Sets the fields against the register's: the officer's own words stand apart. */
function compared(
  { fields, whole }: Opened,
  title: TitleOnRecord,
  jurisdiction: string,
): { readonly proven: readonly Field[]; readonly vouched: readonly Field[] } {
  const record = new Map(fieldsOf(contentOf(title, jurisdiction)).map(({ pointer, value }) => [pointer, value]));
  const vouched = fields.filter(({ pointer }) => pointer === PARTICULARS || pointer.startsWith(`${PARTICULARS}/`));
  const proven = fields.filter((field) => !vouched.includes(field));
  for (const { pointer, value } of proven) {
    const held = record.get(pointer);
    if (held === undefined || canonicalJson(held) !== canonicalJson(value)) {
      throw new ExtractFieldMismatchError(pointer, value, held);
    }
    record.delete(pointer);
  }
  const [missing] = whole ? record.keys() : [];
  if (missing !== undefined) throw new ExtractFieldMissingError(missing);
  return { proven, vouched };
}
