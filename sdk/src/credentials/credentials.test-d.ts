import type { Address, Hex, PublicClient } from "viem";
import { readContract } from "viem/actions";
import type { Chain } from "../core/index.js";
import {
  type ActOutcome,
  buildBatch,
  type CredentialAct,
  type CredentialRecord,
  calls,
  credentialId,
  type EntryAct,
  issueBatch,
  issueCredential,
  RevisionStaleError,
  type Standing,
  typeId,
  verifyCredential,
} from "./index.js";

declare const chain: Chain;
declare const client: PublicClient;
declare const error: unknown;
declare const outcome: ActOutcome;
declare const act: CredentialAct;
declare const entryAct: EntryAct;
declare const record: CredentialRecord;
const ref = { registry: "0x1" } as const;
const id: Hex = credentialId(typeId("LBUS"), "1543954");
const batch = buildBatch({ typeId: "0x4c425553", commitments: ["0x1"] });

// A call is what viem already takes: no adapter is needed to read.
(await readContract(client, calls.credential(ref, id))).holder satisfies Address;
(await chain.read(calls.certificate(ref, id))) satisfies string;
(await chain.read(calls.status(ref, id, 0n))).standing satisfies number;

// Both forms of a credential are verified by one function, and a standing is asked before its times.
const standing: Standing = await verifyCredential(chain, { ...ref, id }, 0n);
(await verifyCredential(chain, { ...ref, entry: batch.entry(0) }, 0n)) satisfies Standing;
if (standing.state === "expired") standing.since satisfies bigint;
if (standing.state === "valid") standing.until satisfies bigint | undefined;
// @ts-expect-error an expired credential has no end to come
if (standing.state === "expired") standing.until;
// @ts-expect-error a standing is none of a kind that does not exist
if (standing.state === "lapsed") standing.since;
// @ts-expect-error a moment is one of the chain, not a JavaScript number
await verifyCredential(chain, { ...ref, id }, 0);
// @ts-expect-error a credential is named by its id or proven as an entry
await verifyCredential(chain, ref, 0n);

// Nothing is known of what was never issued.
if (record.state !== "unknown") record.commitment satisfies Hex;
// @ts-expect-error an unknown credential has no commitment
record.commitment;

// An act that held already brought about no revision.
if (outcome.outcome === "done") outcome.revision satisfies number;
// @ts-expect-error the wish may have held already
outcome.revision;

// Only issuing and renewing tell a term.
if (act.kind === "renewed") act.validFrom satisfies bigint;
// @ts-expect-error a revocation has no term
if (act.kind === "revoked") act.validFrom;
// @ts-expect-error an entry of a batch has no revisions
entryAct.revision;

// Errors carry the contract's own arguments.
if (error instanceof RevisionStaleError) error.args.current satisfies number;

// @ts-expect-error a write is not readable
await chain.read(calls.revoke(ref, { id, reason: "0x1" }));
// @ts-expect-error a credential is issued on a basis
await issueCredential(chain, ref, { id, validUntil: 1n, commitment: "0x1" });
// @ts-expect-error a term has an end, or says that it has none
await issueBatch(chain, ref, { ...batch, basis: "0x1" });
