import { isWebUrl } from "./deployment.js";

/** A server of map pictures, only ever asked where the reader has named it. */
export interface Tiles {
  /** Address with `{z}`, `{x}` and `{y}`. */
  readonly url: string;
  readonly attribution: string;
}

/** What the reader has chosen. It stays in the reader's browser. */
export interface Settings {
  readonly rpcUrl?: string;
  readonly tiles?: Tiles;
}

const KEY = "civitas.explorer";

/** Reads what the reader chose before; nothing where the browser keeps nothing. */
export function readSettings(): Settings {
  try {
    const { rpcUrl, tiles } = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Settings;
    return { ...(isWebUrl(rpcUrl) ? { rpcUrl } : {}), ...(isWebUrl(tiles?.url) ? { tiles } : {}) };
  } catch {
    return {};
  }
}

/** Keeps what the reader chose; for this visit only where the browser keeps nothing. */
export function keepSettings(settings: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Private windows may refuse. The choice then holds as long as the page is open.
  }
}

/** Node that the page's own address names, as in `?rpc=https://node.example`. */
export function rpcInAddress(): string | undefined {
  return new URLSearchParams(location.search).get("rpc") ?? undefined;
}

/** Takes the node out of the page's address: from now on the settings decide. */
export function forgetRpcInAddress(): void {
  const url = new URL(location.href);
  if (!url.searchParams.has("rpc")) return;
  url.searchParams.delete("rpc");
  history.replaceState(null, "", url);
}
