import { Identity } from "@semaphore-protocol/identity";
import { bytesToHex, concat, encodeAbiParameters, type Hex, hexToBytes, keccak256, stringToBytes } from "viem";
import { SecretLengthError } from "./errors.js";
import type { GroupsRef } from "./types.js";

const BYTES = 32;
const DERIVED = keccak256(stringToBytes("Civitas member of a group, version 1"));

/** A member's own half of a membership. Whoever has the secret can prove as the member. */
export interface Member {
  /** 32 bytes; the private key of a Semaphore identity. Never leaves the device. */
  readonly secret: Hex;
  /** What the member joins with: public, and tells nothing of the secret. */
  readonly commitment: bigint;
}

/**
 * Makes a member's secret from randomness. Give 32 bytes of the platform's own generator
 * (`crypto.getRandomValues`), never a wallet's signature: any page that has the same text signed would learn the secret.
 *
 * @throws {@link SecretLengthError} unless there are 32 bytes.
 */
export function makeMember(randomness: Uint8Array): Member {
  if (randomness.length !== BYTES) throw new SecretLengthError(randomness.length);
  return memberOf(bytesToHex(randomness));
}

/**
 * Derives a member's secret for one group from one seed, so that commitments in different groups do not link and one
 * back-up holds them all. The digest binds chain, registry and group; a `turn` makes the next one after a replacement.
 *
 * @throws {@link SecretLengthError} unless the seed has 32 bytes.
 */
export function deriveMember(
  seed: Uint8Array,
  { chainId, registry, groupId, turn = 0n }: GroupsRef & { chainId: number; groupId: Hex; turn?: bigint },
): Member {
  if (seed.length !== BYTES) throw new SecretLengthError(seed.length);
  const place = encodeAbiParameters(
    [{ type: "uint256" }, { type: "address" }, { type: "bytes32" }, { type: "uint256" }],
    [BigInt(chainId), registry, groupId, turn],
  );
  return memberOf(keccak256(concat([DERIVED, bytesToHex(seed), place])));
}

/** A member from a secret that was kept. */
export function memberOf(secret: Hex): Member {
  return { secret, commitment: identityOf(secret).commitment };
}

/** Semaphore's own identity of a secret. */
export function identityOf(secret: Hex): Identity {
  const bytes = hexToBytes(secret);
  if (bytes.length !== BYTES) throw new SecretLengthError(bytes.length);
  return new Identity(bytes as never);
}
