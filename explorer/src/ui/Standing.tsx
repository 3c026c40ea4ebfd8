import type { ReactNode } from "react";

/** What a standing means for the reader: all is well, take note, be careful, stop, or nothing is known. */
export type Tone = "good" | "note" | "warn" | "stop" | "none";

const SIGNS: Readonly<Record<Tone, string>> = {
  good: "M4.500 12.500 10 18 20 6.500",
  note: "M12 10.500V18M12 6v.5",
  warn: "M12 5.500V14M12 18v.5",
  stop: "M6 6 18 18M18 6 6 18",
  none: "M6 12H18",
};

/** How a record stands, in plain words, before anything else. The sign tells without colour what the colour tells. */
export function Standing({ tone, title, children }: StandingProps) {
  return (
    <section className={`standing standing-${tone}`} aria-labelledby="standing">
      <svg className="sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d={SIGNS[tone]} />
      </svg>
      <div>
        <h2 id="standing">{title}</h2>
        {children}
      </div>
    </section>
  );
}

interface StandingProps {
  readonly tone: Tone;
  readonly title: string;
  readonly children?: ReactNode;
}
