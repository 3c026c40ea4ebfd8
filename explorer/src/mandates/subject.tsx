import { powerName, themeParts } from "@civitas/sdk/mandates";
import type { ReactNode } from "react";
import { type Address, getAddress, type Hex, size, slice, zeroAddress } from "viem";
import { href, pathOf } from "../app/route.js";
import { useExplorer } from "../chain/context.js";
import type { PublishedDeployment } from "../chain/deployment.js";
import { Account, Digest } from "../ui/chain.js";
import { mandates } from "./words/index.js";

const BYTES_BEFORE_ACCOUNT = 12;

/** What a theme lets an agent do, and at which contract. */
export function Power({ theme }: { readonly theme: Hex }) {
  const { deployment } = useExplorer();
  const { contract, code } = themeParts(theme);
  const place = nameOf(deployment, contract);
  return (
    <>
      {powerOf(theme, code)}{" "}
      {contract === zeroAddress ? (
        mandates.anywhere
      ) : place === undefined ? (
        <>
          {mandates.at} <Account address={contract} />
        </>
      ) : (
        `${mandates.at} ${place}`
      )}
    </>
  );
}

/** What a mandate is for, or was used on: an application of the desk, an account, or what only its code tells. */
export function Resource({ theme, resource }: { readonly theme: Hex; readonly resource: Hex }) {
  const { deployment } = useExplorer();
  const contract = contractNamed(deployment, themeParts(theme).contract);
  if (contract === "ServiceDesk") return <a href={href(pathOf("application", resource))}>{mandates.application}</a>;
  const start = slice(resource, 0, BYTES_BEFORE_ACCOUNT);
  if (contract === "ConsentRegistry" && BigInt(start) === 0n) {
    return <Account address={getAddress(slice(resource, BYTES_BEFORE_ACCOUNT, size(resource)))} />;
  }
  return (
    <>
      {mandates.digest} <Digest value={resource} what={mandates.code} />
    </>
  );
}

function powerOf(theme: Hex, code: Hex | undefined): ReactNode {
  if (code === undefined) return mandates.everyPower;
  const name = powerName(theme);
  if (name !== undefined) return <code>{name}</code>;
  return (
    <>
      {mandates.codedPower} <code>{code}</code>
    </>
  );
}

/** Name by which a contract was published with the page. */
const contractNamed = ({ contracts }: PublishedDeployment, contract: Address): string | undefined =>
  Object.entries(contracts).find(([, { address }]) => BigInt(address) === BigInt(contract))?.[0];

/** Name of a contract in words; the one by which it was published where there are none. */
function nameOf(deployment: PublishedDeployment, contract: Address): string | undefined {
  const name = contractNamed(deployment, contract);
  return name === undefined ? undefined : (mandates.places[name] ?? name);
}
