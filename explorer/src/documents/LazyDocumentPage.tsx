import { lazy, Suspense } from "react";
import { words } from "../words/index.js";

const DocumentPage = lazy(async () => ({ default: (await import("./DocumentPage.js")).DocumentPage }));

/** The check of documents, loaded when the first is to be checked: the start page needs nothing of it. */
export function LazyDocumentPage() {
  return (
    <Suspense fallback={<p className="waiting">{words.opening}</p>}>
      <DocumentPage />
    </Suspense>
  );
}
