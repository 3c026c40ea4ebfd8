const LOCAL = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });
const ZONE = new Intl.DateTimeFormat("en-GB", { timeZoneName: "short" });
const UTC = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

const date = (seconds: bigint) => new Date(Number(seconds) * 1000);
const zone = (at: Date) => ZONE.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";

/** A moment (Unix seconds) as the reader's clock shows it. */
export const localMoment = (seconds: bigint): string => `${LOCAL.format(date(seconds))} ${zone(date(seconds))}`.trim();

/** A moment (Unix seconds) as the reader's clock and the world's clock show it. */
export function Moment({ at }: { readonly at: bigint }) {
  const utc = `${UTC.format(date(at))} UTC`;
  const local = localMoment(at);
  return (
    <time dateTime={date(at).toISOString()} className="moment">
      {local}
      {local !== utc && <span className="utc"> ({utc})</span>}
    </time>
  );
}
