import { type Hex, keccak256, stringToBytes } from "viem";
import type { Person, Stage } from "../../../scripts/start/stage.js";
import { contractCalls, deployedIn } from "../../../sdk/src/core/index.js";
import {
  buildBatch,
  type CredentialBatch,
  credentialId,
  credentialRegistryAbi,
  credentialRegistryErrors,
  typeId,
} from "../../../sdk/src/credentials/index.js";

const call = contractCalls(credentialRegistryAbi, credentialRegistryErrors);
const ISSUING = 0x30001n;
const NEVER = 2 ** 48 - 1;
const QUARTER = 900;
const DAY = 86_400;

/** Digest of a document that exists only by name. */
const document = (name: string): Hex => keccak256(stringToBytes(name));

/** Days from now at which a term begins and ends; without an end it never does. */
export interface Days {
  readonly from: number;
  readonly to?: number;
}

/** Keeps licences and certificates as the agency's officers would. */
export function licenceClerk(stage: Stage) {
  const { address } = deployedIn(stage.deployment, "CredentialRegistry");
  const officer = stage.as("issuingOfficer");
  const idOf = (kind: string, serial: string) => credentialId(typeId(kind), serial);
  const term = async ({ from, to }: Days) => {
    const today = Math.floor(Number((await officer.block()).timestamp) / QUARTER) * QUARTER;
    return {
      validFrom: from === 0 ? 0 : today + from * DAY,
      validUntil: to === undefined ? NEVER : today + to * DAY,
    };
  };
  return {
    kind: (kind: string, name: string) =>
      stage
        .as("licensingHead")
        .send(
          call(address, "registerType", [
            typeId(kind),
            { office: ISSUING, maximumTerm: 0, holderNeeded: false, schema: document(`Schema of ${kind}`), name },
          ]),
        ),
    issue: async (kind: string, serial: string, days: Days, holder?: Person) =>
      officer.send(
        call(address, "issue", [
          {
            id: idOf(kind, serial),
            holder: holder === undefined ? "0x0000000000000000000000000000000000000000" : stage.addressOf(holder),
            ...(await term(days)),
            commitment: document(`Licence ${serial}, salted`),
          },
          document("Licensing act, section 4"),
        ]),
      ),
    suspend: (kind: string, serial: string) =>
      officer.send(call(address, "suspend", [idOf(kind, serial), 0, document("Reasons")])),
    reinstate: (kind: string, serial: string) =>
      officer.send(call(address, "reinstate", [idOf(kind, serial), document("Reasons")])),
    revoke: (kind: string, serial: string) =>
      officer.send(call(address, "revoke", [idOf(kind, serial), document("Reasons")])),
    batch: async (kind: string, size: number, days: Days): Promise<CredentialBatch> => {
      const commitments = Array.from({ length: size }, (_, index) => document(`Certificate ${kind} ${index}, salted`));
      const batch = buildBatch({ typeId: typeId(kind), commitments });
      const { validFrom, validUntil } = await term(days);
      await officer.send(
        call(address, "issueBatch", [
          batch.typeId,
          batch.root,
          size,
          validFrom,
          validUntil,
          document("Diploma regulation"),
        ]),
      );
      return batch;
    },
    revokeEntry: ({ root }: CredentialBatch, index: number) =>
      officer.send(call(address, "revokeEntry", [root, BigInt(index), document("Reasons")])),
  };
}

/** The proof file of an entry, as its holder is given it. */
export const proofFile = (batch: CredentialBatch, index: number): Readonly<Record<string, unknown>> => {
  const entry = batch.entry(index);
  return { ...entry, index: Number(entry.index) };
};
