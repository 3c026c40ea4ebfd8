import { readdir } from "node:fs/promises";
import { join } from "node:path";
import {
  type DeployedContract,
  type Deployment,
  deployedIn,
  NotDeployedError,
  parseDeployment,
} from "../../sdk/src/core/index.js";
import { ToolError } from "../support/error.js";
import { ROOT, readJson } from "../support/files.js";
import { type Context, text } from "./context.js";
import { fromHere } from "./input.js";
import type { Node } from "./node.js";

/** The flag by which the folder of deployment records is named. */
export const deploymentFlags = { deployments: { type: "string" } } as const;

/** Reads what was deployed on the node's chain. */
export async function readDeployment({ flags }: Context, { chain }: Node): Promise<Deployment> {
  const named = text(flags, "deployments");
  const folder = join(named === undefined ? join(ROOT, "deployments") : fromHere(named), String(chain.id));
  const files = (await readdir(folder).catch(() => [])).filter((file) => /^[a-z]+\.json$/.test(file)).sort();
  if (files.length === 0)
    throw new ToolError(`Nothing is recorded as deployed on chain ${chain.id}: ${folder} has no record.`);
  return parseDeployment(chain.id, await Promise.all(files.map((file) => readJson(join(folder, file)))));
}

/** Finds a contract in the record and makes sure that it is there: a local chain may have begun anew since. */
export async function contractOn(context: Context, node: Node, name: string): Promise<DeployedContract> {
  const contract = deployedIn(await readDeployment(context, node), name);
  if ((await node.chain.code(contract.address)) !== "0x") return contract;
  throw new ToolError(
    `${name} is recorded at ${contract.address}, but chain ${node.chain.id} has nothing there: it has begun anew since, or another chain answers. Deploy first.`,
    { cause: new NotDeployedError(name, node.chain.id) },
  );
}
