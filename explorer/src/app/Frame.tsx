import type { ReactNode } from "react";
import type { Explorer } from "../chain/explorer.js";
import { words } from "../words/index.js";
import { OtherNode } from "./OtherNode.js";
import { href, useRoute } from "./route.js";
import { Search } from "./Search.js";

/** What stands around every page. */
export function Frame({
  explorer,
  children,
}: {
  readonly explorer: Explorer | undefined;
  readonly children: ReactNode;
}) {
  const { segment } = useRoute();
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: it does lead to a place, which the address cannot name. */}
      <a className="skip" href="#main" onClick={toMain}>
        {words.skip}
      </a>
      <header className="head">
        <div className="width head-row">
          <a className="brand" href={href("")}>
            <svg viewBox="4 4 24 23" aria-hidden="true" focusable="false">
              <path d="M16 4 28 11H4zM7 13h3v9H7zm7.500 0h3v9h-3zM22 13h3v9h-3zM5 24h22v3H5z" />
            </svg>
            <span>
              Civitas <span className="brand-service">{words.service}</span>
            </span>
          </a>
          <nav aria-label={words.nav}>
            <a href={href("settings")}>{words.settings.title}</a>
          </nav>
        </div>
      </header>
      {explorer && segment !== "" && segment !== "settings" && (
        <div className="again">
          <div className="width">
            <Search />
          </div>
        </div>
      )}
      {explorer && <OtherNode explorer={explorer} />}
      <main id="main" className="width" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <div className="width">
          <p>{words.foot.about}</p>
          {explorer && <p>{words.foot.node(explorer.rpcUrl, explorer.deployment.chainId)}</p>}
        </div>
      </footer>
    </>
  );
}

/** The address after `#` is the place within the page, so the skip link moves the focus itself. */
function toMain(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}
