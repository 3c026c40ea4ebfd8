export {
  ConsentUnfitError,
  DocumentUnfitError,
  FrameForeignError,
  FramesDamagedError,
  FramesIncompleteError,
  FramesMixedError,
  MessageKindError,
  MessageMalformedError,
  PresentationExpiredError,
  PresentationForeignError,
  PresentationRelayedError,
  PresentationReplayedError,
  PresentationSealedError,
  RequestExpiredError,
} from "./errors.js";
export { CAPACITY, type FrameOptions, fromFrames, levelOf, type MessageKind, toFrames } from "./frames.js";
export { holderNow } from "./holder.js";
export { decodePresentation, type OpenOptions, openPresentation, readPresentation } from "./open.js";
export {
  type Answer,
  consentFor,
  encodePresentation,
  makePresentation,
  type PreparedConsent,
  presentationFrames,
} from "./present.js";
export {
  decodeRequest,
  encodeRequest,
  makeRequest,
  type RequestFinding,
  readRequest,
  requestFrames,
  verifyRequest,
} from "./request.js";
export { type Presented, presentationDocument, requestDigest, requestDocument } from "./typedData.js";
export type { Ask, OpenedPresentation, OpenRequest, Payload, Presentation, Request, Shown } from "./types.js";
export { type PresentationFault, type PresentationFinding, type Refused, verifyPresentation } from "./verify.js";
