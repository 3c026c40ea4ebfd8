import * as claimCalls from "../claims/calls.js";
import { claimDocument, objectionDocument, objectionWithdrawalDocument } from "../claims/typedData.js";
import type { Forum } from "../typedData.js";
import type { LandRef } from "../types.js";
import { type Kind, only } from "./kind.js";
import { inPart } from "./parties.js";
import { ownership, type Reader } from "./reader.js";
import type { Deeds } from "./types.js";

// The contract that these papers go to is that of first registration.
const at = ({ registry }: LandRef) => ({ firstRegistration: registry });
const before = ({ chainId, registry }: Forum) => ({ chainId, firstRegistration: registry });

const onClaim = (read: Reader) => ({
  titleId: read.title("title"),
  claimId: read.word("claimId"),
  objector: read.account("objector"),
  deadline: BigInt(read.count("deadline", 2 ** 48)),
});

/** Somebody claims land that no title stands for. */
export const claim: Kind<Deeds["claim"]> = {
  read: (read) => ({
    titleId: read.title("title"),
    ownership: ownership(read.inner("ownership")),
    ...read.maybe("area", (name) => read.count(name, 2 ** 40)),
    ...read.maybe("parcel", read.word),
    source: read.word("source"),
    deadline: BigInt(read.count("deadline", 2 ** 48)),
  }),
  document: (forum, deed) => claimDocument(before(forum), deed),
  parties: async (_chain, _ref, deed) =>
    inPart(
      "claimant",
      deed.ownership.portions.map(({ owner }) => owner),
    ),
  call: (ref, deed, gathered) => claimCalls.publish(at(ref), deed, gathered("claimant")),
};

/** Somebody objects to a claim. */
export const objection: Kind<Deeds["objection"]> = {
  read: (read) => ({ ...onClaim(read), basis: read.word("basis") }),
  document: (forum, deed) => objectionDocument(before(forum), deed),
  parties: async (_chain, _ref, { objector }) => [{ part: "objector", account: objector }],
  call: (ref, deed, gathered) => claimCalls.lodgeObjection(at(ref), deed, only(gathered, "objector")),
};

/** An objector takes the objection back. */
export const objectionWithdrawal: Kind<Deeds["objection-withdrawal"]> = {
  read: onClaim,
  document: (forum, deed) => objectionWithdrawalDocument(before(forum), deed),
  parties: async (_chain, _ref, { objector }) => [{ part: "objector", account: objector }],
  call: (ref, deed, gathered) => claimCalls.withdrawObjection(at(ref), deed, only(gathered, "objector")),
};
