import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type Address, type Hex, keccak256, stringToBytes, zeroHash } from "viem";
import type { TypedDocument } from "../../sdk/src/core/index.js";
import { batchId, typeId } from "../../sdk/src/credentials/ids.js";
import {
  acceptanceDocument,
  actsDocument,
  declineDocument,
  type Forum,
  rebindingDocument,
  surrenderDocument,
} from "../../sdk/src/credentials/typedData.js";
import { connection } from "../support/chains.js";
import { BASIS, commitment, idOf, licence, now, registered, registeredWith, YEAR } from "./fixture.js";

const { ethers } = connection;

export const CONSENTING: Hex = typeId("CONS");
export const SHOWN: Hex = typeId("SHWN");
export const WORDS: Hex = keccak256(stringToBytes("moved abroad"));

type Signer = Pick<HardhatEthersSigner, "signTypedData">;

const signed = (signer: Signer, { domain, types, message }: TypedDocument): Promise<string> =>
  signer.signTypedData(domain as never, types as never, message);

/** A registry with a type that needs acceptance and one that shows tokens, and what its people can sign. */
export async function withHolders() {
  return withHoldersOf(await registered());
}

async function withHoldersOf(state: Awaited<ReturnType<typeof registered>>) {
  const { registry, constituent, licences, citizen } = state;
  const asking = { ...licences, holderNeeded: true };
  await registry.connect(constituent).registerType(CONSENTING, { ...asking, acceptanceNeeded: true, name: "Consent" });
  await registry.connect(constituent).registerType(SHOWN, { ...asking, shown: true, name: "Badge" });
  const forum: Forum = { chainId: 31_337, registry: (await registry.getAddress()) as Address };
  const { chainId } = await ethers.provider.getNetwork();
  const here = { ...forum, chainId: Number(chainId) };
  const deadline = (await now()) + 3_600n;
  const relay = await ethers.getContractAt("CredentialRelay", await registry.relay());

  /** An issuance to the citizen, as the contract and the SDK both take it. */
  const given = (serial: string, type: Hex, changes: object = {}) => ({
    ...licence(serial, state.start, { id: idOf(serial, type), holder: citizen.address }),
    ...changes,
  });
  const notice = (id: Hex, changes: object = {}) => ({ id, revision: 1, reason: WORDS, deadline, ...changes });
  const sign = {
    acceptance: async (signer: Signer, issuance: object, kind = "Consent", until = deadline) => ({
      deadline: until,
      signature: await signed(signer, acceptanceDocument(here, kind, issuance as never, until)),
    }),
    surrender: (signer: Signer, said: object, kind = "Badge") =>
      signed(signer, surrenderDocument(here, kind, said as never)),
    decline: (signer: Signer, said: object, kind = "Badge") =>
      signed(signer, declineDocument(here, kind, said as never)),
    rebinding: (signer: Signer, holder: string, said: object, kind = "Badge") =>
      signed(signer, rebindingDocument(here, kind, holder as Address, said as never)),
    elsewhere: (signer: Signer, said: object) =>
      signed(signer, surrenderDocument({ ...here, chainId: here.chainId + 1 }, "Badge", said as never)),
  };
  return { ...state, forum: here, deadline, relay, given, notice, sign };
}

/** The same, with a badge and a consent of the citizen on record. */
export async function held() {
  const state = await withHolders();
  const badge = state.given("7", SHOWN);
  await state.registry.issue(badge, BASIS);
  return { ...state, badge, id: badge.id, issuedAt: await now() };
}

/** A badge of the citizen, in a registry that asks identities whose successions a test enters. */
export async function heldByPerson() {
  const identities = await ethers.deployContract("PlainIdentities");
  const state = await withHoldersOf(await registeredWith(await identities.getAddress()));
  const [, , , , , , later, latest] = await ethers.getSigners();
  if (later === undefined || latest === undefined) throw new RangeError("The network has too few accounts.");
  const badge = state.given("7", SHOWN);
  await state.registry.issue(badge, BASIS);
  const succeed = (from: HardhatEthersSigner, to: HardhatEthersSigner) =>
    identities.getFunction("succeed")(from.address, to.address);
  const acts = (signer: HardhatEthersSigner, list: readonly string[]) =>
    signedActs(signer, state.forum, { acts: list, nonce: 0n, deadline: state.deadline });
  return { ...state, badge, id: badge.id, issuedAt: await now(), identities, later, latest, succeed, acts };
}

/** What a re-binding of a credential to an account says. */
export const rebindingOf = (id: Hex, successor: string, deadline: bigint, changes: object = {}) => ({
  id,
  revision: 1,
  successor,
  commitment: commitment("of the successor"),
  deadline,
  ...changes,
});

/** The acts, as raw calls, with the document that its actor signs. */
export async function signedActs(
  signer: HardhatEthersSigner,
  forum: Forum,
  said: { readonly acts: readonly string[]; readonly nonce: bigint; readonly deadline: bigint },
) {
  const document = actsDocument(forum, { ...said, actor: signer.address as Address, acts: [] });
  const message = { ...document.message, acts: said.acts };
  return {
    signed: { ...said, acts: [...said.acts], actor: signer.address },
    signature: await signed(signer, { ...document, message }),
  };
}

export { batchId, YEAR, zeroHash };
