import { useSyncExternalStore } from "react";

let said = "";
const listeners = new Set<() => void>();

/** Says something to those who cannot see the page change. */
export function announce(text: string): void {
  said = text;
  for (const listener of listeners) listener();
}

/** The live region that screen readers listen to. It stands in the page from the start, or they would miss it. */
export function Announcer() {
  const text = useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => said,
  );
  return (
    <div role="status" className="visually-hidden">
      {text}
    </div>
  );
}
