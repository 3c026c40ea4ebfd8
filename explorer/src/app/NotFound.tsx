import { Heading } from "../ui/Heading.js";
import { words } from "../words/index.js";
import { href } from "./route.js";

/** Shown where the address leads nowhere. */
export function NotFound() {
  return (
    <>
      <Heading name={words.notFound.title} />
      <p>
        {words.notFound.text} <a href={href("")}>{words.home.back}</a>
      </p>
    </>
  );
}
