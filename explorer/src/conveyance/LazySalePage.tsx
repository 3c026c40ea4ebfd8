import { lazy, Suspense } from "react";
import type { PageProps } from "../app/kind.js";
import { words } from "../words/index.js";

const SalePage = lazy(async () => ({ default: (await import("./SalePage.js")).SalePage }));

/** A sale's page, loaded when the first sale is looked at: the start page needs nothing of it. */
export function LazySalePage(props: PageProps) {
  return (
    <Suspense fallback={<p className="waiting">{words.opening}</p>}>
      <SalePage {...props} />
    </Suspense>
  );
}
