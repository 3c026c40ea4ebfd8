import type { JsonObject } from "../types.js";
import { type Check, type Fault, fault, oneOrMore, required, whereGiven } from "./fault.js";
import { hasType, types } from "./members.js";
import { object, shortened, url } from "./values.js";

/** Where a verifier asks how the credential stands. Entries of Bitstring Status List 1.0 are checked through. */
export const statuses: Check = oneOrMore(
  "status-empty",
  object("status-object", (value, pointer) => [
    ...whereGiven(value, "id", pointer, url),
    ...required(value, "type", pointer, types, "status-type-missing"),
    ...(hasType(value, "BitstringStatusListEntry") ? bitstringEntry(value, pointer) : []),
  ]),
);

function bitstringEntry(value: JsonObject, pointer: string): readonly Fault[] {
  const size = value["statusSize"];
  const several = typeof size === "number" && size > 1;
  return [
    ...required(value, "statusPurpose", pointer, words, "status-purpose-missing"),
    ...required(value, "statusListIndex", pointer, index, "status-index-missing"),
    ...required(value, "statusListCredential", pointer, url, "status-list-missing"),
    ...whereGiven(value, "statusSize", pointer, bits),
    ...whereGiven(value, "statusReference", pointer, oneOrMore("status-reference", url)),
    ...(several || value["statusPurpose"] === "message"
      ? required(
          value,
          "statusMessage",
          pointer,
          messages(typeof size === "number" ? size : 1),
          "status-message-missing",
        )
      : []),
  ];
}

const words: Check = (value, pointer) =>
  typeof value === "string" && value !== ""
    ? []
    : fault(pointer, "status-purpose", "It must be a text, such as revocation.");

/** The specification asks for a text: an index may be greater than the numbers that every reader of JSON keeps. */
const index: Check = (value, pointer) =>
  typeof value === "string" && /^(0|[1-9]\d*)$/.test(value)
    ? []
    : fault(pointer, "status-index", `${shortened(value)} must be a whole number, written as a text such as "94567".`);

const bits: Check = (value, pointer) =>
  typeof value === "number" && Number.isSafeInteger(value) && value > 0
    ? []
    : fault(pointer, "status-size", "It must be a whole number of bits, at least 1.");

/** One message for each value that so many bits can have. */
const messages =
  (size: number): Check =>
  (value, pointer) => {
    if (!Array.isArray(value) || size > 16 || value.length !== 2 ** size) {
      return fault(pointer, "status-message", `It must list a message for each of the 2^${size} values.`);
    }
    return value.flatMap((one, number) =>
      object("status-message", ({ status, message }, place) =>
        typeof status === "string" && /^0x[0-9a-f]+$/i.test(status) && typeof message === "string"
          ? []
          : fault(place, "status-message", "It must have a status, such as 0x1, and its message."),
      )(one, `${pointer}/${number}`),
    );
  };
