import type { PlanKind } from "./planTypes.js";
import type { Form, Nature, Ownership, RightKind } from "./types.js";

const FORMS: readonly Form[] = ["sole", "in common", "joint"];
const NATURES: readonly Nature[] = ["sale", "gift", "exchange", "settlement", "other"];

const PLAN_KINDS: readonly PlanKind[] = ["subdivision", "consolidation", "partition"];

/** Number by which the registry knows what a plan does. */
export const planKindCode = (kind: PlanKind): number => PLAN_KINDS.indexOf(kind);

/** What a plan does, behind the registry's number. */
export const planKindOf = (code: number): PlanKind => PLAN_KINDS[code] ?? "subdivision";

const KINDS: readonly RightKind[] = ["lease", "servitude", "covenant", "restriction", "public-law restriction"];

/** Number by which the registry knows a kind of right. */
export const kindCode = (kind: RightKind): number => KINDS.indexOf(kind);

/** Kind of right behind the registry's number. */
export const kindOf = (code: number): RightKind => KINDS[code] ?? "restriction";

/** Number by which the registry knows a form of ownership. */
export const formCode = (form: Form): number => FORMS.indexOf(form);

/** Number by which the registry knows why ownership passes. */
export const natureCode = (nature: Nature = "sale"): number => NATURES.indexOf(nature);

/** Form of ownership behind the registry's number. */
export const formOf = (code: number): Form => FORMS[code] ?? "in common";

/** Why ownership passed, behind the registry's number. */
export const natureOf = (code: number): Nature => NATURES[code] ?? "other";

/** An ownership as the registry takes it. */
export const ownershipCode = <ownership extends Ownership>({
  form,
  ...said
}: ownership): Omit<ownership, "form"> & { readonly form: number } => ({ ...said, form: formCode(form) });

/** An ownership as the registry tells it. */
export const ownershipOf = ({
  form,
  denominator,
  portions,
}: Omit<Ownership, "form"> & { readonly form: number }): Ownership => ({ form: formOf(form), denominator, portions });
