import { count } from "../../words/en.js";

/** What the pages of the credential register say, in English. */
export const en = {
  offer: {
    title: "A licence or certificate",
    text: "Whether it is in force, suspended, revoked or expired, who issued it, its term and its history.",
    example: "LBUS/1543954",
  },
  looked: (kinds: readonly string[]) =>
    kinds.length === 0
      ? "Register of licences and certificates, which knows no kind yet"
      : `Register of licences and certificates (${kinds.join(", ")})`,
  unknown: (reference: string) => `No licence or certificate ${reference}`,
  record: "The record",
  kind: "Kind",
  agency: "Issued by",
  agencyUnnamed: (role: bigint) => `Agency number ${role >> 16n}`,
  term: "Term",
  from: "from",
  until: "until",
  noEnd: "without an end",
  holder: "Holder’s account",
  revision: "Revision",
  revisions: (n: number) => `${n}, ${n === 1 ? "unchanged" : count(n - 1, "change", "changes")} since it was issued`,
  document: "Document",
  commitment: "salted digest of the document",
  certificateAlt: (kind: string, serial: string, standing: string) => `Certificate: ${kind} ${serial}. ${standing}`,

  standing: {
    since: "Since",
    until: "Until",
    begins: "From",
    judged: "As it stands on",
    valid: { title: "In force", text: () => "It is valid at present." },
    "not yet valid": { title: "Not in force yet", text: () => "Its term has not begun." },
    suspended: {
      title: "Suspended",
      text: () => "It gives no right while it is suspended. The agency may lift the suspension.",
    },
    revoked: { title: "Revoked", text: () => "It was taken back for good and gives no right." },
    expired: { title: "Expired", text: () => "Its term has ended. It gives no right unless the agency renews it." },
    replacedBy: "Replaced by",
    superseded: { title: "Replaced", text: () => "Another took its place. Rely on that one." },
    surrendered: { title: "Given back", text: () => "Its holder gave it back, and it gives no right." },
    declined: { title: "Declined", text: () => "The person it was issued to did not take it. It gives no right." },
    "issuer suspended": {
      title: "The issuing agency is suspended",
      text: (agency: string) => `${agency} may not act at present. Ask the government before you rely on it.`,
    },
    "issuer compromised": {
      title: "Do not rely on it",
      text: (agency: string) => `It was issued or changed while the keys of ${agency} were in the wrong hands.`,
    },
    unknown: {
      title: "Not in the register",
      text: () => "The register knows no such entry. Do not rely on the document before its issuer has been asked.",
    },
  },

  acts: {
    issued: "Issued",
    issuedWith: (entries: number) => `Issued, in a batch of ${entries.toLocaleString("en-GB")}`,
    suspended: "Suspended",
    reinstated: "Suspension lifted",
    renewed: "Renewed",
    prolonged: "Term prolonged",
    rebound: "Bound to the holder’s new account",
    followed: "Followed the holder to the account that took over",
    superseded: "Replaced",
    surrendered: "Given back by the holder",
    declined: "Declined by the holder",
    revoked: "Revoked",
    "batch revoked": "Revoked, with the whole batch",
    formerHolder: "Former account",
    holderSigned: "Signed by",
    signedBy: (holderToo: boolean) => (holderToo ? "both accounts" : "the new account alone"),
  },
  replaces: "Replaces",
  replacedBy: "Replaced by",
  entryOfBatch: "a certificate of a batch",

  proof: {
    title: "Check a certificate by its proof file",
    name: "Certificate of a batch",
    lead: "Certificates that were issued in bulk come with a small proof file. Open it to see how the certificate stands.",
    label: "Open the proof file (JSON)",
    hint: "Choose or drop it here. It is read in your browser and sent nowhere; only digests go to the node.",
    badFile: "This is not a proof file",
    badField: (field: string) => `It gives no valid “${field}”. Ask whoever issued the certificate for the file again.`,
    place: "Place in the batch",
    placeOf: (index: bigint, entries: number) => `${index + 1n} of ${entries.toLocaleString("en-GB")}`,
    root: "Root of the batch",
  },
};
