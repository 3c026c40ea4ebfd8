import { type AbiItem, type AbiParameter, toFunctionSignature } from "viem";
import type { Artifact } from "./artifacts.js";

type AbiError = Extract<AbiItem, { readonly type: "error" }>;

/** Imports that a file of error classes needs. */
export const CLASS_IMPORTS = `import type { Address, Hex } from "viem";
import { RevertedError } from "../core/errors.js";
`;

/** Errors that an artifact's ABI declares, in the ABI's order, each name once. */
export const errorsOf = ({ abi }: Artifact): readonly AbiError[] => abi.filter((item) => item.type === "error");

/** An error's signature is written as a function's would be. */
const signatureOf = (error: AbiError): string =>
  toFunctionSignature({ ...error, type: "function", outputs: [], stateMutability: "pure" });

/** Class that stands for a contract's error. */
export const className = (error: string): string => (error.endsWith("Error") ? error : `${error}Error`);

/**
 * Names that several domains give to errors of different arguments. Each such domain has a class of its own, the other
 * classes are shared by all.
 */
export function ambiguousNames(artifacts: readonly Artifact[]): ReadonlySet<string> {
  const signatures = new Map<string, Set<string>>();
  for (const error of artifacts.flatMap(errorsOf)) {
    signatures.set(error.name, (signatures.get(error.name) ?? new Set()).add(signatureOf(error)));
  }
  return new Set([...signatures].filter(([, known]) => known.size > 1).map(([name]) => name));
}

/** One class for each error of the artifacts whose name passes, by name. */
export function errorClasses(artifacts: readonly Artifact[], wanted: (name: string) => boolean): string {
  const classes = new Map<string, string>();
  for (const artifact of artifacts) {
    for (const error of errorsOf(artifact).filter(({ name }) => wanted(name))) {
      classes.set(error.name, classOf(error, artifact.errorWords[signatureOf(error)] ?? spoken(error.name)));
    }
  }
  return [...classes]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([, text]) => text)
    .join("\n");
}

function classOf({ name, inputs }: AbiError, words: string): string {
  const text = words.replaceAll(/\s+/g, " ").trim();
  const fields = inputs.map((input, index) => `readonly ${input.name || `_${index}`}: ${typeOf(input)}`).join("; ");
  const args = fields === "" ? "Readonly<Record<never, never>>" : `{ ${fields} }`;
  return `/** ${text.replaceAll("*/", "* /")} */
export class ${className(name)} extends RevertedError<${JSON.stringify(name)}, ${args}> {
  override readonly name: string = ${JSON.stringify(className(name))};

  constructor(args: ${args}, options?: ErrorOptions) {
    super(${JSON.stringify(name)}, args, ${JSON.stringify(text)}, options);
  }
}
`;
}

const spoken = (name: string): string =>
  `The contract refused the call: ${name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase()}.`;

function typeOf({ type }: AbiParameter): string {
  if (type.endsWith("]")) return `readonly ${typeOf({ type: type.slice(0, type.lastIndexOf("[")) })}[]`;
  if (type === "address") return "Address";
  if (type === "bool") return "boolean";
  if (type === "string") return "string";
  const bits = /^u?int(\d+)$/.exec(type)?.[1];
  if (bits !== undefined) return Number(bits) <= 48 ? "number" : "bigint";
  return type.startsWith("bytes") ? "Hex" : "unknown";
}
