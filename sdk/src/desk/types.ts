import type { Address, Hex } from "viem";
import type { Mined } from "../core/index.js";

/** Which desk. */
export interface DeskRef {
  readonly desk: Address;
}

/** A fee: how much of which ERC-20. */
export interface Fee {
  readonly token: Address;
  /** In the token's smallest unit. */
  readonly amount: bigint;
}

/** On what terms a service is given. Periods in seconds. */
export interface ServiceTerms {
  /** What it costs, and the account to which earned fees are due; left out where it is free. */
  readonly fee?: Fee & { readonly treasury: Address };
  /** Within which the office decides. */
  readonly period: bigint;
  /** For which the office waits for an answer before it may refuse for want of one. */
  readonly answerPeriod: bigint;
  /** How often the office may stop its clock by asking for more. */
  readonly requests: number;
  /** Within which the applicant may appeal. */
  readonly appealPeriod: bigint;
  /** Role whose members decide appeals; never the office that issues. */
  readonly appealOffice: bigint;
  /** Within which the appeal office decides. */
  readonly appealTerm: bigint;
  /** What happens when nobody has decided in time. */
  readonly lapse: "refund" | "grant";
  /** How long a credential lasts that is deemed granted; without an end when left out. */
  readonly standardTerm?: bigint;
}

/** A service as it is offered. */
export interface Service {
  readonly serviceId: Hex;
  /** Role whose members decide. */
  readonly office: bigint;
  /** Number of its terms; applicants sign it. */
  readonly revision: number;
  /** Whether it takes applications. */
  readonly open: boolean;
  readonly terms: ServiceTerms;
}

/** What an applicant signs, or sends. */
export interface Application {
  /** Service, as {@link serviceId} makes it. */
  readonly serviceId: Hex;
  /** Revision of the service's terms that the applicant has read. */
  readonly revision: number;
  /** Account that the credential will name as its holder. */
  readonly applicant: Address;
  /** Account that pays and is refunded: the applicant when left out, or else whoever submits. */
  readonly payer?: Address;
  /** The fee as the applicant has read it; left out where the service is free. */
  readonly fee?: Fee;
  /** Salted digest of the document as applied for; a deemed grant issues it. */
  readonly commitment: Hex;
  /** Salted digest of the papers, as {@link saltedDigest} makes it. */
  readonly dossier: Hex;
  /** Last second (Unix) at which it may be submitted. */
  readonly deadline: bigint;
}

/** What every later paper of an applicant says. */
interface Paper {
  readonly applicationId: Hex;
  /** Revision of the application that the applicant has read; it makes the paper good for one use. */
  readonly revision: number;
  /** Last second (Unix) at which it may be handed in. */
  readonly deadline: bigint;
}

/** What an applicant signs to answer a request. */
export interface Answer extends Paper {
  /** Salted digest of what is handed in. */
  readonly supplement: Hex;
}

/** What an applicant signs to appeal. */
export interface Appeal extends Paper {
  /** Salted digest of the grounds. */
  readonly grounds: Hex;
}

/** What an applicant signs to withdraw. */
export type Withdrawal = Paper;

/** An ERC-2612 permit for a fee, as {@link signPermit} makes it. */
export interface Permit {
  readonly deadline: bigint;
  readonly signature: Hex;
}

/** What an officer gives with a grant. */
export interface Grant {
  readonly applicationId: Hex;
  /** Revision of the application that the officer has read. */
  readonly revision: number;
  /** Id of the credential: the service's type, then the serial. */
  readonly credentialId: Hex;
  /** First second of its term, on a quarter of an hour; now when left out. */
  readonly validFrom?: bigint;
  /** Second at which its term has ended; without an end when left out. */
  readonly validUntil?: bigint;
  /** Salted digest of the document. */
  readonly commitment: Hex;
  /** Digest of the reasons. */
  readonly reasons: Hex;
}

/** An officer's act that needs nothing but its reasons. */
export interface Ruling {
  readonly applicationId: Hex;
  /** Revision of the application that the officer has read. */
  readonly revision: number;
  /** Digest of the reasons, or of what is asked for. */
  readonly reasons: Hex;
}

