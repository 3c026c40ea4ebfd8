import { globSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Paths that a Solidity file imports from within the project. */
function importsOf(file: string): readonly string[] {
  const found = readFileSync(`${ROOT}/${file}`, "utf8").matchAll(/^import .*?"(\.[^"]+)";/gms);
  return [...found].map(([, path]) => posix.join(posix.dirname(file), path ?? ""));
}

const domainOf = (file: string): string | undefined => file.split("/")[1];

describe("who may know whom among contracts", () => {
  const files = globSync("contracts/**/*.sol", { cwd: ROOT }).map((file) => file.replaceAll("\\", "/"));

  it("finds the contracts", () => {
    expect(files.length).to.be.greaterThan(20);
  });

  it("lets a domain import its own rooms, common, and another domain's interfaces", () => {
    const strangers = files.flatMap((file) =>
      importsOf(file)
        .filter((path) => domainOf(path) !== domainOf(file) && domainOf(path) !== "common")
        .filter((path) => path.split("/")[2] !== "interfaces")
        .map((path) => `${file} imports ${path}`),
    );
    expect(strangers).to.deep.equal([]);
  });
});
