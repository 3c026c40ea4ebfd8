export {
  checkDocument,
  checkDocumentOnChain,
  type DocumentFinding,
  type DocumentIssuer,
  type DocumentRef,
  type RefusalReason,
} from "./check.js";
