import { Moment } from "../ui/Moment.js";
import { Standing, type Tone } from "../ui/Standing.js";
import type { ApplicationView } from "./read.js";
import { desk } from "./words/index.js";

type Words = { readonly tone: Tone; readonly title: string; readonly text: string };

/** How an application stands, in words. */
export function standingOf({ application, terms, turn }: ApplicationView): Words {
  const { stage } = application;
  const words = desk.stage;
  switch (stage) {
    case "pending":
    case "appealed":
      if (turn.who === "anybody") {
        return { tone: "warn", title: words.overdue.title, text: words.overdue[terms.lapse] };
      }
      return { tone: "note", ...words[stage] };
    case "waiting":
      return turn.who === "applicant"
        ? { tone: "note", title: words.waiting.title, text: words.waiting.text }
        : { tone: "warn", title: words.waiting.title, text: words.waiting.late };
    case "refused":
      return turn.who === "applicant"
        ? { tone: "stop", title: words.refused.title, text: words.refused.text }
        : { tone: "stop", title: words.rejected.title, text: words.refused.late };
    case "granted":
    case "deemed granted":
      return { tone: "good", ...words[stage] };
    case "rejected":
      return { tone: "stop", ...words.rejected };
    case "withdrawn":
    case "lapsed":
      return { tone: "none", ...words[stage] };
  }
}

/** How an application stands, until when, and what a withdrawal would bring. */
export function ApplicationStanding({ view }: { readonly view: ApplicationView }) {
  const { tone, title, text } = standingOf(view);
  const { application, turn, terms, refundable, moment } = view;
  const underWay = ["pending", "waiting", "appealed"].includes(application.stage);
  return (
    <Standing tone={tone} title={title}>
      <p>{text}</p>
      {application.dueAt !== undefined && (
        <p>
          {"until" in turn ? desk.stage.until : desk.stage.since} <Moment at={application.dueAt} />
        </p>
      )}
      {underWay && terms.fee !== undefined && <p>{refundable ? desk.refundable : desk.notRefundable}</p>}
      <p className="hint">
        {desk.stage.judged} <Moment at={moment} />
      </p>
    </Standing>
  );
}
