import type { RegistryStanding } from "@civitas/sdk/access";
import { words } from "../words/index.js";
import { Account } from "./chain.js";
import { Notice } from "./Notice.js";

/** Tells where the registry takes no entries, and who carries on. */
export function RegistryNotice({ registry }: { readonly registry: RegistryStanding }) {
  if (registry.state === "open") return null;
  if (registry.state === "paused") return <Notice kind="note" title={words.registry.paused} />;
  return (
    <Notice kind="note" title={words.registry.closed}>
      {registry.successor && (
        <p>
          {words.registry.successor} <Account address={registry.successor} whole />
        </p>
      )}
    </Notice>
  );
}
