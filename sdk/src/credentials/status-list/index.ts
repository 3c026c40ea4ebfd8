export {
  bitAt,
  decodeBits,
  emptyBits,
  encodeBits,
  SHORTEST_LIST,
  type StatusBits,
  StatusListUnreadableError,
  setBit,
} from "./bits.js";
export { type StatusListOptions, statusListCredential, statusListEntry } from "./credential.js";
export { isSet, readStatusBits, type StatusListing, StatusPlaceTakenError, type StatusPurpose } from "./publish.js";
