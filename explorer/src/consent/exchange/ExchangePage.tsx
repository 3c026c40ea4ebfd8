import type { PageProps } from "../../app/kind.js";
import { href } from "../../app/route.js";
import { Heading } from "../../ui/Heading.js";
import { consents } from "../words/index.js";
import { Answer } from "./Answer.js";
import { Ask } from "./Ask.js";
import { Check } from "./Check.js";

const { exchange } = consents;
const PARTS = { ask: Ask, answer: Answer, check: Check } as const;
const NAMES = Object.keys(PARTS) as readonly (keyof typeof PARTS)[];

/** The exchange of single fields by QR code: asking, answering, checking. */
export function ExchangePage({ parts }: PageProps) {
  const name = NAMES.find((part) => part === parts[0]);
  const Part = name && PARTS[name];
  return (
    <>
      <Heading
        {...(name === undefined ? {} : { caption: exchange.title })}
        name={name === undefined ? exchange.title : exchange.parts[name]}
      />
      {name === undefined && <p>{exchange.lead}</p>}
      {Part === undefined ? (
        <ul className="links">
          {NAMES.map((part) => (
            <li key={part}>
              <a href={href(`exchange/${part}`)}>{exchange.parts[part]}</a>
            </li>
          ))}
        </ul>
      ) : (
        <Part />
      )}
    </>
  );
}
