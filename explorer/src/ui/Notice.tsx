import type { ReactNode } from "react";

/** Something the reader must not miss. `error` interrupts a screen reader, `note` does not. */
export function Notice({ kind, title, children }: NoticeProps) {
  return (
    <div className={`notice notice-${kind}`} role={kind === "error" ? "alert" : undefined}>
      <p className="notice-title">{title}</p>
      {children}
    </div>
  );
}

interface NoticeProps {
  readonly kind: "note" | "error" | "good";
  readonly title: string;
  readonly children?: ReactNode;
}
