import { serialOf } from "@civitas/sdk/credentials";
import type { IdentityReading } from "@civitas/sdk/identity";
import { powerName } from "@civitas/sdk/mandates";
import type { ReactNode } from "react";
import { hexToString, slice } from "viem";
import { href, pathOf } from "../app/route.js";
import { Account, short } from "../ui/chain.js";
import { Moment } from "../ui/Moment.js";
import { Section } from "../ui/Section.js";
import type { AccountView, ConsentGiven } from "./read.js";
import { wallet } from "./words/index.js";

/** What belongs to one account. */
export function AccountRecords({ view, moment }: { readonly view: AccountView; readonly moment: bigint }) {
  const { account, identity, titles, credentials, given, received, consents } = view;
  return (
    <Section title={`${wallet.account} ${short(account)}`} className="wallet">
      <p>
        <Account address={account} whole />
      </p>
      {identity !== undefined && (
        <p>
          <a href={href(pathOf("account", account))}>{identityWords(identity, moment)}</a>
        </p>
      )}
      <List title={wallet.titles}>
        {titles.map(({ titleId, reference, owners }) => {
          const share = owners.find(({ owner }) => owner.toLowerCase() === account.toLowerCase());
          const shared = share !== undefined && share.numerator !== share.denominator;
          return (
            <li key={titleId}>
              <a href={href(pathOf("title", reference))}>{reference}</a>
              {shared && ` (${wallet.share(share.numerator, share.denominator)})`}
            </li>
          );
        })}
      </List>
      <List title={wallet.credentials}>
        {credentials.map(({ id, standing }) => {
          const [kind, serial] = [hexToString(slice(id, 0, 4)), serialOf(id) ?? slice(id, 4)];
          return (
            <li key={id}>
              <a href={href(pathOf("credential", kind, serial))}>{`${kind} ${serial}`}</a>:{" "}
              {wallet.standing[standing.state] ?? standing.state}
            </li>
          );
        })}
      </List>
      <Mandates title={wallet.given} mandates={given} given />
      <Mandates title={wallet.received} mandates={received} />
      <List title={wallet.consents}>
        {consents.map((entry) => (
          <ConsentLine key={entry.consent.consentId} entry={entry} />
        ))}
      </List>
    </Section>
  );
}

function identityWords(identity: IdentityReading, moment: bigint): string {
  if (identity.state !== "verified") return wallet.identity[identity.state];
  return identity.until > moment ? wallet.identity.verified : wallet.identity.expired;
}

function Mandates({ title, mandates, given = false }: MandatesProps) {
  return (
    <List title={title}>
      {mandates.map(({ key, agent, grantor, theme, standing }) => (
        <li key={key}>
          <a href={href(pathOf("mandate", key))}>
            {given ? wallet.to : wallet.from} {short(given ? agent : grantor)}
          </a>
          , {powerName(theme) === undefined ? wallet.everyPower : wallet.power(powerName(theme) ?? "")}:{" "}
          {standing.state}
          {standing.state === "in force" && (
            <>
              {" "}
              {wallet.until} <Moment at={standing.until} />
            </>
          )}
        </li>
      ))}
    </List>
  );
}

interface MandatesProps {
  readonly title: string;
  readonly mandates: AccountView["given"];
  readonly given?: boolean;
}

function ConsentLine({ entry: { consent, looks } }: { readonly entry: ConsentGiven }) {
  const { consentId, grantee, state, until, terms } = consent;
  return (
    <li>
      <a href={href(pathOf("consent", consentId))}>
        {wallet.to} {short(grantee)}, {wallet.purpose(terms.purpose)}
      </a>
      : {state}, {wallet.until} <Moment at={until} />; {wallet.looks(looks.length)}
      {looks.length > 0 && (
        <ul className="plain">
          {looks.map(({ number, at, actor }) => (
            <li key={number}>
              {wallet.look(number)}: <Account address={actor} />, <Moment at={at} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** Records of one kind; it says so where there are none. */
function List({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  return (
    <>
      <h3>{title}</h3>
      {children.length === 0 ? <p className="hint">{wallet.nothing}</p> : <ul className="records">{children}</ul>}
    </>
  );
}
