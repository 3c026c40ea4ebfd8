import type { Artifact } from "./artifacts.js";
import { className, errorsOf } from "./errors.js";

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** ABI, addresses and error table of each contract of one domain. */
export function domainFile(
  artifacts: readonly Artifact[],
  addresses: Readonly<Record<string, Readonly<Record<number, string>>>>,
): string {
  const classes = [...new Set(artifacts.flatMap(errorsOf).map(({ name }) => className(name)))].sort();
  const imports = [
    'import type { AddressBook } from "../core/deployment.js";',
    'import type { ErrorTable } from "../core/errors.js";',
    ...(classes.length === 0 ? [] : [`import { ${classes.join(", ")} } from "./errors.js";`]),
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
  const handedOn = classes.length === 0 ? "" : `\nexport { ${classes.join(", ")} };\n`;
  return `${imports.join("\n")}\n\n${bodies.join("\n")}${handedOn}`;
}
