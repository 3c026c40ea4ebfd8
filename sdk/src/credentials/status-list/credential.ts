import type { JsonObject } from "../../documents/index.js";
import { encodeBits, type StatusBits } from "./bits.js";
import type { StatusPurpose } from "./publish.js";

/** What a published list says of itself. */
export interface StatusListOptions {
  /** URL at which it is published. */
  readonly id: string;
  /** URL of the agency: the same as in the credentials, or verifiers refuse the list. */
  readonly issuer: string;
  readonly purpose: StatusPurpose;
  readonly bits: StatusBits;
  /** Moment (Unix seconds) by which the bits were read. */
  readonly moment: bigint;
  /** Seconds for which verifiers may keep it; for ever by default. */
  readonly lifetime?: bigint;
}

/** Makes the credential of Bitstring Status List 1.0 in which a list is published. It is yet to be signed. */
export async function statusListCredential(options: StatusListOptions): Promise<JsonObject> {
  const { id, issuer, purpose, bits, moment, lifetime } = options;
  return {
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    id,
    type: ["VerifiableCredential", "BitstringStatusListCredential"],
    issuer,
    validFrom: stampOf(moment),
    ...(lifetime === undefined ? {} : { validUntil: stampOf(moment + lifetime) }),
    credentialSubject: {
      id: `${id}#list`,
      type: "BitstringStatusList",
      statusPurpose: purpose,
      encodedList: await encodeBits(bits),
    },
  };
}

/** The member `credentialStatus` by which a credential names its place in a list. */
export const statusListEntry = (list: string, purpose: StatusPurpose, index: number): JsonObject => ({
  id: `${list}#${index}`,
  type: "BitstringStatusListEntry",
  statusPurpose: purpose,
  statusListIndex: String(index),
  statusListCredential: list,
});

const stampOf = (moment: bigint): string => new Date(Number(moment) * 1000).toISOString().replace(".000Z", "Z");
