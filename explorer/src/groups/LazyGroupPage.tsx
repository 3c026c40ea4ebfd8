import { lazy, Suspense } from "react";
import type { PageProps } from "../app/kind.js";
import { words } from "../words/index.js";

const GroupPage = lazy(async () => ({ default: (await import("./GroupPage.js")).GroupPage }));

/** A group's page, loaded when the first is to be shown: the start page needs nothing of its curve and hashes. */
export function LazyGroupPage({ parts }: PageProps) {
  return (
    <Suspense fallback={<p className="waiting">{words.opening}</p>}>
      <GroupPage parts={parts} />
    </Suspense>
  );
}
