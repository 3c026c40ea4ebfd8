import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { numberToBytes } from "viem";

const WIDTH = 32;

/**
 * Writes a list of members that do not exist, but for one in the middle: numbers below the field's order, the same in
 * every run.
 */
export async function writeMembers(file: string, members: number, real: bigint): Promise<void> {
  const bytes = Buffer.alloc(members * WIDTH);
  for (let member = 0; member < members; member++) {
    createHash("sha256")
      .update(`member ${member}`)
      .digest()
      .copy(bytes, member * WIDTH);
    bytes[member * WIDTH] = (bytes[member * WIDTH] ?? 0) & 0x1f;
  }
  bytes.set(numberToBytes(real, { size: WIDTH }), Math.floor(members / 2) * WIDTH);
  await writeFile(file, bytes);
}
