import { type Address, parseAbi, zeroAddress } from "viem";
import { type ConsentRef, calls as consents } from "../consent/index.js";
import { type CallMaker, type Chain, contractCalls } from "../core/index.js";

const SUCCESSOR = "function successorOf(address account) view returns (address)";
const identitiesAbi: ReturnType<typeof parseAbi<readonly [typeof SUCCESSOR]>> = parseAbi([SUCCESSOR]);
const askIdentities: CallMaker<typeof identitiesAbi> = contractCalls(identitiesAbi, {});

/**
 * The account that consents now for whom a document names: that one, or the account that took over from it. A consent in
 * another's name is refused.
 */
export async function holderNow(chain: Chain, ref: ConsentRef, account: Address): Promise<Address> {
  const identities = await chain.read(consents.identities(ref));
  if (identities === zeroAddress) return account;
  const successor = await chain.read(askIdentities(identities, "successorOf", [account]));
  return successor === zeroAddress ? account : successor;
}
