import { useSyncExternalStore } from "react";

/** Where in the page the reader is. */
export interface Route {
  /** First part of the address, such as `title`; empty on the start page. */
  readonly segment: string;
  /** The parts that follow it. */
  readonly parts: readonly string[];
  /** The whole, as it stands in the address. */
  readonly path: string;
}

/** Writes the address of a place within the page. */
export const pathOf = (...parts: readonly string[]): string => parts.map(encodeURIComponent).join("/");

/** Makes a link's target of a path. */
export const href = (path: string): string => `#/${path}`;

/** Goes to a place within the page, without a step back to the present one where that was only a passage. */
export function go(path: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (!replace) {
    location.hash = href(path);
    return;
  }
  history.replaceState(null, "", href(path));
  dispatchEvent(new HashChangeEvent("hashchange"));
}

/** The present place; the component is shown anew when it changes. */
export function useRoute(): Route {
  const path = useSyncExternalStore(subscribe, () => location.hash.replace(/^#\/?/, ""));
  const [segment = "", ...parts] = path.split("/").map(decoded);
  return { segment, parts, path };
}

function subscribe(changed: () => void): () => void {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
}

/** A part that is not well encoded is taken as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
