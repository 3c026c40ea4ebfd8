import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { kindOf, typeIdOf } from "../../sdk/src/catalogue/index.js";
import { batchId } from "../../sdk/src/credentials/index.js";
import { type CredentialDocument, digestDocument, readDocument } from "../../sdk/src/documents/index.js";
import { inProcess } from "./inProcess.js";
import { OFFICERS, openStage, type Stage } from "./stage.js";

export const KIND = kindOf("DIPL");
/** Places of a batch, most of them empty. */
export const PLACES = 131_072;
export const HEADER = "givenName,familyName,birthDate,awardingBody,credentialCategory,awardDate,credits";
const LEAF = ["uint256", "bytes4", "bytes32"];

/** A diploma's row. */
export const row = (name: string, number: number): string =>
  `Ada,${name}-${number},1999-01-02,University of Free Town,Bachelor of Arts,2026-07-01,${number % 200}`;
/** A table of diplomas that no other test has. */
export const diplomas = (name: string, count: number, ...more: readonly string[]): string =>
  [HEADER, ...Array.from({ length: count }, (_, index) => row(name, index)), ...more].join("\n");

/** What a run wrote for a machine. */
export type Result = Readonly<Record<string, unknown>> & {
  readonly root: `0x${string}`;
  readonly error?: { readonly name: string; readonly message: string };
};

/** A stage with types for bulk issuances, and what their tests ask of it. */
export async function openBulkStage() {
  const stage = await openStage();
  const verbs = inProcess(stage);
  const kinds = ["DIPL", "IDAT", "TAXC"].flatMap((code) => ["--kind", code]);
  await verbs.run("catalogue", "register", "--office", "0x30001", ...kinds, "--as", "0", "--yes");

  const words = (file: string, out: string, args: readonly string[]): readonly string[] => {
    const what = ["credential", "bulk", file, "--type", "DIPL", "--basis", "Senate, 3 July", "--out", out];
    return [...what, "--as", OFFICERS.issuing, "--yes", ...args];
  };
  const filesIn = (out: string): readonly string[] => readdirSync(join(stage.folder, out)).sort();
  const read = (out: string, name: string): string => readFileSync(join(stage.folder, out, name), "utf8");
  const documentsIn = (out: string): readonly CredentialDocument[] =>
    filesIn(out)
      .filter((name) => name !== "batch.json")
      .map((name) => readDocument(JSON.parse(read(out, name))) as CredentialDocument);
  const issuances = async (): Promise<readonly string[]> =>
    (await stage.licences.queryFilter("BatchIssued")).map(({ topics }) => topics[1] ?? "");

  /** All files are there, whole, of one batch on record, and each proves its certificate. */
  async function expectWhole(out: string, count: number, root: `0x${string}`): Promise<void> {
    expect(filesIn(out)).to.have.length(count + 1);
    expect(JSON.parse(read(out, "batch.json"))).to.include({ root, places: PLACES, certificates: count });
    const places = new Set<number>();
    const salts: string[] = [];
    for (const document of documentsIn(out)) {
      if (!("record" in document && document.record !== undefined && "entry" in document.record)) throw new TypeError();
      const { index, proof, root: own } = document.record.entry;
      const { commitment } = digestDocument(document);
      expect(own).to.equal(root);
      expect(StandardMerkleTree.verify(root, LEAF, [index, typeIdOf(KIND), commitment], [...proof])).to.equal(true);
      places.add(index);
      salts.push(document.salt, ...Object.values(document.salts));
    }
    expect(places.size).to.equal(count);
    expect(new Set(salts).size)
      .to.equal(salts.length)
      .and.to.be.at.least(count * 15);
    const id = batchId({ typeId: typeIdOf(KIND), root });
    expect((await stage.licences.getFunction("batch")(id)).count).to.equal(BigInt(PLACES));
    expect((await issuances()).filter((one) => one === root)).to.have.length(1);
  }

  return {
    ...stage,
    filesIn,
    read,
    documentsIn,
    issuances,
    expectWhole,
    /** Issues a file's rows in this process. */
    bulk: (file: string, out: string, args: readonly string[] = []): Promise<Result> =>
      verbs.json(...words(file, out, args)),
    verbs,
    /** Issues them in a process of its own, which can be killed. */
    apart: (file: string, out: string, options: Parameters<Stage["civitas"]>[1]) =>
      stage.civitas([...words(file, out, []), "--json"], options),
    close: async () => {
      verbs.leave();
      await stage.close();
    },
  };
}

export type BulkStage = Awaited<ReturnType<typeof openBulkStage>>;
