import type { Chain, Mined, SendOptions } from "../../../sdk/src/core/index.js";
import type { BulkBatch } from "../../../sdk/src/credentials/bulk/index.js";
import {
  BatchAlreadyIssuedError,
  BatchUnknownError,
  calls,
  issueBatch,
  NEVER,
  type RegistryRef,
} from "../../../sdk/src/credentials/index.js";
import { ToolError } from "../../support/error.js";
import type { Journal } from "../journal.js";
import type { BulkPlan } from "./journal.js";

/** A batch that is to be on record. */
export interface IssueTarget {
  readonly ref: RegistryRef;
  readonly batch: BulkBatch;
  readonly plan: BulkPlan;
}

/** Whether the batch is on record. What is there under its root with another term or size is not ours to go on with. */
export async function isIssued(chain: Chain, { ref, batch, plan }: IssueTarget): Promise<boolean> {
  try {
    const { count, validFrom, validUntil } = await chain.read(calls.batch(ref, batch));
    const same =
      count === batch.count &&
      BigInt(validFrom) === plan.validFrom &&
      BigInt(validUntil) === (plan.validUntil ?? NEVER);
    if (same) return true;
  } catch (error) {
    if (error instanceof BatchUnknownError) return false;
    throw error;
  }
  throw new ToolError(`The root ${batch.root} is on record with another term or size. Nothing was sent.`);
}

/** Issues the batch; undefined where another run was faster. */
export async function issue(
  chain: Chain,
  { ref, batch, plan }: IssueTarget,
  { journal, ...options }: SendOptions & { readonly journal: Journal },
): Promise<Mined | undefined> {
  const { typeId, root, count } = batch;
  const { validFrom, basis, validUntil = NEVER } = plan;
  try {
    const issuance = { typeId, root, count, validFrom, validUntil, basis };
    const mined = await issueBatch(chain, ref, issuance, { ...options, onSent: journal.sent });
    journal.mined(mined);
    return mined;
  } catch (error) {
    if (error instanceof BatchAlreadyIssuedError) return undefined;
    throw error;
  }
}
