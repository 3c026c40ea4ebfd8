import type { ReactNode } from "react";

/** Names and values, one under the other. */
export function Summary({ children }: { readonly children: ReactNode }) {
  return <dl className="summary">{children}</dl>;
}

/** One line of a summary. */
export function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
