import { type AbiError, type AbiParameter, toFunctionSignature } from "viem";
import type { Artifact } from "./artifacts.js";

/** Two contracts give one error name to different arguments; the SDK could not tell them apart. */
class ErrorNameClashError extends Error {
  override readonly name = "ErrorNameClashError";

  constructor(first: string, second: string) {
    super(`Two errors share a name: ${first} and ${second}. Rename one.`);
  }
}

/** Errors that an artifact's ABI declares, in the ABI's order. */
export const errorsOf = ({ abi }: Artifact): readonly AbiError[] => abi.filter((item) => item.type === "error");

/** An error's signature is written as a function's would be. */
const signatureOf = (error: AbiError): string =>
  toFunctionSignature({ ...error, type: "function", outputs: [], stateMutability: "pure" });

/** Class that stands for a contract's error. */
export const className = (error: string): string => (error.endsWith("Error") ? error : `${error}Error`);

/** One class for each error of the suite. */
export function errorsFile(artifacts: readonly Artifact[]): string {
  const bySignature = new Map<string, string>();
  const byName = new Map<string, string>();
  for (const artifact of artifacts) {
    for (const error of errorsOf(artifact)) {
      const signature = signatureOf(error);
      const clash = byName.get(error.name);
      if (clash !== undefined && clash !== signature) throw new ErrorNameClashError(clash, signature);
      byName.set(error.name, signature);
      bySignature.set(signature, classOf(error, artifact.errorWords[signature] ?? spoken(error.name)));
    }
  }
  const body = [...bySignature].sort(([a], [b]) => a.localeCompare(b)).map(([, text]) => text);
  return `import type { Address, Hex } from "viem";\nimport { RevertedError } from "../core/errors.js";\n\n${body.join("\n")}`;
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
