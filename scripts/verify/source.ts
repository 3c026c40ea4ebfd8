import { existsSync } from "node:fs";
import { join } from "node:path";
import hre from "hardhat";
import { ToolError } from "../support/error.js";
import { ROOT } from "../support/files.js";

/** Source file of a contract or library of a domain: within the project, or in the package that it comes from. */
export function sourceOf(domain: string, name: string): string {
  const file = [`contracts/${domain}/${name}.sol`, `contracts/${domain}/libraries/${name}.sol`].find((path) =>
    existsSync(join(ROOT, path)),
  );
  if (file !== undefined) return file;
  const foreign = hre.config.solidity.npmFilesToBuild.find((path) => path.endsWith(`/${name}.sol`));
  if (foreign !== undefined) return foreign;
  throw new ToolError(
    `${name} was deployed, and contracts/${domain}/${name}.sol is missing. Check out the commit that was deployed.`,
  );
}

/** The same file as the build system knows it: by its place, or by its package. */
export const rootOf = (source: string): string =>
  source.startsWith("contracts/") ? join(ROOT, source) : `npm:${source}`;
