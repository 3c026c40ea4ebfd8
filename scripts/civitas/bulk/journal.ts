import { createHmac } from "node:crypto";
import type { Hex } from "viem";
import { ToolError } from "../../support/error.js";
import { append, linesOf } from "../journal.js";

/** What a bulk issuance decided at its first run and holds to at every later one. */
export interface BulkPlan {
  /** URL or DID of the agency. */
  readonly issuer: string;
  /** Digest of the decision or of the law that it rests on. */
  readonly basis: Hex;
  readonly validFrom: bigint;
  /** Undefined where it has no end. */
  readonly validUntil: bigint | undefined;
}

type Texts = { readonly [member in keyof BulkPlan]?: string };

interface Line {
  readonly plan?: Texts;
  readonly root?: Hex;
}

/** The plan that an earlier run made, where one got so far. */
export function planIn(path: string): BulkPlan | undefined {
  const plan = linesOf<Line>(path).find((line) => line.plan !== undefined)?.plan;
  if (plan?.issuer === undefined || plan.basis === undefined || plan.validFrom === undefined) return undefined;
  return {
    issuer: plan.issuer,
    basis: plan.basis as Hex,
    validFrom: BigInt(plan.validFrom),
    validUntil: plan.validUntil === undefined ? undefined : BigInt(plan.validUntil),
  };
}

/** Keeps the plan, on the disk before anything follows from it. */
export function keepPlan(path: string, { issuer, basis, validFrom, validUntil }: BulkPlan): void {
  append(path, { plan: { issuer, basis, validFrom: `${validFrom}`, validUntil: validUntil?.toString() } });
}

/**
 * Keeps the root before it is sent. Where an earlier run came to another, what that one sent is not what this one would
 * send: then nothing may be sent.
 */
export function keepRoot(path: string, root: Hex): void {
  const before = linesOf<Line>(path).find((line) => line.root !== undefined)?.root;
  if (before === undefined) append(path, { root });
  else if (before !== root) {
    throw new ToolError(
      `An earlier run of this issuance came to the root ${before}, and this one comes to ${root}: the secret is another, or this version digests otherwise. Nothing was sent. Use the secret and the version of that run; its journal is ${path}.`,
    );
  }
}

/** 32 bytes that follow from a run's secret, for one purpose; nobody gets from them to the secret or to another's. */
export const derived = (secret: Hex, purpose: string): Hex =>
  `0x${createHmac("sha256", Buffer.from(secret.slice(2), "hex"))
    .update(purpose)
    .digest("hex")}`;
