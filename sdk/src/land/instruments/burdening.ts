import { CaveatUnknownError, ChargeUnknownError } from "../../generated/land.js";
import * as calls from "../calls.js";
import { caveatDocument, chargeDocument, dischargeDocument, withdrawalDocument } from "../typedData.js";
import { type Kind, only } from "./kind.js";
import { ownersOf, restricting, titleOf } from "./parties.js";
import { instrumentHead } from "./reader.js";
import type { Deeds } from "./types.js";

/** A title is charged as security. */
export const charge: Kind<Deeds["charge"]> = {
  read: (read) => ({
    ...instrumentHead(read),
    chargee: read.account("chargee"),
    rank: read.count("rank", 256),
    terms: read.word("terms"),
  }),
  document: chargeDocument,
  parties: async (chain, ref, { titleId, chargee }) => {
    const title = await titleOf(chain, ref, titleId);
    return [...ownersOf(title), { part: "chargee", account: chargee }, ...restricting(title)];
  },
  call: (ref, deed, gathered) =>
    calls.charge(ref, deed, {
      owners: gathered("owner"),
      chargee: only(gathered, "chargee"),
      consents: gathered("restriction holder"),
    }),
};

/** A chargee lets go of a charge. */
export const discharge: Kind<Deeds["discharge"]> = {
  read: (read) => ({
    ...instrumentHead(read),
    rank: read.count("rank", 256),
    instrument: read.word("instrument"),
    ...read.maybe("conduit", read.account),
  }),
  document: dischargeDocument,
  parties: async (chain, ref, { titleId, rank }) => {
    const { charges } = await titleOf(chain, ref, titleId);
    const found = charges.find((one) => one.rank === rank);
    if (found === undefined) throw new ChargeUnknownError({ titleId, rank });
    return [{ part: "chargee", account: found.chargee }];
  },
  call: (ref, deed, gathered) => calls.discharge(ref, deed, only(gathered, "chargee")),
};

/** Somebody warns of a claim. */
export const caveat: Kind<Deeds["caveat"]> = {
  read: (read) => ({
    ...instrumentHead(read),
    caveator: read.account("caveator"),
    basis: read.word("basis"),
    ...read.maybe("until", (name) => BigInt(read.count(name, 2 ** 48))),
  }),
  document: caveatDocument,
  parties: async (_chain, _ref, { caveator }) => [{ part: "caveator", account: caveator }],
  call: (ref, deed, gathered) => calls.lodgeCaveat(ref, deed, only(gathered, "caveator")),
};

/** A caveator takes a caveat back. */
export const caveatWithdrawal: Kind<Deeds["caveat-withdrawal"]> = {
  read: (read) => ({ ...instrumentHead(read), slot: read.count("slot", 256) }),
  document: withdrawalDocument,
  parties: async (chain, ref, { titleId, slot }) => {
    const { caveats } = await titleOf(chain, ref, titleId);
    const found = caveats.find((one) => one.slot === slot);
    if (found === undefined) throw new CaveatUnknownError({ titleId, slot });
    return [{ part: "caveator", account: found.caveator }];
  },
  call: (ref, deed, gathered) => calls.withdrawCaveat(ref, deed, only(gathered, "caveator")),
};
