import { Moment } from "../ui/Moment.js";
import { Standing, type Tone } from "../ui/Standing.js";
import type { MandateView } from "./read.js";
import { mandates } from "./words/index.js";

interface Words {
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
}

const TONES: Readonly<Record<MandateView["standing"]["state"], Tone>> = {
  "in force": "good",
  offered: "note",
  expired: "none",
  "used up": "none",
  revoked: "stop",
  renounced: "none",
};

/** How a mandate stands, in words. One that stands may still allow nothing: authority is judged when it is used. */
export function standingOf({ standing: { state }, authority }: MandateView): Words {
  if (state !== "in force" || authority.state === "authorised")
    return { tone: TONES[state], ...mandates.states[state] };
  return { tone: "warn", title: mandates.states.idle.title, text: whyIdle(authority) };
}

function whyIdle(authority: Exclude<MandateView["authority"], { readonly state: "authorised" }>): string {
  switch (authority.state) {
    case "principal not verified":
      return mandates.idle.principal;
    case "agent not verified":
      return mandates.idle.agent;
    case "mandate wanting":
      return mandates.idle.link(mandates.faults[authority.fault]);
  }
}

/** How a mandate stands, and when that was judged. */
export function MandateStanding({ view }: { readonly view: MandateView }) {
  const { tone, title, text } = standingOf(view);
  return (
    <Standing tone={tone} title={title}>
      <p>{text}</p>
      <p className="hint">
        {mandates.judged} <Moment at={view.head.timestamp} />
      </p>
    </Standing>
  );
}
