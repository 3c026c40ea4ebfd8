import { useEffect, useState } from "react";
import { consents } from "../words/index.js";
import { drawCode } from "./codes.js";

/** A message as codes to scan; where there are several, in any order. */
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
  return (
    <>
      {pictures.map((picture, index) => (
        <p key={picture}>
          <img className="qr" src={picture} alt={consents.exchange.codes(index + 1, pictures.length)} />
        </p>
      ))}
    </>
  );
}
