import { words } from "../words/index.js";
import { Notice } from "./Notice.js";
import { Section } from "./Section.js";
import { type Act, Timeline } from "./Timeline.js";

/** A record's history, or a warning where the node did not tell the whole of it. */
export function History({ acts }: { readonly acts: readonly Act[] | undefined }) {
  return (
    <Section title={words.history.title}>
      {acts === undefined ? (
        <Notice kind="error" title={words.history.missing.title}>
          <p>{words.history.missing.text}</p>
        </Notice>
      ) : (
        <Timeline acts={acts} />
      )}
    </Section>
  );
}
