import { type Address, type Hex, isAddress, isHex } from "viem";
import { referenceOf } from "../reference.js";
import { InstrumentMalformedError } from "./errors.js";
import { INSTRUMENT_KINDS, kindOf } from "./kinds.js";
import { reader } from "./reader.js";
import { INSTRUMENT_FORMAT, type Paper } from "./types.js";

/**
 * Reads an instrument's file. Only its form is looked at.
 *
 * @throws {@link InstrumentMalformedError} naming the member that is wrong.
 */
export function readPaper(json: unknown): Paper {
  const read = reader(json, "");
  read.choice("format", [INSTRUMENT_FORMAT]);
  const kind = read.choice("kind", INSTRUMENT_KINDS);
  const deed = kindOf({ kind }).read(read.inner("deed"));
  const { signatures = {} } = read.maybe("signatures", () => (json as { readonly signatures: object }).signatures);
  return {
    kind,
    deed,
    chainId: read.count("chainId", Number.MAX_SAFE_INTEGER),
    registry: read.account("registry"),
    signatures: signaturesIn(signatures),
  } as Paper;
}

/** An instrument as its file has it: plain JSON, the title by its reference. */
export function writePaper({ kind, deed, chainId, registry, signatures }: Paper): Readonly<Record<string, unknown>> {
  return { format: INSTRUMENT_FORMAT, kind, chainId, registry, deed: plain(deed), signatures };
}

function signaturesIn(value: unknown): Readonly<Record<Address, Hex>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new InstrumentMalformedError("/signatures", "must be a JSON object");
  }
  for (const [account, signature] of Object.entries(value)) {
    const place = `/signatures/${account}`;
    if (!isAddress(account)) throw new InstrumentMalformedError(place, "must go by an account");
    if (!isHex(signature) || signature.length % 2 !== 0) {
      throw new InstrumentMalformedError(place, "must be bytes: 0x and hexadecimal digits");
    }
  }
  return value as Readonly<Record<Address, Hex>>;
}

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([, held]) => held !== undefined);
  return Object.fromEntries(
    members.map(([name, held]) => {
      if (name === "titleId") return ["title", referenceOf(held as Hex)];
      return [name, name === "benefited" ? referenceOf(held as Hex) : plain(held)];
    }),
  );
}
