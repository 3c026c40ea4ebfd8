import type { Act, Builder, Contract, Parameter } from "./builder.js";
import { ADMIN } from "./roles.js";

/** An office to open and who sits in it at first. */
export interface OfficePlan {
  readonly role: bigint;
  readonly label: string;
  readonly officer: Parameter;
  /** Who sits beside the officer from the beginning, where an act takes two. */
  readonly second?: Parameter;
  /** Seconds between announcing an act and doing it; none for day-to-day offices. */
  readonly delay: bigint | Parameter;
  /** Contracts that sit in the office beside the officer: they act by their own rules, and wait for nothing. */
  readonly contracts?: readonly Contract[];
}

/** An agency to open, its head, and its offices. */
export interface AgencyPlan {
  readonly role: bigint;
  readonly label: string;
  readonly head: Parameter;
  readonly offices: readonly OfficePlan[];
}

/**
 * Opens an agency with its offices and appoints who serves in them.
 *
 * A role belongs to the constituent until its agency is opened, and to the cabinet or the agency from then on. So the
 * members are appointed first: the constituent never has to sit in an office itself, and none is left to lay down.
 *
 * @returns The acts that open the offices.
 */
export function openAgency(m: Builder, authority: Contract, plan: AgencyPlan): readonly Act[] {
  const appointed = [
    m.call(authority, "grantRole", [plan.role, plan.head, 0], { id: `appoint_head_of_${plan.role}` }),
    ...plan.offices.flatMap(({ role, officer, second, delay, contracts = [] }) => [
      m.call(authority, "grantRole", [role, officer, delay], { id: `appoint_to_${role}` }),
      ...(second === undefined
        ? []
        : [m.call(authority, "grantRole", [role, second, delay], { id: `appoint_second_to_${role}` })]),
      ...contracts.map((contract) =>
        m.call(authority, "grantRole", [role, contract, 0], { id: `appoint_${contract.contractName}_to_${role}` }),
      ),
    ]),
  ];
  const opened = m.call(authority, "openAgency", [plan.role, plan.label], {
    id: `open_agency_${plan.role}`,
    after: appointed,
  });
  return plan.offices.map(({ role, label, delay }) =>
    m.call(authority, "openOffice", [role, label, delay], { id: `open_office_${role}`, after: [opened] }),
  );
}

/**
 * Seats a contract in an office that another module opened. The role belongs to its agency by then: it goes back to the
 * constituent for this one act, before the deployer hands over.
 */
export function seat(m: Builder, authority: Contract, { role, agency, contract, after }: SeatPlan): void {
  const id = `${contract.contractName}_in_${role}`;
  const taken = m.call(authority, "setRoleAdmin", [role, ADMIN], { id: `take_${id}`, after: [after] });
  const seated = m.call(authority, "grantRole", [role, contract, 0], { id: `seat_${id}`, after: [taken] });
  m.call(authority, "setRoleAdmin", [role, agency], { id: `give_back_${id}`, after: [seated] });
}

/** Which contract sits in which office. */
export interface SeatPlan {
  readonly role: bigint;
  readonly agency: bigint;
  readonly contract: Contract;
  /** Module that opened the office. */
  readonly after: Parameters<Builder["useModule"]>[0];
}
