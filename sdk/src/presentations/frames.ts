import { keccak256 } from "viem";
import { fromBase45, toBase45 } from "./base45.js";
import { FrameForeignError, FramesDamagedError, FramesIncompleteError, FramesMixedError } from "./errors.js";

/** What a message is. */
export type MessageKind = "request" | "presentation";

/**
 * Characters that a QR code of version 25 takes in alphanumeric mode, by its level of error correction (ISO/IEC 18004,
 * table 7).
 */
export const CAPACITY = { L: 1853, M: 1451, Q: 1041, H: 779 } as const;

/** How to cut a message into frames. */
export interface FrameOptions {
  /** Most characters in one frame; what a code of version 25 takes at level L by default. */
  readonly capacity?: number;
}

const LETTERS: Readonly<Record<MessageKind, string>> = { request: "R", presentation: "P" };
const FORM = /^CIVITAS:([RP]):([1-9]\d{0,2})\/([1-9]\d{0,2}):([0-9A-F]{8}):([0-9A-Z $%*+\-./:]*)$/;
/** `CIVITAS:R:1/1:00000000:` with three digits for each number. */
const HEADER = 27;

/** The level of error correction at which a frame fits into a code of version 25: the best of the two for screens. */
export const levelOf = (frame: string): "M" | "L" => (frame.length <= CAPACITY.M ? "M" : "L");

/** Cuts a message into the texts of one or more QR codes, which may be shown one after another, again and again. */
export function toFrames(
  kind: MessageKind,
  message: Uint8Array,
  { capacity = CAPACITY.L }: FrameOptions = {},
): readonly string[] {
  const text = toBase45(message);
  const total = Math.max(1, Math.ceil(text.length / Math.max(1, capacity - HEADER)));
  // Frames of one size are drawn as codes of one size.
  const room = Math.ceil(text.length / total);
  const checksum = checksumOf(message);
  return Array.from(
    { length: total },
    (_, index) =>
      `CIVITAS:${LETTERS[kind]}:${index + 1}/${total}:${checksum}:${text.slice(index * room, (index + 1) * room)}`,
  );
}

/**
 * Puts the frames of one message together, in whatever order and however often they were scanned.
 *
 * @throws {@link FrameForeignError}, {@link FramesMixedError}, {@link FramesIncompleteError} or
 * {@link FramesDamagedError}
 */
export function fromFrames(frames: readonly string[]): { readonly kind: MessageKind; readonly message: Uint8Array } {
  const read = frames.map(frameFrom);
  const [first] = read;
  if (first === undefined) throw new FrameForeignError();
  const { letter, total, checksum } = first;
  const parts = new Map<number, string>();
  for (const frame of read) {
    const known = parts.get(frame.index);
    const foreign = frame.letter !== letter || frame.total !== total || frame.checksum !== checksum;
    if (foreign || (known !== undefined && known !== frame.text)) throw new FramesMixedError();
    parts.set(frame.index, frame.text);
  }
  const numbers = Array.from({ length: total }, (_, index) => index + 1);
  const missing = numbers.filter((number) => !parts.has(number));
  if (missing.length > 0) throw new FramesIncompleteError(missing, total);
  const message = fromBase45(numbers.map((number) => parts.get(number)).join(""));
  if (message === undefined || checksumOf(message) !== checksum) throw new FramesDamagedError();
  return { kind: letter === LETTERS.request ? "request" : "presentation", message };
}

function frameFrom(frame: string) {
  const [, letter = "", index = "", total = "", checksum = "", text = ""] = FORM.exec(frame) ?? [];
  if (letter === "" || Number(index) > Number(total)) throw new FrameForeignError();
  return { letter, index: Number(index), total: Number(total), checksum, text };
}

/** Tells messages apart and finds damage; it proves nothing, that is the signatures' and the seal's. */
const checksumOf = (message: Uint8Array): string => keccak256(message).slice(2, 10).toUpperCase();
