import { type Hex, hexToBytes, zeroAddress } from "viem";
import { type CertificateKind, certificate, schemaDigest, typeIdOf } from "../../../sdk/src/catalogue/index.js";
import { type BulkBatch, buildBulkBatch } from "../../../sdk/src/credentials/bulk/index.js";
import {
  type CredentialDocument,
  digestDocument,
  fastKeccak,
  type Keccak,
  makeDocument,
  saltsFrom,
} from "../../../sdk/src/documents/index.js";
import type { InputRow } from "./input.js";
import { type BulkPlan, derived } from "./journal.js";

/** What is needed to write any document of an issuance again, the same in every run. */
export interface Recipe {
  readonly kind: CertificateKind;
  readonly plan: BulkPlan;
  readonly secret: Hex;
  readonly rows: readonly InputRow[];
}

/** The documents of an issuance, and the tree over them. */
export interface Built {
  readonly batch: BulkBatch;
  readonly document: (index: number) => CredentialDocument;
}

/** Digests every document and builds the tree. Documents are made anew when they are written, not kept. */
export async function build(
  recipe: Recipe,
  onDocument: (digested: number) => void,
  onTree: () => void,
): Promise<Built> {
  const keccak = await fastKeccak();
  const { kind, rows, secret } = recipe;
  const write = writer(recipe, keccak);
  const commitments = new Uint8Array(rows.length * 32);
  rows.forEach((_, index) => {
    commitments.set(hexToBytes(digestDocument(write(index), { keccak }).commitment), index * 32);
    onDocument(index + 1);
  });
  onTree();
  const seed = derived(secret, "places");
  return { batch: buildBulkBatch({ typeId: typeIdOf(kind), commitments, seed }, { keccak }), document: write };
}

function writer({ kind, plan, secret, rows }: Recipe, keccak: Keccak): (index: number) => CredentialDocument {
  const schema = schemaDigest(kind.schema);
  return (index) => {
    const { line, fields } = rows[index] as InputRow;
    const salts = saltsFrom(derived(secret, `document ${line}`), { keccak });
    return makeDocument(certificate(kind, { ...plan, fields: fields() }), { schema, holder: zeroAddress, salts });
  };
}
