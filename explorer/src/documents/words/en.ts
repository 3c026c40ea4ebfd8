/** What the page that checks documents says, in English. */
export const en = {
  title: "Check a document",
  name: "Document",
  lead: "A licence or certificate is also a document, a file that its holder keeps; of a title there are extracts, which the land register seals. Open the file that you were given, whole or with some fields only, to see which of it is genuine and how it stands.",
  label: "Open the document or extract (JSON)",
  hint: "Choose or drop it here. It is read in your browser and sent nowhere; the node is only asked for the register's entry.",

  refused: {
    title: "Do not rely on this document",
    unknown: "The register knows no such licence or certificate.",
    commitment:
      "It is not the document that the agency put on record: a field, a salt or the proof was changed, or the agency has replaced it since.",
    schema: "It is written by other rules than the kind of licence that it claims to be.",
    subject: "The register names another holder's account than the document does.",
  },
  bad: {
    title: "This file cannot be checked",
    json: "It is no JSON file.",
    large: "It is larger than any document: 5 megabytes at most.",
    place: "Place in the file",
    malformed: "It is not of the form that a document has. Ask whoever gave it to you for the file again.",
    noRecord: "It does not say where it is registered. Ask whoever issued it for a file that does.",
    elsewhere: (chainId: number, registry: string) =>
      `It says that it is registered elsewhere: on chain ${chainId}, at ${registry}. This page knows another register. Do not follow a register that only the document names.`,
  },

  holder: "Holder’s account",
  noHolder: "none named",
  shown: "What is shown",
  whole: "the whole document",
  part: (fields: number) => `${fields} ${fields === 1 ? "field" : "fields"}; the holder keeps the others to themselves`,
  commitment: "commitment",
  document: "Document",

  fields: "Fields",
  proven: "proven",
  notProven: "not proven",
  length: (count: number) => `a list of ${count}`,
  provenText: "Each field below is word for word what the agency put on record.",
  notProvenText: "None of these fields is proven. They are shown so that you can see what the document claims.",
  signatures: "The signatures in the file are not checked here. What is proven is proven by the register.",

  faults: "Remarks on its form",
  faultsText: "The agency put it on record as it is, but it breaks rules of the W3C’s data model:",
};
