import type { Address, Hex } from "viem";
import type { Consent } from "../consent/index.js";
import type { Disclosure, RecordPlace } from "../documents/index.js";

/** What a third party asks for. Times are Unix seconds. */
export interface Ask {
  /** What for: a term of the W3C Data Privacy Vocabulary; see `PURPOSES` of `@civitas/sdk/consent`. */
  readonly purpose: string;
  /** Registry of credentials that it trusts. */
  readonly credentials: Address;
  /** Four bytes of the credential's type. */
  readonly typeId: Hex;
  /** JSON Pointers of the fields. */
  readonly fields: readonly string[];
  /** Second after which the request is void; some minutes ahead. */
  readonly expires: bigint;
  /** Until when the consent is to last. */
  readonly until: bigint;
  /** Seconds for which it would keep what it sees; nothing is kept when left out. */
  readonly retention?: bigint;
  /** Consent that it was given before, where it asks under one. */
  readonly consentId?: Hex;
}

/** A request as it is shown. */
export interface Request extends Ask {
  readonly chainId: number;
  /** Registry of consents. */
  readonly registry: Address;
  /** Account that asks. */
  readonly verifier: Address;
  readonly retention: bigint;
  /** 16 random bytes: the request is answered once. */
  readonly nonce: Hex;
  /** Public key of its own to which the answer is sealed: 65 bytes, a point of P-256. */
  readonly key: Hex;
  /** The verifier's signature over all this. */
  readonly signature: Hex;
}

/** What the third party keeps until the answer has come. */
export interface OpenRequest {
  readonly request: Request;
  /** 32 random bytes from which the key was derived. Whoever has them can read the answer. */
  readonly secret: Hex;
}

/** Where the credential stands that is shown: in the registry that the request names. */
export type Shown =
  | { readonly id: Hex }
  | { readonly entry: Extract<RecordPlace, { readonly entry: unknown }>["entry"] };

/** What a holder shows, before it is sealed. */
export interface Payload {
  /** Account to which it is shown. */
  readonly verifier: Address;
  /** The consent under which, without what the request says already. */
  readonly consent: Omit<Consent, "grantee" | "purpose" | "scope"> & {
    /** Salt of the scope. */
    readonly salt: Hex;
    /** Fields of the scope. */
    readonly fields: readonly string[];
  };
  readonly credential: Shown;
  readonly disclosure: Disclosure;
  /** Second after which it is void. */
  readonly expires: bigint;
}

/** An answer as it is shown: sealed to the third party. */
export interface Presentation {
  /** Nonce of the request that it answers. */
  readonly nonce: Hex;
  readonly consentId: Hex;
  /** Second at which it was made. */
  readonly at: bigint;
  /** Encapsulated key (RFC 9180), 65 bytes. */
  readonly enc: Hex;
  readonly ciphertext: Hex;
}

/** An answer that was opened. Nothing of it is proven before `verifyPresentation` says so. */
export interface OpenedPresentation {
  readonly request: Request;
  readonly consentId: Hex;
  readonly at: bigint;
  readonly payload: Payload;
  /** Digest of the payload's bytes, which the holder signed. */
  readonly payloadDigest: Hex;
  /** Account that signed: the holder, its successor, or an agent. */
  readonly signer: Address;
  readonly signature: Hex;
  /** Path of the agent's mandate; empty for the holder. */
  readonly path: Hex;
  /** What was consented to, in full. */
  readonly consent: Consent;
  /** The holder's signature for the consent, where the third party is to hand it in. */
  readonly consentSignature?: Hex;
  /** Digest of what was shown: the receipt for `recordAccess`. */
  readonly receipt: Hex;
}
