import type { Explorer } from "../chain/explorer.js";
import { Heading } from "../ui/Heading.js";
import { Section } from "../ui/Section.js";
import { words } from "../words/index.js";
import type { Domain } from "./kind.js";
import { href } from "./route.js";
import { Search } from "./Search.js";

/** Where a reader begins. */
export function Home({ explorer, domains }: HomeProps) {
  const { samples } = explorer.deployment;
  const offers = domains.flatMap(({ offer }) => offer ?? []);
  const extras = domains.flatMap(({ extra }) => extra ?? []);
  return (
    <>
      <div className="hero">
        <Heading name={words.home.title} />
        <p className="lead">{words.home.lead}</p>
        <Search large />
      </div>
      <div className="cards">
        {offers.map((offer) => (
          <section className="card" key={offer.title}>
            <h2>{offer.title}</h2>
            <p>{offer.text}</p>
            <p className="hint">
              {words.home.written} <code>{offer.example}</code>
            </p>
          </section>
        ))}
        {extras.map(({ path, title, text }) => (
          <section className="card" key={path}>
            <h2>
              <a href={href(path)}>{title}</a>
            </h2>
            <p>{text}</p>
          </section>
        ))}
      </div>
      {samples.length > 0 && (
        <Section title={words.home.samples}>
          <ul className="links">
            {samples.map(({ label, path }) => (
              <li key={path}>
                <a href={href(path)}>{label}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={words.home.trustTitle}>
        <p>{words.home.trust}</p>
        <p>{words.home.privacy}</p>
      </Section>
    </>
  );
}

interface HomeProps {
  readonly explorer: Explorer;
  readonly domains: readonly Domain[];
}
