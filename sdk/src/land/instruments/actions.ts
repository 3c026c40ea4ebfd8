import { type Address, getAddress, type Hex, isAddressEqual } from "viem";
import { type AnyCall, type Chain, type Mined, NoAccountError, type SendOptions } from "../../core/index.js";
import { isSignedBy } from "../signed.js";
import type { LandRef } from "../types.js";
import { InstrumentForeignError, NotAPartyError, SignaturesMissingError } from "./errors.js";
import { kindOf } from "./kinds.js";
import type { Instrument, Paper, Part, PartyStanding } from "./types.js";

/** Draws up an instrument that nobody has signed yet. */
export const drawUp = (chain: Chain, { registry }: LandRef, instrument: Instrument): Paper => ({
  ...instrument,
  chainId: chain.id,
  registry,
  signatures: {},
});

/**
 * Who must sign an instrument as its title stands now, in the registry's order, and who has. Signatures of accounts
 * that are contracts are asked of them.
 *
 * @throws {@link InstrumentForeignError} where it is for another chain.
 */
export async function partiesOf(chain: Chain, paper: Paper): Promise<readonly PartyStanding[]> {
  requireForum(chain, paper);
  const { document, parties } = kindOf(paper);
  if (document === undefined) return [];
  const text = document(paper, paper.deed);
  const [list, { number: block }] = await Promise.all([parties(chain, paper, paper.deed), chain.block()]);
  return Promise.all(
    list.map(async (party): Promise<PartyStanding> => {
      const signature = signatureOf(paper, party.account);
      if (signature === undefined) return { ...party, state: "missing" };
      const signed = await isSignedBy(chain, text, { signer: party.account, signature, block });
      return { ...party, state: signed ? "signed" : "wrong" };
    }),
  );
}

/**
 * Signs an instrument with the chain's account, in whatever parts that account has.
 *
 * @returns The instrument with the signature added.
 * @throws {@link NotAPartyError} where the account has no part in it.
 */
export async function signPaper(chain: Chain, paper: Paper): Promise<Paper> {
  const { account } = chain;
  if (account === undefined) throw new NoAccountError("sign an instrument");
  const parties = await partiesOf(chain, paper);
  const { document } = kindOf(paper);
  if (document === undefined || !parties.some((party) => isAddressEqual(party.account, account))) {
    throw new NotAPartyError(account, parties);
  }
  const signature = await chain.signTypedData(document(paper, paper.deed));
  return { ...paper, signatures: { ...paper.signatures, [getAddress(account)]: signature } };
}

/**
 * The act by which an instrument is registered.
 *
 * @throws {@link SignaturesMissingError} naming everybody who has not signed this very text.
 */
export async function paperCall(chain: Chain, paper: Paper): Promise<AnyCall> {
  const parties = await partiesOf(chain, paper);
  const lacking = parties.filter(({ state }) => state !== "signed");
  if (lacking.length > 0) throw new SignaturesMissingError(lacking);
  const taken = (wanted: (party: PartyStanding) => boolean): readonly Hex[] =>
    parties.filter(wanted).map(({ account }) => signatureOf(paper, account) ?? "0x");
  const gathered = (...parts: readonly Part[]) => taken(({ part }) => parts.includes(part));
  const under = (source: number, ...parts: readonly Part[]) =>
    taken((party) => party.source === source && parts.includes(party.part));
  return kindOf(paper).call(paper, paper.deed, Object.assign(gathered, { under }));
}

/** Registers an instrument that every party signed. */
export async function registerPaper(chain: Chain, paper: Paper, options?: SendOptions): Promise<Mined> {
  return chain.send(await paperCall(chain, paper), options);
}

const signatureOf = ({ signatures }: Paper, account: Address): Hex | undefined =>
  Object.entries(signatures).find(([signer]) => isAddressEqual(signer as Address, account))?.[1];

function requireForum(chain: Chain, { chainId, registry }: Paper): void {
  if (chainId !== chain.id) throw new InstrumentForeignError(chainId, registry);
}
