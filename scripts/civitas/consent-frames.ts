import { writeFile } from "node:fs/promises";
import { toBuffer } from "qrcode";
import { type FrameOptions, levelOf } from "../../sdk/src/presentations/index.js";
import { notWritable } from "../support/files.js";
import { type Flags, whole } from "./context.js";
import { fromHere, readInput } from "./input.js";

/** The flag by which codes are made smaller, and more: for small screens and old cameras. */
export const frameFlags = { size: { type: "string" } } as const;

/** Fewest characters in a code: the frame's own header takes up to 27. */
const LEAST = 60;

/** How to cut a message into codes. */
export function framesIn(flags: Flags): FrameOptions {
  const capacity = whole(flags, "size", LEAST);
  return capacity === undefined ? {} : { capacity };
}

/** Writes a message as the texts of its codes, one a line, and each code as a picture; gives the files' names. */
export async function writeFrames(name: string, frames: readonly string[]): Promise<readonly string[]> {
  const pictures = await Promise.all(
    frames.map((frame) => toBuffer(frame, { errorCorrectionLevel: levelOf(frame), margin: 4, scale: 6 })),
  );
  const text = frames.map((frame) => `${frame}\n`).join("");
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    [`${name}.txt`, text],
    ...pictures.map((picture, at) => [frames.length === 1 ? `${name}.png` : `${name}-${at + 1}.png`, picture] as const),
  ];
  for (const [path, contents] of files) {
    await writeFile(fromHere(path), contents).catch((error: NodeJS.ErrnoException) => {
      throw notWritable(path, error);
    });
  }
  return files.map(([path]) => path);
}

/** Reads the texts of codes, one a line. A space at the end of a line may be part of a code. */
export async function readFrames(path: string): Promise<readonly string[]> {
  const text = new TextDecoder().decode(await readInput(path));
  return text.split(/\r?\n/).filter((line) => line !== "");
}
