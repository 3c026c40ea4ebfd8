import { referenceOf } from "@civitas/sdk/land";
import type { Hex } from "viem";
import { href, pathOf } from "../app/route.js";
import { land } from "./words/index.js";

/** A link to another title. */
export function TitleLink({ id }: { readonly id: Hex }) {
  const reference = referenceOf(id);
  return <a href={href(pathOf("title", reference))}>{land.name(reference)}</a>;
}

/** Links to other titles, one under the other. */
export function TitleLinks({ ids }: { readonly ids: readonly Hex[] }) {
  return (
    <ul className="plain">
      {ids.map((id) => (
        <li key={id}>
          <TitleLink id={id} />
        </li>
      ))}
    </ul>
  );
}
