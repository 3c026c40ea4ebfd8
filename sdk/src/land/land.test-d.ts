import type { Address, Hex, PublicClient } from "viem";
import { readContract } from "viem/actions";
import type { Chain } from "../core/index.js";
import {
  announceOrder,
  calls,
  type HistoryEntry,
  history,
  type OrderOutcome,
  RevisionStaleError,
  readTitle,
  registerTitle,
  type TitleStanding,
  titleId,
  transferDocument,
} from "./index.js";

declare const chain: Chain;
declare const client: PublicClient;
declare const error: unknown;
declare const outcome: OrderOutcome;
declare const entry: HistoryEntry;
const ref = { registry: "0x1" } as const;
const id: Hex = titleId("LR-1");

// A call is what viem already takes: no adapter is needed to read.
const record = await readContract(client, calls.title(ref, id));
record.owners[0]?.owner satisfies Address | undefined;
record.revision satisfies number;
(await chain.read(calls.balanceOf(ref, "0x2"))) satisfies bigint;

// A title's state must be asked before its owners.
const standing: TitleStanding = await readTitle(chain, ref, id);
if (standing.state === "current") standing.owners satisfies readonly { readonly owner: Address }[];
// @ts-expect-error nobody owns an unknown title
standing.owners;

// An order that held already brought about no revision.
if (outcome.outcome === "entered") outcome.revision satisfies number;
// @ts-expect-error the order may have held already
outcome.revision;

// A withdrawal rests on no document; every other act does.
if (entry.kind === "transferred") entry.digest satisfies Hex;
// @ts-expect-error a withdrawal has no digest
entry.digest;
(await history(chain, ref, id)) satisfies readonly HistoryEntry[];

// Only what a court can order is announced.
await announceOrder(chain, ref, calls.strikeOut(ref, { titleId: id, holder: "0x1" }), "0x2");
// @ts-expect-error a withdrawal is no order of its own
await announceOrder(chain, ref, calls.withdrawOrder(ref, id), "0x2");

// Errors carry the contract's own arguments.
if (error instanceof RevisionStaleError) error.args.present satisfies number;

// @ts-expect-error a write is not readable
await chain.read(calls.strikeOut(ref, { titleId: id, holder: "0x1" }));
// @ts-expect-error a registration rests on a source
await registerTitle(chain, ref, { titleId: id, owner: "0x1" });
const deed = { titleId: id, revision: 1, seller: "0x1", buyer: "0x2", instrument: "0x3" } as const;
transferDocument({ chainId: 1, ...ref }, { ...deed, deadline: 1n });
// @ts-expect-error a deadline is a moment of the chain, not a JavaScript number
transferDocument({ chainId: 1, ...ref }, { ...deed, deadline: 1 });
