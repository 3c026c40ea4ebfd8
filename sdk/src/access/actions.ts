import { type Address, encodeAbiParameters, encodeFunctionData, type Hex, keccak256 } from "viem";
import { type AnyCall, type Chain, CivitasError, type Mined, NoAccountError, type SendOptions } from "../core/index.js";
import * as calls from "./calls.js";
import type { AgencyStanding, Announcement, RegistryStanding, SuspectSpan } from "./types.js";

/** The act's delay has not passed. */
export class ActNotReadyError extends CivitasError {
  override readonly name = "ActNotReadyError";

  constructor(readonly readyAt: bigint) {
    super(`The act was announced and may be done from ${readyAt} (Unix seconds) on. Do it then.`);
  }
}

/** What became of an act that was asked for. */
export type ActOutcome =
  | { readonly outcome: "done"; readonly mined: Mined }
  | { readonly outcome: "announced"; readonly mined: Mined; readonly id: Hex; readonly readyAt: bigint };

const FOREVER = 2 ** 48 - 1;

/** Tells how an agency stands. */
export async function readAgency(chain: Chain, ref: calls.AuthorityRef, agency: bigint): Promise<AgencyStanding> {
  const record = await chain.read(calls.agencyOf(ref, agency));
  if (record.openedAt === 0) return { state: "unknown" };
  const openedAt = BigInt(record.openedAt);
  const suspect: { readonly suspect?: SuspectSpan } =
    record.compromisedSince === 0
      ? {}
      : {
          suspect: {
            from: BigInt(record.compromisedSince),
            ...(record.compromisedUntil === FOREVER ? {} : { to: BigInt(record.compromisedUntil) }),
          },
        };
  if (record.suspendedAt === 0) return { state: "acting", openedAt, ...suspect };
  return { state: "suspended", openedAt, since: BigInt(record.suspendedAt), ...suspect };
}

/** Tells whether a registry takes entries. */
export async function readRegistry(
  chain: Chain,
  ref: calls.AuthorityRef,
  registry: Address,
): Promise<RegistryStanding> {
  const [state, successor] = await chain.read(calls.registryState(ref, registry));
  if (state === 0) return { state: "open" };
  if (state === 1) return { state: "paused" };
  return BigInt(successor) === 0n ? { state: "closed" } : { state: "closed", successor };
}

/** Id under which an account's announced act is known. */
export function announcementId(announcer: Address, act: AnyCall): Hex {
  return keccak256(
    encodeAbiParameters(
      [{ type: "address" }, { type: "address" }, { type: "bytes" }],
      [announcer, act.address, encodeFunctionData(act as never)],
    ),
  );
}

/** Tells how an announced act stands at the latest block. */
export async function readAnnouncement(
  chain: Chain,
  ref: calls.AuthorityRef,
  announcer: Address,
  act: AnyCall,
): Promise<Announcement> {
  const id = announcementId(announcer, act);
  const readyAt = BigInt(await chain.read(calls.scheduleOf(ref, id)));
  if (readyAt === 0n) return { state: "none" };
  const { timestamp } = await chain.block();
  if (timestamp < readyAt) return { state: "waiting", id, readyAt };
  return { state: "ready", id, readyAt, lapsesAt: readyAt + BigInt(await chain.read(calls.expiration(ref))) };
}

/**
 * Does an act now where its office carries no delay, and announces it where it does. Called again with the same act
 * when the delay has passed, it does it.
 *
 * The officer calls the registry itself, not through the authority, so that the registry's events name the officer.
 *
 * @throws {@link ActNotReadyError} when the act is announced and its delay has not passed.
 */
export async function perform(
  chain: Chain,
  ref: calls.AuthorityRef,
  act: AnyCall,
  options: SendOptions = {},
): Promise<ActOutcome> {
  const { account } = chain;
  if (account === undefined) throw new NoAccountError("perform an act");
  if (!(await needsDelay(chain, ref, account, act))) return { outcome: "done", mined: await chain.send(act, options) };

  const announced = await readAnnouncement(chain, ref, account, act);
  if (announced.state === "ready") return { outcome: "done", mined: await chain.send(act, options) };
  if (announced.state === "waiting") throw new ActNotReadyError(announced.readyAt);

  const mined = await chain.send(calls.announce(ref, act), options);
  const id = announcementId(account, act);
  return { outcome: "announced", mined, id, readyAt: BigInt(await chain.read(calls.scheduleOf(ref, id))) };
}

/** Acts on the authority itself are decided by their arguments too, which only {@link calls.announce} can weigh. */
async function needsDelay(chain: Chain, ref: calls.AuthorityRef, account: Address, act: AnyCall): Promise<boolean> {
  const selector = selectorOf(act);
  if (BigInt(act.address) === BigInt(ref.authority)) return selfDelay(chain, ref, account, act);
  const [immediate, delay] = await chain.read(calls.canCall(ref, { account, target: act.address, selector }));
  return !immediate && delay > 0;
}

async function selfDelay(chain: Chain, ref: calls.AuthorityRef, account: Address, act: AnyCall): Promise<boolean> {
  const role = await roleFor(chain, ref, act);
  const [member, delay] = await chain.read(calls.hasRole(ref, role, account));
  return member && delay > 0;
}

/** Role that an act on the authority asks for: a role's own admin to appoint, else the one it is wired to. */
async function roleFor(chain: Chain, ref: calls.AuthorityRef, act: AnyCall): Promise<bigint> {
  if (act.functionName === "grantRole" || act.functionName === "revokeRole") {
    return chain.read(calls.roleAdmin(ref, act.args[0] as bigint));
  }
  return chain.read(calls.functionRole(ref, ref.authority, selectorOf(act)));
}

function selectorOf(act: AnyCall): Hex {
  return encodeFunctionData(act as never).slice(0, 10) as Hex;
}
