import { type Hex, zeroAddress } from "viem";
import type { Chain } from "../core/index.js";
import * as calls from "./calls.js";
import { typeOfId } from "./ids.js";
import { readCredential } from "./status.js";
import { acceptanceDocument, declineDocument, type Forum, rebindingDocument, surrenderDocument } from "./typedData.js";
import type { HolderNotice, Issuance, Rebinding, RegistryRef, SignedBy } from "./types.js";

/** Signs for a credential as its holder, before it is issued. */
export async function signAcceptance(
  chain: Chain,
  ref: RegistryRef,
  issuance: Issuance,
  deadline: bigint,
): Promise<SignedBy> {
  const kind = await kindOf(chain, ref, issuance.id);
  return {
    deadline,
    signature: await chain.signTypedData(acceptanceDocument(forumOf(chain, ref), kind, issuance, deadline)),
  };
}

/** Signs a re-binding as successor account or as present holder. */
export async function signRebinding(chain: Chain, ref: RegistryRef, rebinding: Rebinding): Promise<Hex> {
  const record = await readCredential(chain, ref, rebinding.id);
  const holder = (record.state !== "unknown" && record.holder) || zeroAddress;
  const kind = await kindOf(chain, ref, rebinding.id);
  return chain.signTypedData(rebindingDocument(forumOf(chain, ref), kind, holder, rebinding));
}

/** Signs a surrender as holder, for somebody else to send. */
export async function signSurrender(chain: Chain, ref: RegistryRef, notice: HolderNotice): Promise<Hex> {
  const kind = await kindOf(chain, ref, notice.id);
  return chain.signTypedData(surrenderDocument(forumOf(chain, ref), kind, notice));
}

/** Signs a decline as holder, for somebody else to send. */
export async function signDecline(chain: Chain, ref: RegistryRef, notice: HolderNotice): Promise<Hex> {
  const kind = await kindOf(chain, ref, notice.id);
  return chain.signTypedData(declineDocument(forumOf(chain, ref), kind, notice));
}

const forumOf = ({ id }: Chain, { registry }: RegistryRef): Forum => ({ chainId: id, registry });

const kindOf = async (chain: Chain, ref: RegistryRef, id: Hex): Promise<string> =>
  (await chain.read(calls.typeOf(ref, typeOfId(id)))).name;
