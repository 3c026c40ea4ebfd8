export { type BulkBatch, type BulkParts, buildBulkBatch } from "./batch.js";
export { drawPlaces, LEAST_PLACES } from "./places.js";
export { type FlatTree, flatTree } from "./tree.js";
