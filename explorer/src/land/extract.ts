import { deployedIn, NotDeployedError } from "@civitas/sdk/core";
import {
  type CheckedExtract,
  ExtractFieldMismatchError,
  ExtractFieldMissingError,
  ExtractForeignError,
  ExtractFormUnknownError,
  ExtractMomentMismatchError,
  ExtractRevisionMismatchError,
  ExtractSignatureInvalidError,
  ExtractSignerUnauthorisedError,
  ExtractSuspectError,
  type TitleExtract,
  verifyExtract,
} from "@civitas/sdk/land/extract";
import type { Explorer } from "../chain/explorer.js";
import { readStory, type TitleAct } from "./read.js";

/** Why an extract is not to be relied on. */
export type ExtractRefusal =
  | "foreign"
  | "form"
  | "signature"
  | "unauthorised"
  | "suspect"
  | "moment"
  | "revision"
  | "field"
  | "missing";

/** An extract that is what the register says. */
export interface GenuineExtract {
  readonly outcome: "genuine";
  readonly extract: CheckedExtract;
  /** Acts that were entered since; undefined where the node left some out. */
  readonly later: readonly TitleAct[] | undefined;
}

/** An extract that is not. */
export interface RefusedExtract {
  readonly outcome: "refused";
  readonly extract: TitleExtract;
  readonly reason: ExtractRefusal;
  /** Place of the field that gave it away, where one did. */
  readonly place?: string;
}

/** An extract that was compared with the register. */
export type ExtractView = GenuineExtract | RefusedExtract;

/** The check's refusals, by the error that tells each. */
const REFUSALS = [
  [ExtractForeignError, "foreign"],
  [ExtractFormUnknownError, "form"],
  [ExtractSignatureInvalidError, "signature"],
  [ExtractSignerUnauthorisedError, "unauthorised"],
  [ExtractSuspectError, "suspect"],
  [ExtractMomentMismatchError, "moment"],
  [ExtractRevisionMismatchError, "revision"],
  [ExtractFieldMismatchError, "field"],
  [ExtractFieldMissingError, "missing"],
] as const;

/** Compares an extract with the land register that this page knows, whichever register the extract names. */
export async function readExtractView(explorer: Explorer, extract: TitleExtract): Promise<ExtractView> {
  const { chain, deployment } = explorer;
  try {
    const checked = await verifyExtract(chain, { registry: deployedIn(deployment, "LandRegistry").address }, extract);
    const story = await readStory(explorer, checked.titleId, checked.readAt);
    const later = story?.filter(({ revision }) => revision > checked.revision);
    return { outcome: "genuine", extract: checked, later };
  } catch (error) {
    const reason =
      error instanceof NotDeployedError ? "foreign" : REFUSALS.find(([kind]) => error instanceof kind)?.[1];
    if (reason === undefined) throw error;
    const place =
      error instanceof ExtractFieldMismatchError || error instanceof ExtractFieldMissingError
        ? { place: error.pointer }
        : {};
    return { outcome: "refused", extract, reason, ...place };
  }
}
