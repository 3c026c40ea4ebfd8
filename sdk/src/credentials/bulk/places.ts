import { type Hex, hexToBytes } from "viem";
import { type Keccak, plainKeccak } from "../../documents/index.js";
import { requireSalt } from "../../documents/leaf.js";

/** Fewest places of a batch: a verifier who looks at one place is to learn nothing of how few people it may be. */
export const LEAST_PLACES = 131_072;

/** What a seed is drawn for. */
export type Purpose = "places" | "unused";

const TAGS: Readonly<Record<Purpose, number>> = { places: 0, unused: 1 };

/** Gives 32 bytes a number that nobody foretells who has not the seed. */
export function drawer(seed: Hex, purpose: Purpose, keccak: Keccak = plainKeccak): (number: number) => Uint8Array {
  requireSalt(seed);
  const input = new Uint8Array(37);
  input.set(hexToBytes(seed));
  input[32] = TAGS[purpose];
  const view = new DataView(input.buffer);
  return (number) => {
    view.setUint32(33, number);
    return keccak(input);
  };
}

/**
 * Draws the place of each entry of a batch: numbers below `size`, each at most once, every order as likely as any other.
 *
 * @param seed 32 random bytes; the same seed draws the same places.
 */
export function drawPlaces(count: number, size: number, seed: Hex, keccak?: Keccak): Uint32Array {
  const draw = words(drawer(seed, "places", keccak));
  const places = Uint32Array.from({ length: size }, (_, place) => place);
  for (let entry = 0; entry < count; entry++) {
    const other = entry + below(size - entry, draw);
    const held = places[entry] as number;
    places[entry] = places[other] as number;
    places[other] = held;
  }
  return places.slice(0, count);
}

/** Words of 32 bits, eight from each draw. */
function words(draw: (number: number) => Uint8Array): () => number {
  let [drawn, left] = [0, 0];
  let word: DataView = new DataView(new ArrayBuffer(32));
  return () => {
    if (left === 0) {
      const bytes = draw(drawn++);
      word = new DataView(bytes.buffer, bytes.byteOffset, 32);
      left = 8;
    }
    left--;
    return word.getUint32(left * 4);
  };
}

/** A number below a limit. Words that would favour the small ones are thrown away. */
function below(limit: number, word: () => number): number {
  const fair = 2 ** 32 - (2 ** 32 % limit);
  for (;;) {
    const drawn = word();
    if (drawn < fair) return drawn % limit;
  }
}
