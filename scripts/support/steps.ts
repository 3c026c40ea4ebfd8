import { type Environment, type Output, runProgram } from "./program.js";

/** Something to run and the words for it. */
export interface NamedCommand {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

/** Something to do, the words for it, and where what it says goes; it gives an exit code. */
export interface Step {
  readonly name: string;
  readonly run: (output: Output) => Promise<number>;
}

/** A command as a step. */
export const asStep = ({ name, command }: NamedCommand, env?: Environment): Step => ({
  name,
  run: (output) => runProgram(command, output, env),
});

/** Runs every command, whatever became of the one before, and gives the exit code: 0 when all did well. */
export async function runAll(commands: readonly NamedCommand[]): Promise<number> {
  const failed: string[] = [];
  for (const step of commands.map((command) => asStep(command))) {
    console.log(`\n▸ ${step.name}`);
    const { code, seconds } = await timed(step, "stdout");
    if (!told(step.name, code, seconds)) failed.push(step.name);
  }
  return conclude(failed);
}

/**
 * Does every step, so many at a time, whatever becomes of the others, and gives the exit code. What a step says is shown
 * when it has ended, so that no two speak at once; one that is alone speaks as it goes. Steps are begun in their order:
 * put the longest first.
 */
export async function runTogether(steps: readonly Step[], lanes: number): Promise<number> {
  const waiting = [...steps];
  const alone = steps.length === 1;
  const failed: string[] = [];
  const lane = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const said: string[] = [];
      if (alone) console.log(`\n▸ ${step.name}`);
      const { code, seconds } = await timed(safely(step), alone ? "stdout" : (text) => void said.push(text));
      if (!alone) console.log(`\n▸ ${step.name}\n${said.join("")}`);
      if (!told(step.name, code, seconds)) failed.push(step.name);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return conclude(failed);
}

/** A step that could not even begin is one that failed: the others must be heard all the same. */
const safely = ({ name, run }: Step): Step => ({
  name,
  run: (output) =>
    run(output).catch((error: unknown) => {
      const words = `${error instanceof Error ? error.message : error}\n`;
      if (typeof output === "function") output(words);
      else process.stderr.write(words);
      return 1;
    }),
});

async function timed(step: Step, output: Output): Promise<{ readonly code: number; readonly seconds: string }> {
  const began = performance.now();
  const code = await step.run(output);
  return { code, seconds: ((performance.now() - began) / 1000).toFixed(1) };
}

function told(name: string, code: number, seconds: string): boolean {
  console.log(`${code === 0 ? "✓" : "✗"} ${name} (${seconds} s)`);
  return code === 0;
}

function conclude(failed: readonly string[]): number {
  if (failed.length > 0) console.error(`\nFailed: ${failed.join(", ")}.`);
  return failed.length === 0 ? 0 : 1;
}
