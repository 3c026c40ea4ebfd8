import type { Address, Hex } from "viem";
import { useExplorer } from "../chain/context.js";
import { words } from "../words/index.js";
import { Copy } from "./Copy.js";

/** The first and last figures of a long value. */
export const short = (value: string): string =>
  value.length <= 14 ? value : `${value.slice(0, 6)}…${value.slice(-4)}`;

/** An account: short to read, whole to copy and on paper. */
export function Account({ address, whole = false }: { readonly address: Address; readonly whole?: boolean }) {
  return (
    <span className="account">
      <span className="short">
        <Linked to={`address/${address}`} text={short(address)} label={words.chain.account(short(address))} />
      </span>
      <Copy text={address} what={words.chain.account(short(address))} />
      <code className={whole ? "whole" : "whole print-only"}>{address}</code>
    </span>
  );
}

/** A digest of a document: short to read, whole to copy. */
export function Digest({ value, what }: { readonly value: Hex; readonly what: string }) {
  return (
    <span className="digest">
      <code className="short" title={value}>
        {short(value)}
      </code>{" "}
      <Copy text={value} what={what} />
      <code className="whole print-only">{value}</code>
    </span>
  );
}

/** Where on the chain an act stands. */
export function Place({ block, transaction }: { readonly block: bigint; readonly transaction: Hex }) {
  return (
    <>
      <Linked to={`block/${block}`} text={words.chain.block(block)} />
      {", "}
      <span className="digest">
        <Linked to={`tx/${transaction}`} text={words.chain.transaction(short(transaction))} />{" "}
        <Copy text={transaction} what={words.chain.transaction(short(transaction))} />
        <code className="whole print-only"> {transaction}</code>
      </span>
    </>
  );
}

/** A link to the chain's block explorer where one is configured; the text alone where none is. */
function Linked({ to, text, label }: { readonly to: string; readonly text: string; readonly label?: string }) {
  const { explorerUrl } = useExplorer().deployment;
  if (explorerUrl === undefined) return <code>{text}</code>;
  return (
    <a href={`${explorerUrl}/${to}`} rel="noreferrer" aria-label={words.chain.inExplorer(label ?? text)}>
      <code>{text}</code>
    </a>
  );
}
