import type { Address, Hex } from "viem";
import { type AnyCall, type Chain, eventsFrom, type Mined, type SendOptions } from "../core/index.js";
import { credentialRelayAbi } from "../generated/credentials.js";
import * as calls from "./calls.js";
import { CredentialActNotRecordedError } from "./errors.js";
import { actsDocument } from "./typedData.js";
import type { RegistryRef, SignedActs } from "./types.js";

const told = eventsFrom(credentialRelayAbi, CredentialActNotRecordedError);

/** Acts and the signature that lets anybody send them. */
export interface RelayedActs extends SignedActs {
  readonly signature: Hex;
}

/**
 * The next number of one of an account's lanes. Acts of one lane go in their order; acts of two lanes do not wait for
 * each other.
 */
export async function nextNonce(chain: Chain, ref: RegistryRef, account: Address, lane = 0n): Promise<bigint> {
  return chain.read(calls.nonces(await chain.read(calls.relay(ref)), account, lane));
}

/** Signs acts, such as an officer's, so that anybody may send them: all at once, by one signature. */
export async function signActs(chain: Chain, ref: RegistryRef, acts: SignedActs): Promise<RelayedActs> {
  const forum = { chainId: chain.id, registry: ref.registry };
  return { ...acts, signature: await chain.signTypedData(actsDocument(forum, acts)) };
}

/** Sends acts that an account signed: all of them are done, or none. */
export async function performSigned(
  chain: Chain,
  ref: RegistryRef,
  { signature, ...signed }: RelayedActs,
  options?: SendOptions,
): Promise<Mined> {
  const relay = await chain.read(calls.relay(ref));
  const act: AnyCall = calls.perform(relay, signed, signature);
  const mined = await chain.send(act, options);
  told.recorded(mined, relay, "SignedActsDone");
  return mined;
}
