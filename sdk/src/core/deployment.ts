import { type Address, type Hex, isAddress, isHex } from "viem";
import { CivitasError, NotDeployedError } from "./errors.js";

/** Addresses of one contract, by chain id. */
export type AddressBook = Readonly<Record<number, Address>>;

/** Where one contract was deployed. */
export interface DeployedContract {
  readonly address: Address;
  /** Block of the deployment: logs begin here. */
  readonly block: bigint;
  readonly transaction: Hex;
}

/** What was deployed on one chain, by contract name. */
export interface Deployment {
  readonly chainId: number;
  readonly contracts: Readonly<Record<string, DeployedContract>>;
}

/** A deployment record is not of the form that the deployment writes. */
export class DeploymentInvalidError extends CivitasError {
  override readonly name = "DeploymentInvalidError";

  constructor(
    readonly contract: string,
    readonly field: string,
  ) {
    super(`The deployment record of ${contract} has no valid ${field}. Deploy again or restore the record.`);
  }
}

/** Finds a contract on a chain among the addresses that the package knows. */
export function addressOn(chain: { readonly id: number }, contract: string, book: AddressBook): Address {
  const address = book[chain.id];
  if (address === undefined) throw new NotDeployedError(contract, chain.id);
  return address;
}

/** Finds a contract in a deployment. */
export function deployedIn(deployment: Deployment, contract: string): DeployedContract {
  const found = Object.hasOwn(deployment.contracts, contract) ? deployment.contracts[contract] : undefined;
  if (found === undefined) throw new NotDeployedError(contract, deployment.chainId);
  return found;
}

/**
 * Reads deployment records, one a domain, as `deployments/<chain>/<domain>.json` holds them.
 *
 * @param chainId Chain that the records are of.
 * @param records Parsed JSON files.
 */
export function parseDeployment(chainId: number, records: readonly unknown[]): Deployment {
  const contracts = records.flatMap((record) =>
    typeof record === "object" && record !== null
      ? Object.entries(record).map(([name, entry]) => [name, parsed(name, entry)] as const)
      : [],
  );
  return { chainId, contracts: Object.fromEntries(contracts) };
}

function parsed(name: string, entry: unknown): DeployedContract {
  const { address, block, transaction } = (entry ?? {}) as Record<string, unknown>;
  if (typeof address !== "string" || !isAddress(address)) throw new DeploymentInvalidError(name, "address");
  if (typeof block !== "number" || !Number.isSafeInteger(block)) throw new DeploymentInvalidError(name, "block");
  if (!isHex(transaction)) throw new DeploymentInvalidError(name, "transaction");
  return { address, block: BigInt(block), transaction };
}
