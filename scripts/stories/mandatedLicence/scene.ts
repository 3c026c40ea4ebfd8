import { type Address, type Hex, keccak256, stringToHex } from "viem";
import type { ConsentRef } from "../../../sdk/src/consent/index.js";
import { type Chain, type Deployment, deployedIn, NoAccountError } from "../../../sdk/src/core/index.js";
import type { RegistryRef } from "../../../sdk/src/credentials/index.js";
import type { DeskRef } from "../../../sdk/src/desk/index.js";
import type { IdentityRef } from "../../../sdk/src/identity/index.js";
import type { LandRef } from "../../../sdk/src/land/index.js";
import type { MandatesRef } from "../../../sdk/src/mandates/index.js";

export const DAY = 86_400n;

/** Who plays. Each chain sends and signs with that one's account. */
export interface Cast {
  readonly verifyingOfficer: Chain;
  readonly licensingHead: Chain;
  readonly issuingOfficer: Chain;
  readonly registrar: Chain;
  readonly bank: Chain;
  readonly company: Chain;
  /** The company's officer, who consents in its name. */
  readonly officer: Chain;
  /** The company's employee, who applies in its name. */
  readonly employee: Chain;
  /** The account on the employee's next phone. */
  readonly phone: Chain;
}

/** Where the story plays. */
export interface Setting {
  readonly deployment: Deployment;
  readonly cast: Cast;
  /** Lets time pass on the chain. */
  readonly pass: (seconds: bigint) => Promise<void>;
  /** 32 bytes for each name. An agency draws them at random; who plays a story may reckon them. */
  readonly draw: (name: string) => Hex;
  /** What sets this telling apart from an earlier one on the same chain, such as `7`. */
  readonly number: string;
}

/** The setting, and what every act needs of it. */
export interface Scene extends Setting {
  readonly refs: Refs;
  readonly of: (who: keyof Cast) => Address;
  readonly now: () => Promise<bigint>;
}

/** The registries, as the SDK's functions want them. */
export type Refs = IdentityRef &
  MandatesRef &
  DeskRef & { readonly consents: ConsentRef; readonly credentials: RegistryRef; readonly land: LandRef };

/** Sets the scene. */
export function setScene(setting: Setting): Scene {
  const { cast, deployment } = setting;
  const at = (name: string) => deployedIn(deployment, name).address;
  return {
    ...setting,
    refs: {
      identities: at("IdentityRegistry"),
      mandates: at("MandateRegistry"),
      desk: at("ServiceDesk"),
      consents: { registry: at("ConsentRegistry") },
      credentials: { registry: at("CredentialRegistry") },
      land: { registry: at("LandRegistry") },
    },
    of: (who) => {
      const { account } = cast[who];
      if (account === undefined) throw new NoAccountError(`play the ${who}`);
      return account;
    },
    now: async () => (await cast.bank.block()).timestamp,
  };
}

/** Digest of invented words. */
export const digest = (words: string): Hex => keccak256(stringToHex(words));
