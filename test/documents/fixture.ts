import type { Address, Hex } from "viem";
import { buildBatch } from "../../sdk/src/credentials/index.js";
import {
  type CredentialDocument,
  digestDocument,
  disclose,
  makeDocument,
  saltsFrom,
} from "../../sdk/src/documents/index.js";
import { BASIS, BUSINESS, commitment, idOf, registered, registeredWith, SCHEMA, YEAR } from "../credentials/fixture.js";
import { connection } from "../support/chains.js";
import { LICENCE, SECRET } from "./samples.js";

const { ethers } = connection;

/** What the citizen shows: the name and one category. */
export const SHOWN = ["/credentialSubject/name", "/credentialSubject/categories/1"] as const;

/** A registry with Ada's licence, once as a credential of its own and once in a batch of three; and the verifier. */
export async function verifiable() {
  return verifiableOf(await registered());
}

/** The same, and the citizen's account was succeeded: the licence follows when a test says so. */
export async function followable() {
  const identities = await ethers.deployContract("PlainIdentities");
  const state = await verifiableOf(await registeredWith(await identities.getAddress()));
  const successor = state.stranger.address as Address;
  return { ...state, successor, identities };
}

async function verifiableOf(state: Awaited<ReturnType<typeof registered>>) {
  const verifier = await ethers.deployContract("DocumentVerifier");
  const registry = (await state.registry.getAddress()) as Address;
  const holder = state.citizen.address as Address;
  const document: CredentialDocument = makeDocument(LICENCE, {
    schema: SCHEMA as Hex,
    holder,
    salts: saltsFrom(SECRET),
  });
  const own = digestDocument(document).commitment;
  const id = idOf("A-1");
  const term = { validFrom: state.start, validUntil: state.start + YEAR };
  await state.registry.issue({ id, holder, ...term, commitment: own }, BASIS);

  const batch = buildBatch({ typeId: BUSINESS, commitments: [commitment("x"), own, commitment("y")] });
  await state.registry.issueBatch(BUSINESS, batch.root, 3, term.validFrom, term.validUntil, BASIS);
  const { proof, root } = batch.entry(1);
  const entry = { typeId: BUSINESS, root, index: 1, proof };
  return {
    ...state,
    ...term,
    verifier,
    verifierRef: { verifier: (await verifier.getAddress()) as Address },
    ref: { registry },
    holder,
    document,
    disclosure: disclose(document, SHOWN),
    commitment: own,
    id,
    batch,
    entry,
  };
}
