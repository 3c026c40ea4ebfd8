import type { Address } from "viem";
import {
  type Consent,
  type ConsentRef,
  consentId,
  giveConsent,
  recordAccess,
  signConsent,
  signWithdrawal,
  withdrawConsent,
  withdrawSignedConsent,
} from "../sdk/src/consent/index.js";
import type { Mined } from "../sdk/src/core/index.js";
import { CAST, digest, fresh, type Stage, YEAR_ON } from "./stage.js";

const UNTIL = BigInt(YEAR_ON);

/** Gas of consents and looks: whole transactions, with identities and mandates deployed as the suite has them. */
export async function measure(stage: Stage): Promise<Readonly<Record<string, number>>> {
  const ref: ConsentRef = { registry: await stage.contract("ConsentRegistry") };
  const [holder, bank, relay] = [await stage.as(CAST.buyer), await stage.as(CAST.bank), await stage.as(CAST.registrar)];
  const gas: Record<string, number> = {};
  const spent = <done extends { readonly mined: Mined }>(operation: string, entered: done): done => {
    gas[operation] = Number(entered.mined.gasUsed);
    return entered;
  };
  const account: Address = holder.account ?? fresh("nobody");
  const consent = (fields: string): Consent => ({
    holder: account,
    grantee: bank.account ?? fresh("nobody"),
    purpose: "dpv:CreditChecking",
    scope: digest(fields),
    until: UNTIL,
    retention: 30n * 86_400n,
  });

  const own = spent("give, by the holder", await giveConsent(holder, ref, consent("two fields"))).consentId;
  const signed = consent("three fields");
  const by = { signature: await signConsent(holder, ref, signed) };
  const given = spent("give, by signature", await giveConsent(relay, ref, signed, by)).consentId;
  spent("note a look, the first", await recordAccess(bank, ref, { consentId: own, receipt: digest("first look") }));
  spent("note a look, a later one", await recordAccess(bank, ref, { consentId: own, receipt: digest("later look") }));
  const next = { ...consent("one field"), replaces: own };
  spent("give in another's place", await giveConsent(holder, ref, next));
  const withdrawal = { consentId: given, deadline: UNTIL };
  const withdrawing = { signature: await signWithdrawal(holder, ref, withdrawal) };
  spent("withdraw, by signature", await withdrawConsent(relay, ref, withdrawal, withdrawing));
  const { consentId: last } = await giveConsent(holder, ref, consent("four fields"));
  spent("withdraw, by the holder", await withdrawConsent(holder, ref, { consentId: last }));
  const unused = consent("five fields");
  const id = consentId({ chainId: holder.id, ...ref }, unused);
  spent("withdraw what was not handed in", await withdrawSignedConsent(holder, ref, unused, { consentId: id }));
  return gas;
}
