import { Suspense } from "react";
import type { Explorer } from "../chain/explorer.js";
import { words } from "../words/index.js";
import { domainsOf } from "./domains.js";
import { Find } from "./Find.js";
import { Home } from "./Home.js";
import { NotFound } from "./NotFound.js";
import { useRoute } from "./route.js";

/** Shows what the address asks for: a domain's page, a search, or the start. */
export function Pages({ explorer }: { readonly explorer: Explorer }) {
  const { segment, parts, path } = useRoute();
  const domains = domainsOf(explorer.deployment);
  if (segment === "") return <Home explorer={explorer} domains={domains} />;
  if (segment === "find") return <Find key={path} explorer={explorer} text={parts[0] ?? ""} />;

  const Page = domains.flatMap(({ pages }) => (Object.hasOwn(pages, segment) ? [pages[segment]] : []))[0];
  if (Page === undefined) return <NotFound />;
  return (
    <Suspense fallback={<p className="waiting">{words.opening}</p>}>
      <Page key={path} parts={parts} />
    </Suspense>
  );
}
