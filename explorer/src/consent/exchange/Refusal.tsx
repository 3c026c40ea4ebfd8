import { Notice } from "../../ui/Notice.js";
import { consents } from "../words/index.js";
import { NoCodeError } from "./codes.js";

const { failed } = consents.exchange;

/** Why something was not accepted, in plain words. */
export function Refusal({ error }: { readonly error: unknown }) {
  return (
    <Notice kind="error" title={failed.title}>
      <p>{reasonOf(error)}</p>
    </Notice>
  );
}

function reasonOf(error: unknown): string {
  if (typeof error === "string") return error;
  if (error instanceof NoCodeError) return failed[error.reason];
  const { name, message } = error as Error;
  if (Object.hasOwn(failed, name)) return failed[name as keyof typeof failed];
  return `${failed.other} ${(error as { readonly shortMessage?: string }).shortMessage ?? message}`;
}
