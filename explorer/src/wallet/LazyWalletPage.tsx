import { lazy, Suspense } from "react";
import type { PageProps } from "../app/kind.js";
import { words } from "../words/index.js";

const WalletPage = lazy(async () => ({ default: (await import("./WalletPage.js")).WalletPage }));

/** The wallet page, loaded when it is first opened: the start page needs nothing of it. */
export function LazyWalletPage(props: PageProps) {
  return (
    <Suspense fallback={<p className="waiting">{words.opening}</p>}>
      <WalletPage {...props} />
    </Suspense>
  );
}
