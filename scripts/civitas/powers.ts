import { type Abi, hexToString } from "viem";
import { type NamedContract, type Power, PUBLIC_ROLE, powers as readPowers } from "../../sdk/src/access/index.js";
import { readTypes } from "../../sdk/src/credentials/index.js";
import type { Context, Outcome, Verb } from "./context.js";
import { contractOn, deploymentFlags, readDeployment } from "./deployment.js";
import { nodeFlags, openNode } from "./node.js";

/** Shows who may do what. */
export const powers: Verb = {
  name: "powers",
  usage: "",
  summary: "show every office, its members, and what it may do in which contract",
  positionals: 0,
  flags: { ...nodeFlags, ...deploymentFlags },
  run,
};

async function run(context: Context): Promise<Outcome> {
  const node = await openNode(context);
  const { address: authority, block: fromBlock } = await contractOn(context, node, "Authority");
  const { contracts } = await readDeployment(context, node);
  // Every contract's ABI is among the generated factories, so that a new domain shows without a word here.
  const factories: Readonly<Record<string, unknown>> = await import("../../sdk/src/contracts/index.js");
  const named = Object.entries(contracts).flatMap(([name, { address }]): NamedContract[] => {
    const factory = factories[`${name}__factory`] as { readonly abi: Abi } | undefined;
    return factory === undefined ? [] : [{ name, address, abi: factory.abi }];
  });
  const { ["CredentialRegistry"]: credentials } = contracts;
  const types =
    credentials === undefined
      ? []
      : await readTypes(node.chain, { registry: credentials.address }, { fromBlock: credentials.block });
  const table = await readPowers(node.chain, { authority, contracts: named, fromBlock });
  for (const { role, label, members, functions } of table) {
    if (members.length === 0 && functions.length === 0) continue;
    const checks = role === PUBLIC_ROLE ? "; the contract itself asks for signatures or for the office" : "";
    context.say(`${label || "Unnamed"} (role 0x${role.toString(16)})${checks}`);
    for (const { account, delay, active } of members) {
      context.say(
        `  ${account}${delay === 0 ? "" : `, after ${delay} s`}${active ? "" : ", suspended or not yet appointed"}`,
      );
    }
    for (const [contract, names] of byContract(functions)) context.say(`  may in ${contract}: ${names.join(", ")}`);
    const issued = types
      .filter(({ office }) => office === role)
      .map(({ typeId, name }) => `${hexToString(typeId)} (${name})`);
    if (issued.length > 0) context.say(`  may in CredentialRegistry: issue and change ${issued.join(", ")}`);
  }
  return { ok: true, result: { authority, roles: table, types } };
}

function byContract(functions: readonly Power[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { contract, target, functionName, selector } of functions) {
    const key = contract ?? target;
    groups.set(key, [...(groups.get(key) ?? []), functionName ?? selector]);
  }
  return groups;
}
