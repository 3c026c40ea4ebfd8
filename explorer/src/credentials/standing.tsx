import { Moment } from "../ui/Moment.js";
import { Standing, type Tone } from "../ui/Standing.js";
import type { Status } from "./record.js";
import { credentials } from "./words/index.js";

const TONES: Readonly<Record<Status["state"], Tone>> = {
  valid: "good",
  "not yet valid": "note",
  suspended: "stop",
  revoked: "stop",
  expired: "stop",
  "issuer suspended": "warn",
  "issuer compromised": "stop",
  unknown: "none",
};

/** How a credential stands, in a sentence. */
export const standingSentence = ({ state }: Status): string => credentials.standing[state].title;

/** How a credential stands, since when and until when, and what that means. */
export function CredentialStanding({ status, agency, moment }: CredentialStandingProps) {
  const { state, since, until } = status;
  const { text } = credentials.standing[state];
  const terms = credentials.standing;
  return (
    <Standing tone={TONES[state]} title={standingSentence(status)}>
      <p>{text(agency)}</p>
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
  readonly status: Status;
  readonly agency: string;
  readonly moment: bigint;
}
