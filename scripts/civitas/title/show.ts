import { readLineage, readTitle, referenceOf, type TitleStanding, titleId } from "../../../sdk/src/land/index.js";
import type { Context, Outcome, Verb } from "../context.js";
import { moment } from "../output.js";
import { deskFlags, openDesk } from "./desk.js";

/** Shows a title as it stands. */
export const titleShow: Verb = {
  name: "title show",
  usage: "REFERENCE",
  summary: "show a title: its owners, what burdens it, and what stands in the way of dealings",
  positionals: 1,
  flags: deskFlags,
  run,
};

async function run(context: Context): Promise<Outcome> {
  const reference = context.positionals[0] ?? "";
  const { chain, ref, fromBlock } = await openDesk(context);
  const standing = await readTitle(chain, ref, titleId(reference));
  if (standing.state === "unknown") {
    context.say(`No title ${reference} is registered in ${ref.registry} at block ${standing.block}.`);
    return { ok: false, result: { ...ref, standing } };
  }
  const { parents, children } = await readLineage(chain, ref, standing.titleId, { fromBlock, toBlock: standing.block });
  tell(context, standing);
  for (const [name, titles] of [["prior", parents] as const, ["later", children] as const]) {
    if (titles.length > 0) context.say(`  ${name}   ${titles.map(referenceOf).join(", ")}`);
  }
  return { ok: true, result: { ...ref, standing, parents, children } };
}

type Registered = Exclude<TitleStanding, { readonly state: "unknown" }>;

function tell({ say }: Context, standing: Registered): void {
  const { reference, revision, form, area, parcel, owners, charges, caveats, rights, notice, blockedBy, block } =
    standing;
  say(`Title ${reference}, revision ${revision}, as of block ${block}`);
  if (standing.state === "historic") say("  closed  no dealing is possible any more");
  say(`  parcel  ${parcel ?? "no plan"}${area === undefined ? "" : `, ${area} m²`}`);
  if (form === "joint") say("  owned   jointly, with survivorship");
  for (const { owner, numerator, denominator } of owners) {
    say(`  owner   ${owner}${denominator === 1n ? "" : ` ${numerator}/${denominator}`}`);
  }
  for (const { rank, chargee, registeredAt } of charges)
    say(`  charge  ${rank}: ${chargee} since ${moment(registeredAt)}`);
  for (const { slot, caveator, lodgedAt, until } of caveats) {
    say(
      `  caveat  ${slot}: ${caveator} since ${moment(lodgedAt)}${until === undefined ? "" : ` until ${moment(until)}`}`,
    );
  }
  for (const { slot, kind, holder, benefited, registeredAt, until } of rights) {
    const whose = benefited === undefined ? (holder ?? "the public") : `title ${referenceOf(benefited)}`;
    const end = until === undefined ? "" : ` until ${moment(until)}`;
    say(`  right   ${slot}: ${kind} of ${whose} since ${moment(registeredAt)}${end}`);
  }
  if (notice !== undefined) {
    say(`  notice  place held for ${notice.beneficiary} until ${moment(notice.until)}, dealing ${notice.dealing}`);
  }
  say(
    blockedBy.length === 0
      ? "  Nothing stands in the way of dealings."
      : `  Dealings are stopped by ${blockedBy.map(({ kind }) => kind).join(", ")}.`,
  );
}
