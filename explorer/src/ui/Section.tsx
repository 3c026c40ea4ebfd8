import { type ReactNode, useId } from "react";

/** A part of a page under its own heading. */
export function Section({ title, children, className = "" }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={`part ${className}`.trim()}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly className?: string;
}
