import { type Hex, keccak256, stringToBytes } from "viem";
import type { Person, Stage } from "../../../scripts/start/stage.js";
import { officeRole } from "../../../sdk/src/access/index.js";
import { deployedIn } from "../../../sdk/src/core/index.js";
import {
  buildBatch,
  type CredentialBatch,
  credentialId,
  declineCredential,
  issueBatch,
  issueCredential,
  NEVER,
  prolongCredential,
  type RegistryRef,
  registerType,
  reinstateCredential,
  replaceCredential,
  revokeCredential,
  revokeEntry,
  surrenderCredential,
  suspendCredential,
  typeId,
} from "../../../sdk/src/credentials/index.js";

const QUARTER = 900n;
const DAY = 86_400n;

/** Digest of a document that exists only by name. */
const document = (name: string): Hex => keccak256(stringToBytes(name));

/** Days from now at which a term begins and ends; without an end it never does. */
export interface Days {
  readonly from: number;
  readonly to?: number;
}

/** Keeps licences and certificates as the agency's officers would. */
export function licenceClerk(stage: Stage) {
  const ref: RegistryRef = { registry: deployedIn(stage.deployment, "CredentialRegistry").address };
  const officer = stage.as("issuingOfficer");
  const reason = document("Reasons of the decision");
  const idOf = (kind: string, serial: string) => credentialId(typeId(kind), serial);
  const termOf = async ({ from, to }: Days) => {
    const today = ((await officer.block()).timestamp / QUARTER) * QUARTER;
    return {
      ...(from === 0 ? {} : { validFrom: today + BigInt(from) * DAY }),
      validUntil: to === undefined ? NEVER : today + BigInt(to) * DAY,
    };
  };
  return {
    kind: (kind: string, name: string) =>
      registerType(stage.as("licensingHead"), ref, {
        typeId: typeId(kind),
        office: officeRole(3, 1),
        holderNeeded: false,
        schema: document(`Schema of ${kind}`),
        name,
      }),
    issue: async (kind: string, serial: string, days: Days, holder?: Person) => {
      const issuance = {
        id: idOf(kind, serial),
        ...(holder === undefined ? {} : { holder: stage.addressOf(holder) }),
        ...(await termOf(days)),
        commitment: document(`Licence ${serial}, salted`),
        basis: document("Licensing act, section 4"),
      };
      return (await issueCredential(officer, ref, issuance)).mined;
    },
    suspend: (kind: string, serial: string) => suspendCredential(officer, ref, { id: idOf(kind, serial), reason }),
    reinstate: (kind: string, serial: string) => reinstateCredential(officer, ref, { id: idOf(kind, serial), reason }),
    revoke: async (kind: string, serial: string) =>
      (await revokeCredential(officer, ref, { id: idOf(kind, serial), reason })).mined,
    replace: async (kind: string, serial: string, by: string, days: Days, holder: Person) => {
      const next = {
        id: idOf(kind, by),
        holder: stage.addressOf(holder),
        ...(await termOf(days)),
        commitment: document(`Licence ${by}, salted`),
        basis: document("Licensing act, section 9"),
      };
      return replaceCredential(officer, ref, { ...next, replaces: idOf(kind, serial), revision: 1 });
    },
    prolong: async (kind: string, serial: string, to: number) => {
      const { validUntil } = await termOf({ from: 0, to });
      return prolongCredential(officer, ref, { id: idOf(kind, serial), revision: 1, validUntil, basis: reason });
    },
    surrender: async (kind: string, serial: string, holder: Person) => {
      const notice = { id: idOf(kind, serial), revision: 2, deadline: (await officer.block()).timestamp + DAY };
      return surrenderCredential(stage.as(holder), ref, notice);
    },
    decline: async (kind: string, serial: string, holder: Person) => {
      const notice = { id: idOf(kind, serial), revision: 1, deadline: (await officer.block()).timestamp + DAY };
      return declineCredential(stage.as(holder), ref, notice);
    },
    batch: async (kind: string, count: number, days: Days): Promise<CredentialBatch> => {
      const commitments = Array.from({ length: count }, (_, index) => document(`Certificate ${kind} ${index}, salted`));
      const batch = buildBatch({ typeId: typeId(kind), commitments });
      await issueBatch(officer, ref, {
        ...batch,
        count,
        ...(await termOf(days)),
        basis: document("Diploma regulation"),
      });
      return batch;
    },
    revokeEntry: ({ typeId, root }: CredentialBatch, index: number) =>
      revokeEntry(officer, ref, { typeId, root, index: BigInt(index), reason }),
  };
}

/** The proof file of an entry, as its holder is given it. */
export const proofFile = (batch: CredentialBatch, index: number): Readonly<Record<string, unknown>> => {
  const entry = batch.entry(index);
  return { ...entry, index: Number(entry.index) };
};
