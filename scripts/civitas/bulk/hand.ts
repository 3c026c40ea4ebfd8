import type { Address } from "viem";
import type { CredentialDocument } from "../../../sdk/src/documents/index.js";
import { toJson } from "../output.js";
import type { Built } from "./build.js";
import { fileName, writeFiles } from "./files.js";
import type { InputRow } from "./input.js";

/** What goes into the files, beside the documents and their proofs. */
export interface Handing extends Built {
  readonly rows: readonly InputRow[];
  readonly chainId: number;
  readonly registry: Address;
}

/** Writes each certificate's document with its salts and its proof, and a file that tells of the batch. */
export async function hand(
  folder: string,
  { batch, document, rows, chainId, registry }: Handing,
  onFile: (done: number) => void,
): Promise<number> {
  const { typeId, root, count, used } = batch;
  const written = await writeFiles(
    folder,
    rows.length,
    (index) => {
      const { index: place, proof } = batch.entry(index);
      const entry = { typeId, root, index: Number(place), proof };
      const whole: CredentialDocument = { ...document(index), record: { chainId, registry, entry } };
      return { name: fileName(rows[index]?.line ?? 0), text: `${toJson(whole)}\n` };
    },
    onFile,
  );
  const about = { chainId, registry, typeId, root, places: count, certificates: used };
  return (
    written +
    (await writeFiles(
      folder,
      1,
      () => ({ name: "batch.json", text: `${toJson(about)}\n` }),
      () => {},
    ))
  );
}
