/** Something that the person at the keyboard can put right; its message says how. */
export class ToolError extends Error {
  override readonly name: string = "ToolError";
}

/** Runs a tool's main function: a message for what people can put right, the whole trace for what they cannot. */
export async function main(body: () => Promise<number | undefined>): Promise<void> {
  // `npm start | head` closes the pipe early; that is no fault, and what is to be undone still is.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    console.error(`\n${error instanceof ToolError ? error.message : describe(error)}`);
    process.exitCode = 1;
  }
}

function describe(error: unknown): string {
  if (error instanceof Error) return error.stack ?? error.message;
  return String(error);
}
