import { type Address, isAddress, zeroAddress } from "viem";
import type { Ownership } from "../../../sdk/src/land/index.js";
import { ToolError } from "../../support/error.js";
import { type Context, texts } from "../context.js";

/** An owner as a person writes one: `ACCOUNT`, or `ACCOUNT=1/3`. */
interface Written {
  readonly owner: Address;
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Who owns a title afterwards, as `--to` (one for each) and `--joint` say. */
export function ownershipFlags({ flags }: Context): Ownership {
  const written = texts(flags, "to").map(ownerIn);
  const [first, ...others] = written;
  if (first === undefined)
    throw new ToolError("Say who owns it: --to ACCOUNT, or --to ACCOUNT=1/2 for each of several.");
  const joint = flags["joint"] === true;
  if (others.length === 0) {
    if (joint || first.numerator !== first.denominator) throw new ToolError("One owner alone owns the whole.");
    return { form: "sole", denominator: 1n, portions: [{ owner: first.owner, numerator: 1n }] };
  }
  if (joint) {
    if (written.some(({ denominator }) => denominator !== 1n)) throw new ToolError("Joint owners have no shares.");
    const portions = written.map(({ owner }) => ({ owner, numerator: 1n }));
    return { form: "joint", denominator: BigInt(portions.length), portions };
  }
  const denominator = written.reduce((common, each) => lowestMultiple(common, each.denominator), 1n);
  const portions = written.map(({ owner, ...share }) => ({
    owner,
    numerator: (share.numerator * denominator) / share.denominator,
  }));
  const sum = portions.reduce((total, { numerator }) => total + numerator, 0n);
  if (sum !== denominator) {
    throw new ToolError(`The shares sum to ${sum}/${denominator}. Name everybody who owns the title afterwards.`);
  }
  return { form: "in common", denominator, portions };
}

function ownerIn(written: string): Written {
  const [account = "", share = "1/1", ...rest] = written.split("=");
  const [, numerator = "0", denominator = "0"] = /^(\d{1,19})\/(\d{1,19})$/.exec(share) ?? [];
  const [parts, whole] = [BigInt(numerator), BigInt(denominator)];
  if (rest.length > 0 || parts === 0n || parts > whole) {
    throw new ToolError(`--to ${written} is no owner. Write an account, or an account and a share as ACCOUNT=1/2.`);
  }
  return { owner: accountIn(account, "--to"), numerator: parts, denominator: whole };
}

/** An account that a person wrote. */
export function accountIn(value: string | undefined, flag: string): Address {
  if (value === undefined) throw new ToolError(`Give an account with ${flag}.`);
  if (!isAddress(value)) throw new ToolError(`${flag}: ${value} is not an account, or its checksum is wrong.`);
  if (value === zeroAddress) throw new ToolError(`${flag}: the zero account is nobody's.`);
  return value;
}

function lowestMultiple(one: bigint, other: bigint): bigint {
  let [a, b] = [one, other];
  while (b !== 0n) [a, b] = [b, a % b];
  return (one / a) * other;
}
