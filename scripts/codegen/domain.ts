import type { Artifact } from "./artifacts.js";
import { CLASS_IMPORTS, className, errorClasses, errorsOf } from "./errors.js";

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/**
 * ABI, addresses and error table of each contract of one domain.
 *
 * @param ambiguous Names of errors that other domains use otherwise: their classes are the domain's own.
 */
export function domainFile(
  artifacts: readonly Artifact[],
  ambiguous: ReadonlySet<string>,
  addresses: Readonly<Record<string, Readonly<Record<number, string>>>>,
): string {
  const names = [...new Set(artifacts.flatMap(errorsOf).map(({ name }) => name))].sort();
  const shared = names.filter((name) => !ambiguous.has(name)).map(className);
  const own = errorClasses(artifacts, (name) => ambiguous.has(name));
  const imports = [
    'import type { AddressBook } from "../core/deployment.js";',
    'import type { ErrorTable } from "../core/errors.js";',
    ...(shared.length === 0 ? [] : [`import { ${shared.join(", ")} } from "./errors.js";`]),
    ...(own === "" ? [] : [CLASS_IMPORTS]),
    own,
  ];
  const bodies = artifacts.map((artifact) => {
    const name = camel(artifact.name);
    const rows = errorsOf(artifact).map((error) => `  ${error.name}: ${className(error.name)},`);
    return `/** ABI of ${artifact.name}. */
export const ${name}Abi = ${JSON.stringify(artifact.abi, null, 2)} as const;

/** Where ${artifact.name} is known to be deployed, by chain id. */
export const ${name}Address: AddressBook = ${JSON.stringify(addresses[artifact.name] ?? {})};

/** What the reverts of ${artifact.name} turn into. */
export const ${name}Errors: ErrorTable = {
${[...new Set(rows)].join("\n")}
};
`;
  });
  const handedOn = shared.length === 0 ? "" : `\nexport { ${shared.join(", ")} };\n`;
  return `${imports.join("\n")}\n\n${bodies.join("\n")}${handedOn}`;
}
