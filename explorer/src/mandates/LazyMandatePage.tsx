import { lazy, Suspense } from "react";
import type { PageProps } from "../app/kind.js";
import { words } from "../words/index.js";

const MandatePage = lazy(async () => ({ default: (await import("./MandatePage.js")).MandatePage }));

/** A mandate's page, loaded when the first mandate is looked at. */
export function LazyMandatePage(props: PageProps) {
  return (
    <Suspense fallback={<p className="waiting">{words.opening}</p>}>
      <MandatePage {...props} />
    </Suspense>
  );
}
