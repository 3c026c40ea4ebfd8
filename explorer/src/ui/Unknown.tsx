import { useExplorer } from "../chain/context.js";
import { words } from "../words/index.js";
import { Heading } from "./Heading.js";
import { Standing } from "./Standing.js";

/** Shown where no record goes by the reference. */
export function Unknown({ title }: { readonly title: string }) {
  return (
    <>
      <Heading caption={words.find.caption} name={title} />
      <Standing tone="none" title={words.unknown.title}>
        <p>{words.unknown.text(useExplorer().deployment.chainId)}</p>
      </Standing>
    </>
  );
}
