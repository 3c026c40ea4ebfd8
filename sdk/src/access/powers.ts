import { type Abi, type Address, getAddress, type Hex, toFunctionSelector } from "viem";
import { type Chain, type ChainEvent, readEvents } from "../core/index.js";
import { authorityAbi } from "../generated/access.js";
import * as calls from "./calls.js";
import { ADMIN_ROLE, CABINET_ROLE, GUARDIAN_ROLE, PUBLIC_ROLE } from "./roles.js";
import type { Member, Power, RolePowers } from "./types.js";

/** A contract whose functions the table is to name. */
export interface NamedContract {
  readonly name: string;
  readonly address: Address;
  readonly abi: Abi;
}

/** What to read. */
export interface PowersQuery extends calls.AuthorityRef {
  /** Contracts to name; the others show as addresses and selectors. */
  readonly contracts?: readonly NamedContract[];
  /** Block of the authority's deployment. */
  readonly fromBlock?: bigint;
}

const NAMES = [
  "RoleLabel",
  "RoleGranted",
  "RoleRevoked",
  "RoleAdminChanged",
  "TargetFunctionRoleUpdated",
  "MinimumDelaySet",
] as const;
type PowerEvent = ChainEvent<typeof authorityAbi, (typeof NAMES)[number]>;

const BUILT_IN: ReadonlyMap<bigint, string> = new Map([
  [ADMIN_ROLE, "Constituent (administrator)"],
  [CABINET_ROLE, "Cabinet"],
  [GUARDIAN_ROLE, "Guardian"],
  [PUBLIC_ROLE, "Anyone"],
]);

/** Who may do what, as the authority's log tells it: one row a role, in the order of their numbers. */
export async function powers(chain: Chain, query: PowersQuery): Promise<readonly RolePowers[]> {
  const { authority, contracts = [], fromBlock = 0n } = query;
  const events = await readEvents(chain, { abi: authorityAbi, address: authority, names: NAMES, fromBlock });
  const state = fold(events);
  const named = new Map(contracts.map((contract) => [getAddress(contract.address), contract]));
  return Promise.all(
    [...state.roles]
      .sort((a, b) => (a < b ? -1 : 1))
      .map(async (role) => ({
        role,
        label: BUILT_IN.get(role) ?? state.labels.get(role) ?? "",
        appointedBy: state.admins.get(role) ?? ADMIN_ROLE,
        minimumDelay: state.delays.get(role) ?? 0,
        members: await membersOf(chain, query, role, [...(state.members.get(role) ?? [])]),
        functions: [...state.functions.values()].filter((row) => row.role === role).map((row) => powerOf(row, named)),
      })),
  );
}

interface Wired {
  readonly target: Address;
  readonly selector: Hex;
  readonly role: bigint;
}

interface State {
  readonly roles: Set<bigint>;
  readonly labels: Map<bigint, string>;
  readonly admins: Map<bigint, bigint>;
  readonly delays: Map<bigint, number>;
  readonly members: Map<bigint, Set<Address>>;
  readonly functions: Map<string, Wired>;
}

function fold(events: readonly PowerEvent[]): State {
  const state: State = {
    roles: new Set([ADMIN_ROLE]),
    labels: new Map(),
    admins: new Map(),
    delays: new Map(),
    members: new Map(),
    functions: new Map(),
  };
  for (const event of events) apply(state, event);
  return state;
}

function apply(state: State, event: PowerEvent): void {
  switch (event.eventName) {
    case "RoleLabel":
      state.labels.set(event.args.roleId, event.args.label);
      break;
    case "RoleAdminChanged":
      state.admins.set(event.args.roleId, event.args.admin);
      break;
    case "MinimumDelaySet":
      state.delays.set(event.args.role, event.args.minimumDelay);
      state.roles.add(event.args.role);
      return;
    case "RoleGranted":
      state.members.set(event.args.roleId, (state.members.get(event.args.roleId) ?? new Set()).add(event.args.account));
      break;
    case "RoleRevoked":
      state.members.get(event.args.roleId)?.delete(event.args.account);
      break;
    case "TargetFunctionRoleUpdated": {
      const { target, selector, roleId } = event.args;
      state.functions.set(`${target}:${selector}`, { target, selector, role: roleId });
      break;
    }
  }
  state.roles.add(event.args.roleId);
}

async function membersOf(
  chain: Chain,
  ref: calls.AuthorityRef,
  role: bigint,
  accounts: readonly Address[],
): Promise<readonly Member[]> {
  return Promise.all(
    accounts.map(async (account) => {
      const [active] = await chain.read(calls.hasRole(ref, role, account));
      const [, delay] = await chain.read(calls.accessOf(ref, role, account));
      return { account, delay, active };
    }),
  );
}

function powerOf({ target, selector }: Wired, named: ReadonlyMap<Address, NamedContract>): Power {
  const contract = named.get(getAddress(target));
  if (contract === undefined) return { target, selector };
  const found = contract.abi.find((item) => item.type === "function" && toFunctionSelector(item) === selector);
  const name = found !== undefined && "name" in found ? { functionName: found.name } : {};
  return { target, selector, contract: contract.name, ...name };
}
