import { lazy, Suspense } from "react";
import type { PageProps } from "../app/kind.js";
import { words } from "../words/index.js";

const AccountPage = lazy(async () => ({ default: (await import("./AccountPage.js")).AccountPage }));

/** An account's page, loaded when the first is looked at. */
export function LazyAccountPage(props: PageProps) {
  return (
    <Suspense fallback={<p className="waiting">{words.opening}</p>}>
      <AccountPage {...props} />
    </Suspense>
  );
}
