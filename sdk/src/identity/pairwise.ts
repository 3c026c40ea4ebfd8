import {
  type Address,
  bytesToBigInt,
  bytesToHex,
  concat,
  type Hex,
  hexToBytes,
  keccak256,
  type LocalAccount,
  numberToHex,
  stringToHex,
} from "viem";
import { HDKey, privateKeyToAccount } from "viem/accounts";
import { PairwiseIndexError, PairwiseSeedError } from "./errors.js";

/** An agency, by what stays the same on every chain and through every new version of its registries. */
export interface PairwiseAgency {
  /** The authority under which it was opened. */
  readonly authority: Address;
  /** Its role: number n of the authority's agencies is n << 16. */
  readonly agency: bigint;
}

/** First step of every path: "CIVI" in ASCII, as a number that no other purpose has. */
export const PAIRWISE_PURPOSE = 0x43495649;

/** Steps that an agency's id is cut into. */
const STEPS = 8;
const STEP_BITS = 31n;
const [SHORTEST, LONGEST] = [16, 64] as const;

/** An agency's id: `keccak256("civitas agency" ++ authority ++ role as 8 bytes)`. */
export const agencyId = ({ authority, agency }: PairwiseAgency): Hex =>
  keccak256(concat([stringToHex("civitas agency"), authority, numberToHex(agency, { size: 8 })]));

/**
 * The BIP-32 path of a citizen's account for an agency: the purpose, the first 248 bits of the agency's id in eight steps
 * of 31 bits, and the number of the account. Every step is hardened, so that one account's key and its chain code tell
 * nothing of another's.
 *
 * @param index Number of the account: 0 at first, the next one after a rotation.
 * @throws {@link PairwiseIndexError} when the number is none of 0 to 2³¹ - 1.
 */
export function pairwisePath(agency: PairwiseAgency, index = 0): string {
  if (!Number.isInteger(index) || index < 0 || index >= 2 ** Number(STEP_BITS)) throw new PairwiseIndexError(index);
  const digest = bytesToBigInt(hexToBytes(agencyId(agency)));
  const steps = Array.from({ length: STEPS }, (_, step) => {
    const shift = 256n - STEP_BITS * BigInt(step + 1);
    return Number((digest >> shift) & ((1n << STEP_BITS) - 1n));
  });
  return `m/${[PAIRWISE_PURPOSE, ...steps, index].map((step) => `${step}'`).join("/")}`;
}

/**
 * The account that a citizen shows to one agency, derived from one seed: agencies that compare their records find no
 * account twice. The same seed, agency and number give the same account.
 *
 * The account signs and hands out no key. Keep the seed as you would keep the key of every account in one.
 *
 * @param seed 16 to 64 random bytes, such as a BIP-39 seed.
 * @throws {@link PairwiseSeedError} when the seed is shorter or longer.
 */
export function pairwiseAccount(seed: Uint8Array, agency: PairwiseAgency, index = 0): LocalAccount {
  if (seed.length < SHORTEST || seed.length > LONGEST) throw new PairwiseSeedError(seed.length);
  const path = pairwisePath(agency, index);
  const { privateKey } = HDKey.fromMasterSeed(seed).derive(path);
  // Only a public key lacks one, and what a seed gives is private.
  if (privateKey === null) throw new PairwiseSeedError(seed.length);
  return privateKeyToAccount(bytesToHex(privateKey));
}
