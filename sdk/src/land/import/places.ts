import type { Place } from "./types.js";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;

/**
 * Finds where each feature of a collection begins. The text must be JSON that has been parsed already: this walks it
 * once, minding only strings, brackets and line ends.
 */
export function featurePlaces(text: string): readonly Place[] {
  let places: Place[] = [];
  let line = 1;
  let lineStart = 0;
  let depth = 0;
  let key = "";
  let inFeatures = false;
  let expectsItem = false;
  const begin = (at: number) => {
    if (!expectsItem) return;
    places.push({ line, column: at - lineStart + 1, feature: places.length + 1 });
    expectsItem = false;
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) {
      line++;
      lineStart = at + 1;
    } else if (code === QUOTE) {
      begin(at);
      const end = stringEnd(text, at);
      if (depth === 1) key = text.slice(at, end + 1);
      at = end;
    } else if (code === 0x7b || code === 0x5b) {
      begin(at);
      depth++;
      if (depth === 2 && code === 0x5b && JSON.parse(key) === "features") {
        // A key that comes twice counts with its last value, as JSON.parse has it.
        places = [];
        inFeatures = true;
        expectsItem = true;
      }
    } else if (code === 0x7d || code === 0x5d) {
      depth--;
      if (depth === 1) inFeatures = false;
      expectsItem = false;
    } else if (code === 0x2c) {
      expectsItem = inFeatures && depth === 2;
    } else if (code > 0x20 && code !== 0x3a && code !== 0xfeff) begin(at);
  }
  return places;
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    at += code === BACKSLASH ? 2 : 1;
  }
  return at;
}
