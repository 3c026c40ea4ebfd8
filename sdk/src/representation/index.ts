export { checkRepresentation, readRepresentation, serviceTheme } from "./read.js";
export type {
  ApplicationRepresentation,
  PartyStanding,
  Representation,
  RepresentationRef,
  RepresentationWish,
} from "./types.js";
