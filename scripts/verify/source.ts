import { existsSync } from "node:fs";
import { join } from "node:path";
import { ToolError } from "../support/error.js";
import { ROOT } from "../support/files.js";

/** Source file of a contract or library of a domain, within the project. */
export function sourceOf(domain: string, name: string): string {
  const file = [`contracts/${domain}/${name}.sol`, `contracts/${domain}/libraries/${name}.sol`].find((path) =>
    existsSync(join(ROOT, path)),
  );
  if (file !== undefined) return file;
  throw new ToolError(
    `${name} was deployed, and contracts/${domain}/${name}.sol is missing. Check out the commit that was deployed.`,
  );
}
