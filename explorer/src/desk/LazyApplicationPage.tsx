import { lazy, Suspense } from "react";
import type { PageProps } from "../app/kind.js";
import { words } from "../words/index.js";

const ApplicationPage = lazy(async () => ({ default: (await import("./ApplicationPage.js")).ApplicationPage }));

/** An application's page, loaded when the first application is looked at. */
export function LazyApplicationPage(props: PageProps) {
  return (
    <Suspense fallback={<p className="waiting">{words.opening}</p>}>
      <ApplicationPage {...props} />
    </Suspense>
  );
}
