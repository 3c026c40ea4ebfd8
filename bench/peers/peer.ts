import { readFileSync } from "node:fs";
import { type BaseContract, ContractFactory, type InterfaceAbi, type Signer } from "ethers";
import type { Stage } from "../stage.js";

/** What one act of a peer costs, beside the act of ours that it comes closest to. */
export interface PeerFigure {
  /** Area and operation of ours, by the words of its bench file. */
  readonly area: string;
  readonly operation: string;
  /** What the peer does for it, in the peer's own words. */
  readonly act: string;
  readonly gas: number;
}

/** A contract suite of somebody else's, from its npm package. A file `<name>.peer.ts` in this folder adds one. */
export interface Peer {
  readonly name: string;
  /** Package that its code comes from, or where its figures are from when they are quoted. */
  readonly source: string;
  /** Version whose figures are quoted; left out where the package is deployed and measured, which tells its own. */
  readonly version?: string;
  readonly measure: (stage: Stage) => Promise<readonly PeerFigure[]>;
}

/** What is needed to deploy a contract. */
export interface Artifact {
  readonly abi: InterfaceAbi;
  readonly bytecode: string;
}

/** Version of an installed package. */
export const versionOf = (source: string): string => readPackage<{ version: string }>(`${source}/package.json`).version;

/** A peer's artifact as its package carries it, by file path: what the package exports does not always name it. */
export const artifactOf = (path: string): Artifact => readPackage<Artifact>(path);

/** Deploys an artifact of a peer. */
export async function deploy(signer: Signer, { abi, bytecode }: Artifact, ...args: unknown[]): Promise<BaseContract> {
  return (await new ContractFactory(abi, bytecode, signer).deploy(...args)).waitForDeployment();
}

/** What a transaction of a peer took, and the data of its first event. */
export interface Sent {
  readonly gas: number;
  readonly told: string;
}

/** Calls a function of a peer by its name, or by its full signature where it is overloaded. */
export async function send(contract: BaseContract, name: string, ...args: unknown[]): Promise<Sent> {
  const receipt = await (await contract.getFunction(name).send(...args)).wait();
  return { gas: Number(receipt?.gasUsed), told: receipt?.logs[0]?.data ?? "0x" };
}

/** All the gas of one call. */
export const gasOf = async (contract: BaseContract, name: string, ...args: unknown[]): Promise<number> =>
  (await send(contract, name, ...args)).gas;

const readPackage = <content>(path: string): content =>
  JSON.parse(readFileSync(new URL(`../../node_modules/${path}`, import.meta.url), "utf8")) as content;
