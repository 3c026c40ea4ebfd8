import { words } from "../words/index.js";

/** The record as the contract answers, for those who want it bare. */
export function Raw({ record }: { readonly record: unknown }) {
  return (
    <details className="raw">
      <summary>{words.raw.title}</summary>
      <p className="hint">{words.raw.hint}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section tabIndex={0} aria-label={words.raw.title}>
        <pre>{JSON.stringify(record, (_, value) => (typeof value === "bigint" ? value.toString() : value), 2)}</pre>
      </section>
    </details>
  );
}
