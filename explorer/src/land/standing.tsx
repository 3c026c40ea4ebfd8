import { Standing, type Tone } from "../ui/Standing.js";
import { Account } from "../ui/chain.js";
import { Moment } from "../ui/Moment.js";
import { FOREVER } from "../ui/term.js";
import { words } from "../words/index.js";
import type { TitleView } from "./read.js";

/** How a title stands, in a sentence. */
export function titleStanding({ title }: TitleView): { readonly tone: Tone; readonly title: string } {
  const { frozen, caveats, charges } = title;
  if (frozen) return { tone: "stop", title: words.land.standing.frozen };
  if (caveats.length > 0) return { tone: "warn", title: words.land.standing.caveats(caveats.length) };
  if (charges.length > 0) return { tone: "note", title: words.land.standing.charges(charges.length) };
  return { tone: "good", title: words.land.standing.clear };
}

/** How a title stands and what that means for a dealing. */
export function TitleStanding({ view }: { readonly view: TitleView }) {
  const { tone, title: sentence } = titleStanding(view);
  const { frozen, caveats, charges } = view.title;
  return (
    <Standing tone={tone} title={sentence}>
      {frozen && <p>{words.land.standing.frozenText}</p>}
      {caveats.map(({ slot, until }) => (
        <p key={slot}>
          {words.land.standing.caveatText}{" "}
          {until === FOREVER ? (
            words.land.standing.untilWithdrawn
          ) : (
            <>
              {words.land.standing.until} <Moment at={BigInt(until)} />.
            </>
          )}
        </p>
      ))}
      {charges.length > 0 && (
        <>
          <p>{words.land.standing.chargeText(charges.length)}</p>
          <ul>
            {charges.map(({ rank, chargee }) => (
              <li key={rank}>
                {words.land.rank(rank)}: <Account address={chargee} />
              </li>
            ))}
          </ul>
        </>
      )}
      {tone === "good" && <p>{words.land.standing.clearText}</p>}
    </Standing>
  );
}
