import { type Address, type Hex, zeroHash } from "viem";
import { MandateRangeError, MemberUnknownError } from "./errors.js";
import type {
  Body,
  EndingPaper,
  GrantPaper,
  MandateGrant,
  MandateRecord,
  MandateStanding,
  MandateTerms,
  MemberSignature,
} from "./types.js";

/** The greatest values, which the registry takes for "without limit". */
export const ANY_COUNT: number = 2 ** 32 - 1;
export const ANY_SUM: bigint = 2n ** 128n - 1n;
const LAST_SECOND = 2n ** 40n - 1n;
const LAST_DEADLINE = 2n ** 48n - 1n;

/** A mandate's terms in the contract's form. */
export interface WrittenTerms {
  readonly until: number;
  readonly count: number;
  readonly sum: bigint;
  readonly depth: number;
}

/** Terms in the contract's form; a number that does not fit is refused by name. */
export const writtenTerms = ({ until, count, sum, depth = 0 }: MandateTerms): WrittenTerms => ({
  until: Number(within("end", until, LAST_SECOND)),
  count: count === undefined ? ANY_COUNT : Number(within("count", BigInt(count), BigInt(ANY_COUNT) - 1n)),
  sum: sum === undefined ? ANY_SUM : within("sum", sum, ANY_SUM - 1n),
  depth: Number(within("depth", BigInt(depth), 7n)),
});

/** A grant in the contract's form. */
export interface WrittenGrant {
  readonly parent: Hex;
  readonly grantor: Address;
  readonly agent: Address;
  readonly theme: Hex;
  readonly resource: Hex;
  readonly terms: WrittenTerms;
  readonly acceptance: boolean;
  readonly revision: number;
  readonly deadline: number;
}

/** A grant's paper in the contract's form. */
export const writtenGrant = (paper: GrantPaper): WrittenGrant => ({
  ...subject(paper),
  grantor: paper.grantor,
  terms: writtenTerms(paper.terms),
  acceptance: paper.acceptance ?? false,
  revision: paper.revision,
  deadline: Number(within("deadline", paper.deadline, LAST_DEADLINE)),
});

/** A revocation or renunciation in the contract's form. */
export type WrittenEnding = Omit<WrittenGrant, "terms" | "acceptance">;

/** An ending's paper in the contract's form. */
export const writtenEnding = (paper: EndingPaper): WrittenEnding => ({
  ...subject(paper),
  grantor: paper.grantor,
  revision: paper.revision,
  deadline: Number(within("deadline", paper.deadline, LAST_DEADLINE)),
});

/** What a mandate is for, with nothing left out. */
export const subject = ({
  parent = zeroHash,
  agent,
  theme,
  resource = zeroHash,
}: Omit<MandateGrant, "terms">): Pick<WrittenGrant, "parent" | "agent" | "theme" | "resource"> => ({
  parent,
  agent,
  theme,
  resource,
});

/** A body with its members in rising order. */
export const writtenBody = ({ threshold, members }: Body): Body => ({
  threshold,
  members: [...members].sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1)),
});

/** Signatures in the members' order. */
export function writtenSignatures(
  body: Body,
  signatures: readonly MemberSignature[],
): readonly { readonly index: number; readonly signature: Hex }[] {
  const { members } = writtenBody(body);
  return signatures
    .map(({ member, signature }) => {
      const index = members.findIndex((one) => BigInt(one) === BigInt(member));
      if (index === -1) throw new MemberUnknownError(member);
      return { index, signature };
    })
    .sort((one, other) => one.index - other.index);
}

/** A record as the registry gives it. */
export interface ReadRecord {
  readonly until: number;
  readonly count: number;
  readonly sum: bigint;
  readonly depth: number;
  readonly revision: number;
  readonly state: number;
}

/** States in the contract's order, after the one that means none. */
const STATES = ["offered", "in force", "revoked", "renounced"] as const;

/** A record without what is not limited. */
export const recordFrom = ({ until, count, sum, depth, revision }: ReadRecord): MandateRecord => ({
  until: BigInt(until),
  ...(count === ANY_COUNT ? {} : { count }),
  ...(sum === ANY_SUM ? {} : { sum }),
  depth,
  revision,
});

/** How a record stands at a moment. */
export function standingFrom(read: ReadRecord, moment: bigint): MandateStanding {
  const state = STATES[read.state - 1];
  if (state === undefined) return { state: "unknown" };
  const record = recordFrom(read);
  if (state !== "in force" && state !== "offered") return { state, ...record };
  if (moment >= record.until) return { state: "expired", ...record };
  if (record.count === 0) return { state: "used up", ...record };
  return { state, ...record };
}

/** The word that a grant wrote, as its event tells it. */
export const recordOfWord = (word: bigint): ReadRecord => ({
  sum: word & ANY_SUM,
  count: Number((word >> 128n) & 0xffffffffn),
  until: Number((word >> 160n) & 0xffffffffffn),
  revision: Number((word >> 200n) & 0xffffffffn),
  depth: Number((word >> 232n) & 0xffn),
  state: Number((word >> 240n) & 0xffn),
});

function within(field: string, value: bigint, most: bigint): bigint {
  if (value < 0n || value > most) throw new MandateRangeError(field, value, most);
  return value;
}
