import type { Row } from "./stage.js";

/** A number with its thousands set apart. */
export const grouped = (value: number): string => value.toLocaleString("en");

/** Lines that show ours beside each peer's; an operation is named once. */
export function table(rows: readonly Row[]): readonly string[] {
  const cells = rows.map(({ operation, ours, peer, peerName, peerAct }, index) => {
    const again = rows[index - 1]?.operation === operation;
    const named = again ? ["", ""] : [operation, grouped(ours)];
    return peer === null ? [...named, "", ""] : [...named, grouped(peer), `${peerName}: ${peerAct}`];
  });
  const all = [["gas of", "ours", "peer", ""], ...cells];
  const width = (column: number): number => Math.max(...all.map((row) => row[column]?.length ?? 0));
  const [first, second, third] = [width(0), width(1), width(2)];
  return all.map(([operation = "", ours = "", peer = "", who = ""]) =>
    `  ${operation.padEnd(first)}  ${ours.padStart(second)}  ${peer.padStart(third)}  ${who}`.trimEnd(),
  );
}
