import { type Access, accessesUnder, consentsGivenBy, type Listed } from "@civitas/sdk/consent";
import { type BlockHead, deployedIn } from "@civitas/sdk/core";
import { credentialsOf, type HeldCredential } from "@civitas/sdk/credentials";
import { type IdentityReading, readIdentity } from "@civitas/sdk/identity";
import { titlesOf } from "@civitas/sdk/land";
import { type ListedMandate, mandatesGivenBy, mandatesReceivedBy } from "@civitas/sdk/mandates";
import type { Address } from "viem";
import type { Explorer } from "../chain/explorer.js";
import { momentOf } from "../chain/reading.js";

/** A consent, and who looked under it. */
export interface ConsentGiven {
  readonly consent: Listed;
  readonly looks: readonly Access[];
}

/** What the registries say of one account. A registry that is not deployed says nothing. */
export interface AccountView {
  readonly account: Address;
  readonly identity?: IdentityReading;
  readonly titles: Awaited<ReturnType<typeof titlesOf>>;
  readonly credentials: readonly HeldCredential[];
  readonly given: readonly ListedMandate[];
  readonly received: readonly ListedMandate[];
  readonly consents: readonly ConsentGiven[];
}

/** All of a person's accounts, read at one block. */
export interface WalletView {
  readonly accounts: readonly AccountView[];
  readonly head: BlockHead;
  /** Moment (Unix seconds) by which it was judged. */
  readonly moment: bigint;
}

/** Reads what belongs to each account. */
export async function readWallet(explorer: Explorer, accounts: readonly Address[]): Promise<WalletView> {
  const head = await explorer.chain.block();
  const views: AccountView[] = [];
  // One account after another: a node may answer only so many questions at a time.
  for (const account of accounts) views.push(await readAccount(explorer, account, head));
  return { accounts: views, head, moment: momentOf(head) };
}

async function readAccount(explorer: Explorer, account: Address, head: BlockHead): Promise<AccountView> {
  const { chain } = explorer;
  const options = { block: head.number };
  const identity = await from(explorer, "IdentityRegistry", head, ({ address }) =>
    readIdentity(chain, { identities: address }, account, options),
  );
  const [titles, credentials, given, received, consents] = await Promise.all([
    from(explorer, "LandRegistry", head, ({ address, span }) => titlesOf(chain, { registry: address }, account, span)),
    from(explorer, "CredentialRegistry", head, ({ address, span }) =>
      credentialsOf(chain, { registry: address }, account, { at: momentOf(head), ...span }),
    ),
    from(explorer, "MandateRegistry", head, ({ address, span }) =>
      mandatesGivenBy(chain, { mandates: address }, account, span),
    ),
    from(explorer, "MandateRegistry", head, ({ address, span }) =>
      mandatesReceivedBy(chain, { mandates: address }, account, span),
    ),
    from(explorer, "ConsentRegistry", head, async ({ address, span }) => {
      const ref = { registry: address };
      const given = await consentsGivenBy(chain, ref, account, span);
      return Promise.all(
        given.map(async (consent) => ({ consent, looks: await accessesUnder(chain, ref, consent.consentId, span) })),
      );
    }),
  ]);
  return {
    account,
    ...(identity === undefined ? {} : { identity }),
    titles: titles ?? [],
    credentials: credentials ?? [],
    given: given ?? [],
    received: received ?? [],
    consents: consents ?? [],
  };
}

interface Place {
  readonly address: Address;
  readonly span: { readonly fromBlock: bigint; readonly toBlock: bigint };
}

/** Asks a contract where it is deployed. */
async function from<answer>(
  { deployment }: Explorer,
  contract: string,
  head: BlockHead,
  ask: (place: Place) => Promise<answer>,
): Promise<answer | undefined> {
  if (!Object.hasOwn(deployment.contracts, contract)) return undefined;
  const { address, block } = deployedIn(deployment, contract);
  return ask({ address, span: { fromBlock: block, toBlock: head.number } });
}
