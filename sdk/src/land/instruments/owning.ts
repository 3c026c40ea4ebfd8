import * as calls from "../calls.js";
import { ownershipDocument, transferDocument } from "../typedData.js";
import type { SharedRegistration } from "../types.js";
import { type Kind, only } from "./kind.js";
import { changing, consenting, titleOf } from "./parties.js";
import { instrumentHead, ownership, passing } from "./reader.js";
import type { Deeds } from "./types.js";

/** A title comes on the register. */
export const registration: Kind<Deeds["registration"]> = {
  read: (read) => ({
    titleId: read.title("title"),
    ownership: ownership(read.inner("ownership")),
    ...read.maybe("area", (name) => read.count(name, 2 ** 40)),
    ...read.maybe("parcel", read.word),
    source: read.word("source"),
  }),
  document: undefined,
  parties: async () => [],
  call: (ref, deed) => {
    const [owner, other] = deed.ownership.portions;
    return deed.ownership.form === "sole" && owner !== undefined && other === undefined
      ? calls.register(ref, { ...surveyed(deed), owner: owner.owner })
      : calls.registerShared(ref, deed);
  },
};

const surveyed = ({ ownership: _, ...said }: SharedRegistration): Omit<SharedRegistration, "ownership"> => said;

/** A title passes whole from its sole owner to another. */
export const transfer: Kind<Deeds["transfer"]> = {
  read: (read) => ({
    ...instrumentHead(read),
    ...passing(read),
    seller: read.account("seller"),
    buyer: read.account("buyer"),
    instrument: read.word("instrument"),
  }),
  document: transferDocument,
  parties: async (chain, ref, { titleId, seller, buyer }) => [
    { part: "seller", account: seller },
    { part: "buyer", account: buyer },
    ...consenting(await titleOf(chain, ref, titleId)),
  ],
  call: (ref, deed, gathered) =>
    calls.transfer(ref, deed, {
      seller: only(gathered, "seller"),
      buyer: only(gathered, "buyer"),
      consents: gathered("chargee", "restriction holder"),
    }),
};

/** A title's owners, or their shares, become others. */
export const ownershipKind: Kind<Deeds["ownership"]> = {
  read: (read) => ({
    ...instrumentHead(read),
    ...passing(read),
    ownership: ownership(read.inner("ownership")),
    instrument: read.word("instrument"),
  }),
  document: ownershipDocument,
  parties: async (chain, ref, deed) => {
    const title = await titleOf(chain, ref, deed.titleId);
    return [...changing(title, deed.ownership), ...consenting(title)];
  },
  call: (ref, deed, gathered) =>
    calls.transferShares(ref, deed, {
      parties: gathered("owner", "new owner"),
      consents: gathered("chargee", "restriction holder"),
    }),
};
