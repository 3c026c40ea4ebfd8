import type { Builder, Contract, Parameter } from "./builder.js";

/** An office to open and who sits in it at first. */
export interface OfficePlan {
  readonly role: bigint;
  readonly label: string;
  readonly officer: Parameter;
  /** Seconds between announcing an act and doing it; none for day-to-day offices. */
  readonly delay: bigint | Parameter;
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
 */
export function openAgency(m: Builder, authority: Contract, plan: AgencyPlan): void {
  const appointed = [
    m.call(authority, "grantRole", [plan.role, plan.head, 0], { id: `appoint_head_of_${plan.role}` }),
    ...plan.offices.map(({ role, officer, delay }) =>
      m.call(authority, "grantRole", [role, officer, delay], { id: `appoint_to_${role}` }),
    ),
  ];
  const opened = m.call(authority, "openAgency", [plan.role, plan.label], {
    id: `open_agency_${plan.role}`,
    after: appointed,
  });
  for (const { role, label, delay } of plan.offices) {
    m.call(authority, "openOffice", [role, label, delay], { id: `open_office_${role}`, after: [opened] });
  }
}
