import { type Address, encodeFunctionData, type Hex, stringToHex } from "viem";
import {
  type AnyCall,
  type BatchOptions,
  type Chain,
  contractCalls,
  type Mined,
  mapConcurrently,
  sendOutstanding,
} from "../core/index.js";
import { credentialRegistryAbi, credentialRegistryErrors, TypeUnknownError } from "../generated/credentials.js";
import { KindDiffersError, KindRepeatedError } from "./errors.js";
import { schemaDigest } from "./find.js";
import type { CertificateKind } from "./types.js";
import { maximumTerm } from "./validity.js";

const call = contractCalls(credentialRegistryAbi, credentialRegistryErrors);

/** Where kinds are registered, and for whom. */
export interface CatalogueTarget {
  readonly registry: Address;
  /** Role whose members issue a kind: agency << 16 | office. */
  readonly officeOf: (kind: CertificateKind) => bigint;
}

/** Kinds that are registered, and those that are not yet. */
export interface CatalogueStanding {
  readonly registered: readonly CertificateKind[];
  readonly absent: readonly CertificateKind[];
}

/** Id of a kind's type. */
export const typeIdOf = ({ code }: Pick<CertificateKind, "code">): Hex => stringToHex(code);

/**
 * Reads which kinds of a list are registered as they are.
 *
 * @throws {@link KindDiffersError} where a type of that code is another one.
 */
export async function surveyCatalogue(
  chain: Chain,
  target: CatalogueTarget,
  kinds: readonly CertificateKind[],
): Promise<CatalogueStanding> {
  const here = await mapConcurrently(kinds, (kind) => isRegistered(chain, target, kind));
  return { registered: kinds.filter((_, index) => here[index]), absent: kinds.filter((_, index) => !here[index]) };
}

/**
 * Registers the kinds of a list that are not registered yet, in as few transactions as the gas cap allows; the chain's
 * account is the head of the offices' agencies. Run again, it goes on where it stopped.
 *
 * @returns The transactions, none where nothing was left to do.
 * @throws {@link KindDiffersError} before anything is sent, where a type of a kind's code is another one.
 */
export async function registerCatalogue(
  chain: Chain,
  target: CatalogueTarget,
  kinds: readonly CertificateKind[],
  options: BatchOptions<CertificateKind> = {},
): Promise<readonly Mined[]> {
  const codes = new Set<string>();
  for (const { code } of kinds) {
    if (codes.has(code)) throw new KindRepeatedError(code);
    codes.add(code);
  }
  const { absent } = await surveyCatalogue(chain, target, kinds);
  const of = async (some: readonly CertificateKind[]) => (await surveyCatalogue(chain, target, some)).absent;
  return sendOutstanding(chain, absent, { of, toCall: (some) => together(target, some) }, options);
}

function together(target: CatalogueTarget, kinds: readonly CertificateKind[]): AnyCall {
  const acts = kinds.map((kind) =>
    encodeFunctionData({
      abi: credentialRegistryAbi,
      functionName: "registerType",
      args: [typeIdOf(kind), specOf(target, kind)],
    }),
  );
  return call(target.registry, "multicall", [acts]);
}

async function isRegistered(chain: Chain, target: CatalogueTarget, kind: CertificateKind): Promise<boolean> {
  const wanted = specOf(target, kind);
  try {
    const found = await chain.read(call(target.registry, "typeOf", [typeIdOf(kind)]));
    const members = (Object.keys(wanted) as (keyof typeof wanted)[]).filter((name) => found[name] !== wanted[name]);
    if (members.length > 0) throw new KindDiffersError(kind.code, members, found.schema);
    return true;
  } catch (error) {
    if (error instanceof TypeUnknownError) return false;
    throw error;
  }
}

const specOf = ({ officeOf }: CatalogueTarget, kind: CertificateKind) => ({
  office: officeOf(kind),
  maximumTerm: Number(maximumTerm(kind.validity)),
  holderNeeded: kind.holderNeeded,
  acceptanceNeeded: kind.acceptanceNeeded,
  // A token has a holder: where none need be named there is nobody to show.
  shown: kind.token && kind.holderNeeded,
  schema: schemaDigest(kind.schema),
  name: kind.name,
});
