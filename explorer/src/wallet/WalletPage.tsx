import { useCallback, useState } from "react";
import type { Address } from "viem";
import type { PageProps } from "../app/kind.js";
import { go, pathOf } from "../app/route.js";
import { useExplorer } from "../chain/context.js";
import { useReading } from "../chain/reading.js";
import { Failure } from "../ui/Failure.js";
import { Heading } from "../ui/Heading.js";
import { ReadAt } from "../ui/ReadAt.js";
import { Section } from "../ui/Section.js";
import { AccountRecords } from "./AccountRecords.js";
import { Accounts } from "./Accounts.js";
import { keepAccounts, keptAccounts, parseAccounts } from "./accounts.js";
import { readWallet } from "./read.js";
import { wallet } from "./words/index.js";

/** All that belongs to the reader's accounts: those that the address names, or those that were named before. */
export function WalletPage({ parts }: PageProps) {
  const [accounts, setAccounts] = useState(() => named(parts[0]) ?? keptAccounts());
  const choose = (chosen: readonly Address[]) => {
    keepAccounts(chosen);
    setAccounts(chosen);
    go(pathOf("wallet"), { replace: true });
  };
  return (
    <>
      <Heading name={wallet.title} />
      <p className="lead">{wallet.lead}</p>
      <Section title={wallet.accounts}>
        <Accounts key={accounts.join()} accounts={accounts} choose={choose} />
      </Section>
      {accounts.length === 0 ? <p>{wallet.none}</p> : <Records accounts={accounts} />}
    </>
  );
}

/** Accounts in the page's address; undefined where there are none, or not all are accounts. */
function named(part: string | undefined): readonly Address[] | undefined {
  try {
    return part === undefined ? undefined : parseAccounts(part);
  } catch {
    return undefined;
  }
}

function Records({ accounts }: { readonly accounts: readonly Address[] }) {
  const explorer = useExplorer();
  const read = useCallback(() => readWallet(explorer, accounts), [explorer, accounts]);
  const [reading, again] = useReading(read);
  if (reading.state === "failed") return <Failure error={reading.error} again={again} />;
  if (reading.state === "reading") return <p className="waiting">{wallet.reading}</p>;
  const { head, moment, accounts: views } = reading.value;
  return (
    <>
      <ReadAt head={head} again={again} />
      {views.map((view) => (
        <AccountRecords key={view.account} view={view} moment={moment} />
      ))}
    </>
  );
}
