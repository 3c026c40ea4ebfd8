import type { Peer } from "./peer.js";

/**
 * What whole transactions at delegate.xyz v2 are published to take: delegateERC721 of one title with rights, and its
 * revocation. It has no npm package, so that they are quoted and not measured here. Its repository's own benchmark
 * (delegatexyz/delegate-registry, gasbenchmark10mil) tells 158,821 for the first, without what every transaction takes.
 */
const TITLE_WITH_RIGHTS = 186_439;
const REVOCATION = 31_402;

/** A delegation registry without ends: a delegation stands until it is revoked. */
export const peer: Peer = {
  name: "delegate.xyz",
  source: "published figures",
  version: "v2",
  measure: async () => {
    const figure = (operation: string, act: string, gas: number) => ({ area: "mandates", operation, act, gas });
    return [
      figure("grant", "one title with rights, published", TITLE_WITH_RIGHTS),
      figure("grant, by signature", "one title with rights, published; it takes no signature", TITLE_WITH_RIGHTS),
      figure("revoke", "revoke, published", REVOCATION),
    ];
  },
};
