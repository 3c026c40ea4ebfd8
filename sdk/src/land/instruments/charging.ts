import type { Address } from "viem";
import { ChargeUnknownError } from "../../generated/land.js";
import { assignmentDocument, postponementDocument, variationDocument } from "../burdenDocuments.js";
import * as calls from "../calls.js";
import { chargeDocument, dischargeDocument } from "../typedData.js";
import type { RegisteredTitle } from "../types.js";
import { type Kind, only } from "./kind.js";
import { inPart, ownersOf, restricting, titleOf } from "./parties.js";
import { instrumentHead } from "./reader.js";
import type { Deeds } from "./types.js";

/** The chargee of a rank. */
function chargeeOf({ titleId, charges }: RegisteredTitle, rank: number): Address {
  const found = charges.find((one) => one.rank === rank);
  if (found === undefined) throw new ChargeUnknownError({ titleId, rank });
  return found.chargee;
}

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
  parties: async (chain, ref, { titleId, rank }) => [
    { part: "chargee", account: chargeeOf(await titleOf(chain, ref, titleId), rank) },
  ],
  call: (ref, deed, gathered) => calls.discharge(ref, deed, only(gathered, "chargee")),
};

/** A charge gets other terms. */
export const chargeVariation: Kind<Deeds["charge-variation"]> = {
  read: (read) => ({ ...instrumentHead(read), rank: read.count("rank", 256), terms: read.word("terms") }),
  document: variationDocument,
  parties: async (chain, ref, { titleId, rank }) => {
    const title = await titleOf(chain, ref, titleId);
    const behind = title.charges.filter((one) => one.rank > rank).map(({ chargee }) => chargee);
    return [
      ...ownersOf(title),
      { part: "chargee", account: chargeeOf(title, rank) },
      ...inPart("later chargee", behind),
      ...restricting(title),
    ];
  },
  call: (ref, deed, gathered) =>
    calls.varyCharge(ref, deed, {
      owners: gathered("owner"),
      chargee: only(gathered, "chargee"),
      consents: gathered("later chargee", "restriction holder"),
    }),
};

/** A charge moves back, or two change places. */
export const chargePostponement: Kind<Deeds["charge-postponement"]> = {
  read: (read) => ({
    ...instrumentHead(read),
    rank: read.count("rank", 256),
    later: read.count("later", 256),
    instrument: read.word("instrument"),
  }),
  document: postponementDocument,
  parties: async (chain, ref, { titleId, rank, later }) => {
    const title = await titleOf(chain, ref, titleId);
    const account = chargeeOf(title, rank);
    const taken = title.charges.some((one) => one.rank === later);
    const passed = title.charges.filter((one) => taken && one.rank > rank && one.rank <= later);
    return [
      { part: "chargee", account },
      ...inPart(
        "later chargee",
        passed.map(({ chargee }) => chargee),
      ),
    ];
  },
  call: (ref, deed, gathered) => calls.postponeCharge(ref, deed, gathered("chargee", "later chargee")),
};

/** A charge passes to another chargee. */
export const chargeAssignment: Kind<Deeds["charge-assignment"]> = {
  read: (read) => ({
    ...instrumentHead(read),
    rank: read.count("rank", 256),
    assignee: read.account("assignee"),
    instrument: read.word("instrument"),
  }),
  document: assignmentDocument,
  parties: async (chain, ref, { titleId, rank, assignee }) => [
    { part: "chargee", account: chargeeOf(await titleOf(chain, ref, titleId), rank) },
    { part: "assignee", account: assignee },
  ],
  call: (ref, deed, gathered) =>
    calls.assignCharge(ref, deed, { chargee: only(gathered, "chargee"), assignee: only(gathered, "assignee") }),
};
