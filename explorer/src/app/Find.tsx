import { useCallback, useEffect } from "react";
import type { Explorer } from "../chain/explorer.js";
import { useReading } from "../chain/reading.js";
import { announce } from "../ui/announce.js";
import { Failure } from "../ui/Failure.js";
import { Heading } from "../ui/Heading.js";
import { words } from "../words/index.js";
import { domainsOf } from "./domains.js";
import type { Findings } from "./kind.js";
import { go, href } from "./route.js";

/** Looks for a reference in every registry. One record found is shown at once. */
export function Find({ explorer, text }: FindProps) {
  const search = useCallback(
    () => Promise.all(domainsOf(explorer.deployment).flatMap(({ find }) => find?.(explorer, text) ?? [])),
    [explorer, text],
  );
  const [reading, again] = useReading(search);

  useEffect(() => {
    if (reading.state === "reading") announce(words.find.looking(text));
    if (reading.state !== "read") return;
    const found = reading.value.flatMap((findings) => findings.found);
    if (found.length === 1 && found[0] !== undefined) go(found[0].path, { replace: true });
    else announce(words.find.count(found.length, text));
  }, [reading, text]);

  if (reading.state === "failed") return <Failure error={reading.error} again={again} />;
  if (reading.state === "reading") return <p className="waiting">{words.find.looking(text)}</p>;
  const found = reading.value.flatMap((findings) => findings.found);
  if (found.length === 1) return null;
  return (
    <>
      <Heading caption={words.find.caption} name={words.find.count(found.length, text)} />
      {found.length === 0 ? <p>{words.find.advice}</p> : <Results found={found} />}
      <Looked findings={reading.value} />
    </>
  );
}

function Results({ found }: Pick<Findings, "found">) {
  return (
    <ul className="links">
      {found.map(({ path, label }) => (
        <li key={path}>
          <a href={href(path)}>{label}</a>
        </li>
      ))}
    </ul>
  );
}

function Looked({ findings }: { readonly findings: readonly Findings[] }) {
  return (
    <>
      <h2>{words.find.looked}</h2>
      <ul>
        {findings.map(({ looked, found }) => (
          <li key={looked}>{words.find.result(looked, found.length)}</li>
        ))}
      </ul>
    </>
  );
}

interface FindProps {
  readonly explorer: Explorer;
  readonly text: string;
}
