import { lazy, Suspense } from "react";
import type { PageProps } from "../app/kind.js";
import { words } from "../words/index.js";

const ConsentPage = lazy(async () => ({ default: (await import("./ConsentPage.js")).ConsentPage }));
const ExchangePage = lazy(async () => ({ default: (await import("./exchange/ExchangePage.js")).ExchangePage }));

const waiting = <p className="waiting">{words.opening}</p>;

/** A consent's page, loaded when the first is looked at. */
export function LazyConsentPage(props: PageProps) {
  return (
    <Suspense fallback={waiting}>
      <ConsentPage {...props} />
    </Suspense>
  );
}

/** The exchange, loaded with its encryption when somebody asks, answers or checks. */
export function LazyExchangePage(props: PageProps) {
  return (
    <Suspense fallback={waiting}>
      <ExchangePage {...props} />
    </Suspense>
  );
}
