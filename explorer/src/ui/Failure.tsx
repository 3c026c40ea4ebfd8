import { href } from "../app/route.js";
import { useExplorer } from "../chain/context.js";
import { type Trouble, troubleOf } from "../chain/trouble.js";
import { words } from "../words/index.js";
import { Heading } from "./Heading.js";
import { Notice } from "./Notice.js";

/** Shown in a page's place when its reading failed. */
export function Failure({ error, again }: { readonly error: unknown; readonly again: () => void }) {
  return <TroubleNotice trouble={troubleOf(error, useExplorer().rpcUrl)} again={again} />;
}

/** Tells why nothing can be read, and what to do. */
export function TroubleNotice({ trouble, again }: { readonly trouble: Trouble; readonly again: () => void }) {
  const { title, text } = words.trouble(trouble);
  return (
    <>
      <Heading name={words.troubleTitle} />
      <Notice kind="error" title={title}>
        <p>{text}</p>
      </Notice>
      <p className="buttons">
        <button type="button" onClick={again}>
          {words.tryAgain}
        </button>
        <a href={href("settings")}>{words.settings.change}</a>
      </p>
    </>
  );
}
