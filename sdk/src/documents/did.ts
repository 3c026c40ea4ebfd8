import type { Address } from "viem";

/** The URL of an account or a contract on a chain, as documents name issuers and subjects: its `did:pkh`. */
export const accountUrl = (chainId: number, account: Address): string => `did:pkh:eip155:${chainId}:${account}`;
