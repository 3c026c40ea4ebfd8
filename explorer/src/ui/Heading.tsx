import { type ReactNode, useEffect, useRef } from "react";
import { words } from "../words/index.js";

let first = true;

/** The one main heading of a page. Going to another page moves the focus here, so that reading goes on here. */
export function Heading({ caption, name, children }: HeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${name} – ${words.service}`;
    if (first) {
      first = false;
      return;
    }
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [name]);

  return (
    <h1 ref={heading} tabIndex={-1}>
      {caption && <span className="caption">{caption} </span>}
      {children ?? name}
    </h1>
  );
}

interface HeadingProps {
  /** What stands above it, in smaller letters. */
  readonly caption?: string;
  /** What the page is, for its title too. */
  readonly name: string;
  /** Shown instead of the name. */
  readonly children?: ReactNode;
}
