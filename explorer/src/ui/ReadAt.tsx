import type { BlockHead } from "@civitas/sdk/core";
import { words } from "../words/index.js";
import { Moment } from "./Moment.js";

/** At which block the page read, and the means to read again. */
export function ReadAt({ head, again }: { readonly head: BlockHead; readonly again: () => void }) {
  return (
    <p className="read-at">
      {words.readAt(head.number)} <Moment at={head.timestamp} />{" "}
      <button type="button" className="link" onClick={again}>
        {words.readAgain}
      </button>
    </p>
  );
}
