/** A JSON Schema, draft 2020-12, of a W3C Verifiable Credential with the fields of its `credentialSubject`. */
export interface CertificateSchema {
  readonly $id: string;
  readonly title: string;
  readonly description?: string;
  readonly [keyword: string]: unknown;
}

/** How long a certificate holds. */
export type Validity =
  /** For good; it states what was. */
  | { readonly term: "unlimited" }
  /** So many months from its beginning, unless it is issued with another end before that. */
  | { readonly term: "fixed"; readonly months: number }
  /** As long as the officer decides, and at most so many months. */
  | { readonly term: "decided"; readonly months: number };

/** A kind of certificate: what an agency registers as a type, and what it asks of an application. */
export interface CertificateKind {
  /** Four letters or digits; the type's id, and the beginning of every credential's. */
  readonly code: string;
  /** Name by which people know it. */
  readonly name: string;
  /** Agency that issues it in most places. */
  readonly agency: string;
  readonly validity: Validity;
  /** Whether every certificate names its holder's account, which a batch under a root cannot do. */
  readonly holderNeeded: boolean;
  /**
   * Whether it is put on record only with the signature of its holder, whom it must name. The service desk offers no
   * such kind: its grants issue at once.
   */
  readonly acceptanceNeeded: boolean;
  /** Whether the public may see who holds it: as a locked token, where every certificate of the kind names its holder. */
  readonly token: boolean;
  /** Fee for one, in hundredths of the currency's unit. A recommendation; the desk that takes it keeps the fee. */
  readonly fee: bigint;
  readonly schema: CertificateSchema;
}

/** A field of a certificate that breaks a rule of its schema. */
export interface FieldFault {
  /** JSON Pointer within the fields; empty where the fields as a whole are wrong. */
  readonly field: string;
  /** Keyword of JSON Schema that the field breaks. */
  readonly rule: string;
  readonly sentence: string;
}