/** How far an application has come. */
export type Stage =
  | "pending"
  | "waiting"
  | "refused"
  | "appealed"
  | "granted"
  | "deemed granted"
  | "rejected"
  | "withdrawn"
  | "lapsed";

/** An application on record. */
export interface ApplicationRecord {
  readonly applicationId: Hex;
  readonly serviceId: Hex;
  /** Terms under which it was submitted. */
  readonly serviceRevision: number;
  /** Number of acts on it. */
  readonly revision: number;
  readonly stage: Stage;
  readonly applicant: Address;
  readonly payer: Address;
  readonly commitment: Hex;
  /** How often the office has asked for more. */
  readonly requests: number;
  /** Second at which the present stage's time is over; left out after an end. */
  readonly dueAt?: bigint;
  /** Seconds left on the office's clock while it stands. */
  readonly remaining?: bigint;
  /** Officer who refused, where one did. */
  readonly refusedBy?: Address;
}

/** How an application stands. */
export type ApplicationStanding = { readonly state: "unknown" } | ({ readonly state: "known" } & ApplicationRecord);

/** Who can bring an application further at a moment, and how. */
export type Turn =
  | { readonly who: "office" | "appeal office" | "applicant"; readonly until: bigint }
  /** The applicant's answer is overdue: the office may refuse for want of it, and the applicant may still answer. */
  | { readonly who: "office or applicant" }
  /** The time is over: anybody may bring about what the terms provide. */
  | { readonly who: "anybody"; readonly act: "lapse" | "conclude" }
  | { readonly who: "nobody" };

/** An act that the desk entered, and the revision that it brought about. */
export interface Entered {
  readonly mined: Mined;
  readonly revision: number;
}

/** A mandate that the desk accepted. */
export interface MandateUse {
  /** Account that acted for the applicant then, and gave the mandate. */
  readonly principal: Address;
  readonly agent: Address;
  /** Links from principal to agent; empty for the direct mandate. */
  readonly path: Hex;
}

/** Where on the chain an act stands, and who did it. */
interface Line {
  readonly revision: number;
  readonly block: bigint;
  readonly transaction: Hex;
  /** Account that handed it in, or the officer. */
  readonly actor: Address;
  /** The mandate under which an agent did it for the applicant; left out where no agent did. */
  readonly mandate?: MandateUse;
  /** What became of the fee with this act, where it ended the application and one was paid. */
  readonly fee?: Fee & { readonly outcome: "earned" | "refunded"; readonly payee: Address };
}

/** One act in an application's history. `digest` is of what it rests on; times are Unix seconds. */
export type ApplicationAct = Line &
  (
    | {
        readonly kind: "submitted";
        readonly digest: Hex;
        readonly serviceId: Hex;
        readonly applicant: Address;
        readonly payer: Address;
        readonly serviceRevision: number;
        readonly commitment: Hex;
        readonly dueAt: bigint;
      }
    | { readonly kind: "asked"; readonly digest: Hex; readonly answerBy: bigint; readonly remaining: bigint }
    | { readonly kind: "answered"; readonly digest: Hex; readonly dueAt: bigint }
    | { readonly kind: "granted"; readonly digest: Hex; readonly office: bigint; readonly credentialId: Hex }
    | { readonly kind: "refused"; readonly digest: Hex; readonly office: bigint; readonly appealUntil: bigint }
    | { readonly kind: "appealed"; readonly digest: Hex; readonly dueAt: bigint }
    | { readonly kind: "dismissed"; readonly digest: Hex; readonly office: bigint }
    | { readonly kind: "became final" }
    | { readonly kind: "deemed granted"; readonly credentialId: Hex }
    | { readonly kind: "lapsed" }
    | { readonly kind: "withdrawn"; readonly refunded: boolean }
  );

/** The desk's first block, from where logs are read, and the block to tell the story up to. */
export interface HistorySpan {
  readonly fromBlock?: bigint;
  readonly toBlock?: bigint;
}
