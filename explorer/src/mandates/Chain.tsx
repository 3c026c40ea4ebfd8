import { href, pathOf } from "../app/route.js";
import { Account } from "../ui/chain.js";
import { Section } from "../ui/Section.js";
import type { MandateView } from "./read.js";
import { Power } from "./subject.js";
import { mandates } from "./words/index.js";

/** The mandates that lead from the principal to this one, where there is more than one. */
export function Chain({ view: { links, mandate } }: { readonly view: MandateView }) {
  if (links.length < 2) return null;
  return (
    <Section title={mandates.chain}>
      <p>{mandates.chainText}</p>
      <ol className="links">
        {links.map((link, at) => (
          <li key={link.key}>
            {link.key === mandate.key ? (
              mandates.here
            ) : (
              <a href={href(pathOf("mandate", link.key))}>{mandates.link(at + 1)}</a>
            )}
            {", "}
            {mandates.from} <Account address={link.grantor} /> {mandates.to} <Account address={link.agent} />
            {": "}
            <Power theme={link.theme} />
            {", "}
            {link.fault === undefined ? mandates.states["in force"].title.toLowerCase() : mandates.faults[link.fault]}
          </li>
        ))}
      </ol>
    </Section>
  );
}
