import { type RegistryStanding, readRegistry } from "@civitas/sdk/access";
import type { Explorer } from "./explorer.js";

/** Whether a registry takes entries; open where no authority was published with the page. */
export async function registryStanding({ chain, deployment }: Explorer, contract: string): Promise<RegistryStanding> {
  const { [contract]: registry, ["Authority"]: authority } = deployment.contracts;
  if (registry === undefined || authority === undefined) return { state: "open" };
  return readRegistry(chain, { authority: authority.address }, registry.address);
}
