import { useEffect, useState } from "react";
import { consents } from "../words/index.js";
import { drawCode } from "./codes.js";

const { codes: words } = consents.exchange;

/** Time for which each of several codes is shown, in milliseconds: a camera has seen it some times by then. */
const TURN = 700;

/** A message as codes to scan: one, or several that are shown one after another, in whatever order they are seen. */
export function Codes({ frames }: { readonly frames: readonly string[] }) {
  const [pictures, setPictures] = useState<readonly string[]>([]);
  useEffect(() => {
    let wanted = true;
    Promise.all(frames.map(drawCode)).then(
      (drawn) => wanted && setPictures(drawn),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [frames]);
  const [only, ...more] = pictures;
  if (only === undefined) return null;
  if (more.length > 0) return <Turning key={only} pictures={pictures} />;
  return <img className="qr" src={only} alt={words.one} />;
}

/** Several codes: one at a time, which may be held; all of them on paper, or where they are wanted. */
function Turning({ pictures }: { readonly pictures: readonly string[] }) {
  const total = pictures.length;
  const [index, setIndex] = useState(0);
  const [moving, setMoving] = useState(() => !matchMedia("(prefers-reduced-motion: reduce)").matches);
  const [all, setAll] = useState(false);
  useEffect(() => {
    if (!moving) return;
    const turn = setInterval(() => setIndex((now) => (now + 1) % total), TURN);
    return () => clearInterval(turn);
  }, [moving, total]);
  const step = (by: number) => {
    setMoving(false);
    setIndex((now) => (now + by + total) % total);
  };
  return (
    <>
      <div className="turning">
        <img className="qr" src={pictures[index]} alt={words.one} />
        {/* Told aloud only when the reader turns: a count that runs by itself would talk without end. */}
        <p role="status" aria-live={moving ? "off" : "polite"}>
          {words.of(index + 1, total)}
        </p>
      </div>
      <p className="buttons">
        <button type="button" onClick={() => step(-1)}>
          {words.before}
        </button>
        <button type="button" onClick={() => setMoving(!moving)}>
          {moving ? words.hold : words.move}
        </button>
        <button type="button" onClick={() => step(1)}>
          {words.next}
        </button>
        <button type="button" aria-expanded={all} onClick={() => setAll(!all)}>
          {words.all}
        </button>
      </p>
      <ul className={all ? "codes" : "codes codes-on-paper"}>
        {pictures.map((picture, at) => (
          <li key={picture}>
            <img className="qr" src={picture} alt="" />
            {words.of(at + 1, total)}
          </li>
        ))}
      </ul>
    </>
  );
}
