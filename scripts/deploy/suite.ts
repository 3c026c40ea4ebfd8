import hre from "hardhat";
import type { Hex } from "viem";
import { ToolError } from "../support/error.js";
import { compareCode, compiledCode } from "./code.js";
import { confirmingBlocks, contractsIn, forget, isBegun, type Journal, journalOf, putAside } from "./journal.js";
import { mend } from "./mend.js";
import { isLocal, type Target } from "./network.js";
import { readParameters } from "./parameters.js";
import { type DomainRecord, dropRecords, readRecords, writeRecords } from "./records.js";

/** How to deploy. */
export interface DeployOptions {
  /** Another file of parameters than the network's own. */
  readonly parameters?: string | undefined;
  /** Deploys a second suite where one stands. */
  readonly again?: boolean | undefined;
  /** Names the folder to which the first suite's journal goes. */
  readonly now: number;
  readonly say: (line: string) => void;
}

/** Deploys what is missing of the suite, goes on where a run broke off, and records what stands where. */
export async function deploySuite(target: Target, options: DeployOptions): Promise<ReadonlyMap<string, DomainRecord>> {
  const { chainId, connection } = target;
  const profile = isLocal(chainId) ? "default" : "production";

  const [deployer] = (await connection.provider.request({ method: "eth_accounts" })) as readonly string[];
  if (deployer === undefined) throw new ToolError(`${target.name} has no account to deploy from.`);
  const parameters = await readParameters(target, options.parameters, deployer);

  await hre.tasks.getTask("build").run({ quiet: true, noTests: true, defaultBuildProfile: profile });

  const codeAt = async (address: string): Promise<Hex> =>
    (await connection.provider.request({ method: "eth_getCode", params: [address, "latest"] })) as Hex;
  const journal = await openJournal(target, options, codeAt);
  await requireSameCode(journal, codeAt);
  await mend(journal);

  const { default: suite } = await import("../../ignition/modules/Suite.js");
  try {
    await connection.ignition.deploy(suite, {
      parameters: parameters as never,
      deploymentId: journal.id,
      displayUi: process.stdout.isTTY === true && !isLocal(chainId),
    });
  } catch (error) {
    throw rephrased(error, target);
  } finally {
    // Even of a run that broke off: what stands on the chain is recorded.
    await writeRecords(chainId, await contractsIn(journal), profile, codeAt);
  }
  return readRecords(chainId);
}

/** Finds the journal of this very chain, or makes room for a new one. */
async function openJournal(
  target: Target,
  { again, now, say }: DeployOptions,
  codeAt: (address: string) => Promise<Hex>,
): Promise<Journal> {
  const { chainId, name } = target;
  const journal = journalOf(chainId);
  const local = isLocal(chainId);
  const begun = isBegun(journal);

  if (begun && !(local ? await isOfThisRun(target, journal) : await stands(journal, codeAt))) {
    if (!local) {
      throw new ToolError(
        `What was deployed on ${name} is not there: the node serves another chain of number ${chainId}, or has not caught up. Nothing was sent.`,
      );
    }
    say("The local chain has begun anew since the last deployment; starting afresh.");
    await forget(journal);
    await dropRecords(chainId);
  } else if (begun && again === true) {
    await putAside(journal, String(now));
  } else if (!begun && local) {
    await dropRecords(chainId);
  } else if (!begun && again !== true && (await readRecords(chainId)).size > 0) {
    throw new ToolError(
      `deployments/${chainId} says that the suite stands on ${name} already. Use it; or deploy a second one beside it with --again.`,
    );
  }
  return journal;
}

/** A local chain begins anew at every start with the same number, and the same addresses; but never the same blocks. */
async function isOfThisRun({ connection }: Target, journal: Journal): Promise<boolean> {
  const known = await confirmingBlocks(journal);
  const found = await Promise.all(
    known.map(({ number }) =>
      connection.provider.request({ method: "eth_getBlockByNumber", params: [`0x${number.toString(16)}`, false] }),
    ),
  );
  return known.length > 0 && known.every(({ hash }, index) => (found[index] as { hash: string } | null)?.hash === hash);
}

/** On a public chain blocks may be reorganised, and what was deployed stays. */
async function stands(journal: Journal, codeAt: (address: string) => Promise<Hex>): Promise<boolean> {
  const codes = await Promise.all((await contractsIn(journal)).map(({ address }) => codeAt(address)));
  return codes.every((code) => code !== "0x");
}

/** Ignition never looks back at a contract that it finished, so a changed source would pass unseen. */
async function requireSameCode(journal: Journal, codeAt: (address: string) => Promise<Hex>): Promise<void> {
  const changed: string[] = [];
  for (const { name, address, libraries = {} } of await contractsIn(journal)) {
    const { code, immutables } = await compiledCode(name, address, libraries);
    const match = compareCode(await codeAt(address), code, immutables);
    if (match === "different") changed.push(`${name} at ${address}`);
  }
  if (changed.length === 0) return;
  throw new ToolError(
    `The sources build other code than what stands on the chain: ${changed.join(", ")}. A deployed contract never changes: deploy a second suite with --again, or go back to the sources that were deployed (deployments/ names the commit).`,
  );
}

function rephrased(error: unknown, target: Target): unknown {
  const text = error instanceof Error ? error.message : String(error);
  if (/AccessManagerUnauthorized/.test(text)) {
    return new ToolError(
      `The deployer has handed over and may change nothing on ${target.name} any more. The constituent's account can announce the new wiring; see docs/decisions/offices-and-delays.md.`,
    );
  }
  if (/insufficient funds|doesn't have enough funds/i.test(text)) {
    return new ToolError(
      `The deployer has too little ether on ${target.name}. Send it some and run this again: it goes on where it stopped.`,
    );
  }
  if (/confirmations|pending transaction/i.test(text)) {
    return new ToolError(`${text}\nWait for a few blocks and run this again: it goes on where it stopped.`);
  }
  if (/reconciliation|IGN\d+|HHE10\d{3}/i.test(text)) return new ToolError(text);
  return error;
}
