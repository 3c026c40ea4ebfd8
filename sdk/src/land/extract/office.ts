import { type Address, parseAbi, toFunctionSelector } from "viem";
import { type Chain, contractCalls } from "../../core/index.js";
import { landRegistryAbi } from "../../generated/land.js";
import * as calls from "../calls.js";
import type { LandRef } from "../types.js";

/** All that the land register asks of its authority: who registers, and when that office's keys were not safe. */
const authorityAbi = parseAbi([
  "function getTargetFunctionRole(address target, bytes4 selector) view returns (uint64)",
  "function hasRole(uint64 roleId, address account) view returns (bool isMember, uint32 executionDelay)",
  "function suspectSince(uint64 agency, uint48 actedAt) view returns (uint48 since)",
]);
const authorityCall = contractCalls(authorityAbi, {});

const REGISTER = toFunctionSelector(
  landRegistryAbi.find((item) => item.type === "function" && item.name === "register") as never,
);

/** An agency is the upper part of its offices' numbers. */
const OFFICE_MASK = 0xffffn;

/** The office that registers titles, as one account stands to it. */
export interface RegistrarOffice {
  readonly authority: Address;
  readonly office: bigint;
}

/** Which office registered titles at a block. */
export async function registrarOffice(chain: Chain, ref: LandRef, block: bigint): Promise<RegistrarOffice> {
  const authority = await chain.read(calls.authority(ref), { block });
  const office = await chain.read(authorityCall(authority, "getTargetFunctionRole", [ref.registry, REGISTER]), {
    block,
  });
  return { authority, office };
}

/** Whether an account held the office at a block. */
export async function isOfficer(
  chain: Chain,
  { authority, office }: RegistrarOffice,
  account: Address,
  block: bigint,
): Promise<boolean> {
  const [member] = await chain.read(authorityCall(authority, "hasRole", [office, account]), { block });
  return member;
}

/** First second of the suspect span in which a moment lies, as is known at a block; undefined where it is in none. */
export async function suspectSince(
  chain: Chain,
  { authority, office }: RegistrarOffice,
  moment: bigint,
  block: bigint,
): Promise<bigint | undefined> {
  const agency = office & ~OFFICE_MASK;
  const since = await chain.read(authorityCall(authority, "suspectSince", [agency, Number(moment)]), { block });
  return since === 0 ? undefined : BigInt(since);
}
