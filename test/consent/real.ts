import { ZeroAddress, ZeroHash } from "ethers";
import type { Hex } from "viem";
import { really } from "../mandates/real.js";
import { connection } from "../support/chains.js";
import { DAY, now, PURPOSE, SCOPE } from "./fixture.js";

const { ethers } = connection;

/** Consents beside the real registries of identities and mandates: a company, its clerk, and a bank that asks. */
export async function neighbours() {
  const { registry: mandates, firm: bank, terms, ...people } = await really();
  const { authority, identities, company, clerk } = people;
  const registry = await ethers.deployContract("ConsentRegistry", [
    await authority.getAddress(),
    await identities.getAddress(),
    await mandates.getAddress(),
    ZeroAddress,
  ]);
  const present = await now();
  const consent = {
    holder: company.address,
    grantee: bank.address,
    purpose: PURPOSE,
    scope: SCOPE,
    from: present,
    until: present + 30n * DAY,
    retention: 7n * DAY,
    replaces: ZeroHash,
    deadline: present + 90n * DAY,
  };
  return {
    ...people,
    bank,
    registry,
    mandates,
    consent,
    theme: await registry.theme(),
    terms: { ...terms, depth: 0n },
    clerk,
  };
}

/** The same, where the clerk has the company's mandate to consent towards anybody, and gave one consent. */
export async function mandated() {
  const state = await neighbours();
  const { registry, mandates, company, clerk, consent, theme, terms } = state;
  await mandates.connect(company).grant(ZeroHash, clerk, theme, ZeroHash, terms, false);
  const key = await mandates.keyOf(ZeroHash, company, clerk, theme, ZeroHash);
  await registry.connect(clerk).give(consent, "0x");
  const id = (await registry.consentIdOf(consent)) as Hex;
  /** Another consent, which was not given yet. */
  const next = { ...consent, scope: ethers.id("another scope") };
  return { ...state, key, id, next };
}
