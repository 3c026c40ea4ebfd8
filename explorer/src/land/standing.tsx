import { Account } from "../ui/chain.js";
import { Moment } from "../ui/Moment.js";
import { Standing, type Tone } from "../ui/Standing.js";
import type { Title, TitleView } from "./read.js";
import { land } from "./words/index.js";

const isFrozen = ({ blockedBy }: Title): boolean => blockedBy.some(({ kind }) => kind === "freeze");

/** How a title stands, in a sentence. */
export function titleStanding({ title, pending }: TitleView): { readonly tone: Tone; readonly title: string } {
  const { caveats, charges, notice, rights, state } = title;
  if (state === "historic") return { tone: "stop", title: land.standing.historic };
  if (isFrozen(title)) return { tone: "stop", title: land.standing.frozen };
  if (caveats.length > 0) return { tone: "warn", title: land.standing.caveats(caveats.length) };
  if (pending.length > 0) return { tone: "warn", title: land.standing.pending(pending.length) };
  if (notice !== undefined) return { tone: "warn", title: land.standing.notice };
  if (charges.length > 0) return { tone: "note", title: land.standing.charges(charges.length) };
  if (rights.length > 0) return { tone: "note", title: land.standing.rights(rights.length) };
  return { tone: "good", title: land.standing.clear };
}

/** How a title stands and what that means for a dealing. */
export function TitleStanding({ view }: { readonly view: TitleView }) {
  const { tone, title: sentence } = titleStanding(view);
  const { caveats, charges, notice, rights } = view.title;
  return (
    <Standing tone={tone} title={sentence}>
      {view.title.state === "historic" && <p>{land.standing.historicText}</p>}
      {isFrozen(view.title) && <p>{land.standing.frozenText}</p>}
      {caveats.map(({ slot, until }) => (
        <p key={slot}>
          {land.standing.caveatText}{" "}
          {until === undefined ? (
            land.standing.untilWithdrawn
          ) : (
            <>
              {land.standing.until} <Moment at={until} />.
            </>
          )}
        </p>
      ))}
      {view.pending.length > 0 && <p>{land.standing.pendingText}</p>}
      {notice !== undefined && (
        <p>
          {land.standing.noticeText} {land.standing.until} <Moment at={notice.until} />.
        </p>
      )}
      {rights.some(({ kind }) => kind === "restriction") && <p>{land.standing.restrictionText}</p>}
      {charges.length > 0 && (
        <>
          <p>{land.standing.chargeText(charges.length)}</p>
          <ul>
            {charges.map(({ rank, chargee }) => (
              <li key={rank}>
                {land.rank(rank)}: <Account address={chargee} />
              </li>
            ))}
          </ul>
        </>
      )}
      {tone === "good" && <p>{land.standing.clearText}</p>}
    </Standing>
  );
}
