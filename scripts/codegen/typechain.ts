import { readdir } from "node:fs/promises";
import { runTypeChain } from "typechain";
import type { Artifact } from "./artifacts.js";

/** Runs TypeChain over the artifacts and returns the list of what it made, as one file of exports. */
export async function generateTypechain(artifacts: readonly Artifact[], outDir: string): Promise<string> {
  const files = artifacts.map(({ file }) => file);
  await runTypeChain({
    cwd: process.cwd(),
    filesToProcess: files,
    allFiles: files,
    outDir,
    target: "ethers-v6",
    flags: {
      alwaysGenerateOverloads: false,
      discriminateTypes: false,
      tsNocheck: true,
      environment: undefined,
      node16Modules: true,
    },
  });
  const made = (await readdir(outDir, { recursive: true })).filter((file) => file.endsWith(".ts"));
  const where = (name: string) => made.find((file) => file.endsWith(`${name}.ts`));
  return artifacts
    .flatMap(({ name }) => {
      const factory = where(`/${name}__factory`);
      const contract = made.find((file) => file.endsWith(`/${name}.ts`) || file === `${name}.ts`);
      return [
        ...(factory === undefined
          ? []
          : [`export { ${name}__factory } from "./typechain/${factory.replace(/\.ts$/, ".js")}";`]),
        ...(contract === undefined
          ? []
          : [`export type { ${name} } from "./typechain/${contract.replace(/\.ts$/, ".js")}";`]),
      ];
    })
    .join("\n")
    .concat("\n");
}
