import type { Standing as CredentialState } from "@civitas/sdk/credentials";
import { Moment } from "../ui/Moment.js";
import { Standing, type Tone } from "../ui/Standing.js";
import { CredentialLink } from "./Particulars.js";
import type { StoryAct } from "./record.js";
import { credentials } from "./words/index.js";

const TONES: Readonly<Record<CredentialState["state"], Tone>> = {
  valid: "good",
  "not yet valid": "note",
  suspended: "stop",
  revoked: "stop",
  expired: "stop",
  "issuer suspended": "warn",
  "issuer compromised": "stop",
  superseded: "stop",
  surrendered: "stop",
  declined: "stop",
  unknown: "none",
};

/** How a credential stands, in a sentence. */
export const standingSentence = ({ state }: CredentialState): string => credentials.standing[state].title;

/** How a credential stands, since when and until when, and what that means. */
export function CredentialStanding({ standing, story, agency, moment }: CredentialStandingProps) {
  const { state } = standing;
  // The record keeps about a minute's precision, and a batch no time at all; the history tells the second.
  const told = story?.findLast(({ kind }) => kind === state)?.at;
  const since = told ?? ("since" in standing ? standing.since : undefined);
  const until = "until" in standing ? standing.until : undefined;
  const { text } = credentials.standing[state];
  const terms = credentials.standing;
  return (
    <Standing tone={TONES[state]} title={standingSentence(standing)}>
      <p>{text(agency)}</p>
      {standing.state === "superseded" && (
        <p>
          {terms.replacedBy} <CredentialLink id={standing.successor} />
        </p>
      )}
      {since !== undefined && (
        <p>
          {terms.since} <Moment at={since} />
        </p>
      )}
      {until !== undefined && (
        <p>
          {state === "not yet valid" ? terms.begins : terms.until} <Moment at={until} />
        </p>
      )}
      <p className="hint">
        {terms.judged} <Moment at={moment} />
      </p>
    </Standing>
  );
}

interface CredentialStandingProps {
  readonly standing: CredentialState;
  readonly story: readonly StoryAct[] | undefined;
  readonly agency: string;
  readonly moment: bigint;
}
