import { type ParseArgsConfig, parseArgs } from "node:util";
import { ToolError } from "./error.js";

/** Reads a tool's flags; an unknown one is refused with the tool's usage. */
export function readFlags<const T extends NonNullable<ParseArgsConfig["options"]>>(
  usage: string,
  options: T,
): ReturnType<typeof parseArgs<{ options: T }>>["values"] {
  try {
    return parseArgs({ args: process.argv.slice(2), options }).values;
  } catch (error) {
    throw new ToolError(`${error instanceof Error ? error.message : String(error)}\n\nUsage: ${usage}`);
  }
}
