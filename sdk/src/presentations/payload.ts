import { concat, type Hex, keccak256, size, slice } from "viem";
import { canonicalJson, NotCanonicalError } from "../core/index.js";
import { DISCLOSURE_FORMAT, type Disclosure, type Json, type SaltedField } from "../documents/index.js";
import { count, type Reader, raw, read, write } from "./cbor.js";
import type { Payload, Request, Shown } from "./types.js";

/** What is shown, as the bytes whose digest the holder signs. What the request says is not said again. */
export function encodePayload(
  { verifier, consent, credential, disclosure, expires }: Payload,
  request: Request,
): Uint8Array {
  const { holder, salt, fields, from = 0n, until, retention = 0n, replaces, deadline = until } = consent;
  return write([
    raw(verifier),
    [
      raw(holder),
      raw(salt),
      same(fields, request.fields) ? null : fields,
      count(from),
      count(until),
      count(retention),
      replaces === undefined ? null : raw(replaces),
      count(deadline),
    ],
    "id" in credential ? raw(credential.id) : encodeEntry(credential.entry),
    [
      raw(disclosure.schema),
      BigInt(disclosure.holder) === BigInt(holder) ? null : raw(disclosure.holder),
      raw(disclosure.salt),
      disclosure.fields.map(({ pointer, value, salt }) => [pointer, canonicalJson(value), raw(salt)]),
      raw(joined(disclosure.proof)),
      disclosure.flags.map((flag) => (flag ? "1" : "0")).join(""),
    ],
    count(expires),
  ]);
}

/** Reads what is shown. */
export function decodePayload(bytes: Uint8Array, request: Request): Payload {
  const parts = read(bytes).parts("verifier", "consent", "credential", "disclosure", "expires");
  const consent = parts.consent.parts(
    "holder",
    "scope salt",
    "scope fields",
    "begin",
    "end",
    "retention",
    "replaced consent",
    "deadline",
  );
  const holder = consent.holder.account();
  const scoped = consent["scope fields"];
  return {
    verifier: parts.verifier.account(),
    consent: {
      holder,
      salt: consent["scope salt"].hex(32),
      fields: scoped.isNull ? request.fields : scoped.list().map((field) => field.text()),
      from: consent.begin.seconds(),
      until: consent.end.seconds(),
      retention: consent.retention.seconds(32),
      ...(consent["replaced consent"].isNull ? {} : { replaces: consent["replaced consent"].hex(32) }),
      deadline: consent.deadline.seconds(),
    },
    credential: credentialFrom(parts.credential),
    disclosure: disclosureFrom(parts.disclosure, holder),
    expires: parts.expires.seconds(),
  };
}

/** Digest of the payload's bytes. */
export const payloadDigestOf = (bytes: Uint8Array): Hex => keccak256(bytes);

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((field, index) => field === other[index]);

const joined = (words: readonly Hex[]): Hex => concat(["0x", ...words]);

const encodeEntry = ({ typeId, root, index, proof }: Extract<Shown, { readonly entry: unknown }>["entry"]) => [
  raw(typeId),
  raw(root),
  index,
  raw(joined(proof)),
];

function credentialFrom(reader: Reader): Shown {
  if (!reader.isList) return { id: reader.hex(32) };
  const { type, root, index, proof } = reader.parts("type", "root", "index", "proof");
  return { entry: { typeId: type.hex(4), root: root.hex(32), index: index.whole(), proof: wordsFrom(proof) } };
}

function disclosureFrom(reader: Reader, holder: Hex): Disclosure {
  const parts = reader.parts("schema", "subject", "salt", "fields", "proof", "flags");
  const flags = parts.flags.text();
  if (!/^[01]*$/.test(flags)) throw parts.flags.wrong("a text of 0 and 1");
  return {
    format: DISCLOSURE_FORMAT,
    schema: parts.schema.hex(32),
    holder: parts.subject.isNull ? holder : parts.subject.account(),
    salt: parts.salt.hex(32),
    fields: parts.fields.list().map(fieldFrom),
    proof: wordsFrom(parts.proof),
    flags: [...flags].map((flag) => flag === "1"),
  };
}

function fieldFrom(reader: Reader): SaltedField {
  const { pointer, value, salt } = reader.parts("pointer", "value", "salt");
  return { pointer: pointer.text(), value: jsonFrom(value), salt: salt.hex(32) };
}

/** A value in its one canonical form. */
function jsonFrom(reader: Reader): Json {
  const text = reader.text();
  try {
    const value = JSON.parse(text) as Json;
    if (canonicalJson(value) === text) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof NotCanonicalError)) throw error;
  }
  throw reader.wrong("JSON in its canonical form");
}

function wordsFrom(reader: Reader): readonly Hex[] {
  const bytes = reader.hex();
  if (size(bytes) % 32 !== 0) throw reader.wrong("words of 32 bytes");
  return Array.from({ length: size(bytes) / 32 }, (_, index) => slice(bytes, 32 * index, 32 * (index + 1)));
}
