import type { TypedDocument } from "../../core/index.js";
import { type Forum, fields } from "../typedData.js";
import type { ExtractSeal } from "./types.js";

const SEAL = fields("string title, uint32 revision, uint64 blockNumber, uint48 moment, bytes32 commitment");

/** The document that an officer of the registrar's signs to seal an extract. */
export const sealDocument = ({ chainId, registry }: Forum, { block, ...said }: ExtractSeal): TypedDocument => ({
  domain: { name: "Civitas LandRegistry", version: "1", chainId, verifyingContract: registry },
  types: { TitleExtract: SEAL },
  primaryType: "TitleExtract",
  message: { ...said, blockNumber: block },
});
