const LOCAL = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });
const ZONE = new Intl.DateTimeFormat("en-GB", { timeZoneName: "short" });
const UTC = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
const UTC_TIME = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: "UTC" });
const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "short" });
const UTC_DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "short", timeZone: "UTC" });

const date = (seconds: bigint) => new Date(Number(seconds) * 1000);
const zone = (at: Date) => ZONE.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";

/** A moment as the reader's clock shows it. */
const localOf = (at: Date): string => `${LOCAL.format(at)} ${zone(at)}`.trim();

/** A moment as the world's clock shows it; the day is left out where it is the reader's too. */
const utcOf = (at: Date): string => `${(DAY.format(at) === UTC_DAY.format(at) ? UTC_TIME : UTC).format(at)}\u00a0UTC`;

/** A moment (Unix seconds) as the reader's clock and the world's clock show it. */
export function Moment({ at }: { readonly at: bigint }) {
  const moment = date(at);
  const local = localOf(moment);
  return (
    <time dateTime={moment.toISOString()} className="moment">
      {local}
      {!local.endsWith("UTC") && <span className="utc"> ({utcOf(moment)})</span>}
    </time>
  );
}
