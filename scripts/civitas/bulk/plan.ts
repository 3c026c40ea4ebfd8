import { isHex, keccak256, stringToHex } from "viem";
import { type CertificateKind, endOf, schemaDigest, typeIdOf } from "../../../sdk/src/catalogue/index.js";
import type { Chain } from "../../../sdk/src/core/index.js";
import { type Day, dayAfter, dayClock, readDay, readTypeRule } from "../../../sdk/src/credentials/import/index.js";
import type { RegistryRef } from "../../../sdk/src/credentials/index.js";
import { ToolError } from "../../support/error.js";
import { type Context, text } from "../context.js";
import { moment } from "../output.js";
import type { BulkPlan } from "./journal.js";

const QUARTER = 900n;

/** What the flags say of an issuance; what they leave out is undefined. */
type Asked = { readonly [member in keyof BulkPlan]: BulkPlan[member] | undefined };

/** Makes the plan of an issuance, or takes the one that an earlier run made, and refuses flags that say otherwise. */
export async function planOf(
  context: Context,
  chain: Chain,
  { registry }: RegistryRef,
  kind: CertificateKind,
  made: BulkPlan | undefined,
): Promise<BulkPlan> {
  const asked = askedBy(context);
  if (made !== undefined) {
    for (const [member, value] of Object.entries(asked)) {
      const before = made[member as keyof BulkPlan];
      if (value === undefined || value === before) continue;
      throw new ToolError(
        `An earlier run of this issuance has another ${FLAGS[member as keyof BulkPlan]} (${told(before)}, now ${told(value)}). Leave the flag out to go on with that run; name this one with --label to issue the file once more.`,
      );
    }
    return made;
  }
  if (asked.basis === undefined) {
    throw new ToolError('Say what the issuing rests on: --basis "Decision 14/2026", or a digest.');
  }
  const now = (await chain.block()).timestamp;
  const validFrom = asked.validFrom ?? now - (now % QUARTER);
  const validUntil = asked.validUntil ?? endOf(kind.validity, validFrom);
  return {
    issuer: asked.issuer ?? `did:pkh:eip155:${chain.id}:${registry}`,
    basis: asked.basis,
    validFrom,
    validUntil,
  };
}

/** Refuses what the type on record does not allow: it is asked before anything is digested. */
export async function requireType(
  chain: Chain,
  ref: RegistryRef,
  kind: CertificateKind,
  plan: BulkPlan,
): Promise<void> {
  const { code, name } = kind;
  const rule = await readTypeRule(chain, ref, typeIdOf(kind));
  if (rule.schema !== schemaDigest(kind.schema)) {
    throw new ToolError(`${code} is registered with another schema than the catalogue's. Give the kind by --add.`);
  }
  if (rule.holderNeeded) {
    throw new ToolError(
      `Every ${name.toLowerCase()} names its holder's account, which a batch cannot do. Issue them one by one.`,
    );
  }
  const { validFrom, validUntil } = plan;
  if (validUntil !== undefined && validUntil <= validFrom) {
    throw new ToolError(`The term ends on ${moment(validUntil)}, before it begins on ${moment(validFrom)}.`);
  }
  if (rule.maximumTerm === 0n) return;
  if (validUntil === undefined || validUntil - validFrom > rule.maximumTerm) {
    throw new ToolError(
      `A ${name.toLowerCase()} lasts at most ${rule.maximumTerm / 86_400n} days. Give an earlier --until.`,
    );
  }
}

const FLAGS: Readonly<Record<keyof BulkPlan, string>> = {
  issuer: "--issuer",
  basis: "--basis",
  validFrom: "--from",
  validUntil: "--until",
};

const told = (value: string | bigint | undefined): string =>
  value === undefined ? "none" : typeof value === "bigint" ? moment(value) : value;

function askedBy({ flags }: Context): Asked {
  const clock = dayClock(text(flags, "time-zone") ?? "UTC");
  const day = (flag: string): Day | undefined => {
    const value = text(flags, flag);
    if (value === undefined) return undefined;
    const read = readDay(value, "DMY");
    if (read === undefined) throw new ToolError(`--${flag} ${value} is no day such as 2026-02-16.`);
    return read;
  };
  const [first, last] = [day("from"), day("until")];
  const issuer = text(flags, "issuer");
  if (issuer !== undefined && !URL.canParse(issuer)) throw new ToolError(`--issuer ${issuer} is no URL and no DID.`);
  const basis = text(flags, "basis");
  return {
    issuer,
    basis:
      basis === undefined ? undefined : isHex(basis) && basis.length === 66 ? basis : keccak256(stringToHex(basis)),
    validFrom: first && clock(first),
    validUntil: last && clock(dayAfter(last)),
  };
}
