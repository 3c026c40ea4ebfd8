import type { Form, Ownership } from "@civitas/sdk/land";

/** Forms of ownership, by the registry's number. */
const FORMS: readonly Form[] = ["sole", "in common", "joint"];

/** An ownership as the registry's events tell it. */
export const ownershipOf = ({
  form,
  denominator,
  portions,
}: Omit<Ownership, "form"> & { readonly form: number }): Ownership => ({
  form: FORMS[form] ?? "in common",
  denominator,
  portions,
});
