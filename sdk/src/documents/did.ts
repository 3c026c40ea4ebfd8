import { type Address, getAddress, isAddress } from "viem";
import { AccountUrlError } from "./errors.js";

/** An account on a chain. */
export interface ChainAccount {
  readonly chainId: number;
  readonly account: Address;
}

/** The URL of an account or a contract on a chain, as documents name issuers and subjects: its `did:pkh`. */
export const accountUrl = (chainId: number, account: Address): string => `did:pkh:eip155:${chainId}:${account}`;

/**
 * Reads the URL of an account, as {@link accountUrl} makes it.
 *
 * @throws {@link AccountUrlError} for anything else: another method or namespace, a chain that is no number, an address
 * that is none or whose checksum is wrong, a path or a fragment behind it.
 */
export function parseAccountUrl(url: string): ChainAccount {
  const [, chain = "", account = ""] = /^did:pkh:eip155:([1-9]\d{0,15}):(0x[0-9a-fA-F]{40})$/.exec(url) ?? [];
  if (!isAddress(account) || !Number.isSafeInteger(Number(chain))) throw new AccountUrlError(url);
  return { chainId: Number(chain), account: getAddress(account) };
}
