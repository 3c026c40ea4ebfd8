import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { ZeroAddress } from "ethers";
import { Kind, opened as openedIdentities, rotating, VERIFYING, YEAR } from "../identity/fixture.js";
import { connection } from "../support/chains.js";
import { ANY_COUNT, ANY_SUM, link, NOTHING, now, themeOf } from "./fixture.js";

const { ethers } = connection;

/** Who sends and signs in tests with the real identity registry. */
export type Person = HardhatEthersSigner;

/** Mandates over the real identity registry: three verified persons, three fresh accounts, and whoever uses mandates. */
export async function really() {
  const { registry: identities, authority, officer, stranger, ...rest } = await openedIdentities();
  const { ada: company, ben: firm, company: clerk, phone, tablet, relay: user, registrar: fresh } = rest;
  const until = (await now()) + YEAR;
  for (const person of [company, firm, clerk]) {
    await identities.connect(officer).verify(VERIFYING, { account: person.address, kind: Kind.Person, until });
  }
  const registry = await ethers.deployContract("MandateRegistry", [
    await authority.getAddress(),
    await identities.getAddress(),
    ZeroAddress,
  ]);
  const theme = themeOf(user.address, "LBUS/new");
  const terms = { until: (await now()) + 20n * YEAR, count: ANY_COUNT, sum: ANY_SUM, depth: 1n };
  const rotate = async (from: Person, to: Person, revision = 1n): Promise<void> => {
    const { paper, own, heirs } = await rotating(identities, from, to, revision);
    await identities.rotate(paper, own, heirs);
  };
  const use = (principal: Person, agent: Person, path = "0x") =>
    registry.connect(user).use(principal, agent, theme, NOTHING, 0n, path);
  const base = { identities, authority, registry, officer, stranger, company, firm, clerk, phone, tablet, user, fresh };
  return { ...base, constituent: rest.constituent, until, theme, terms, rotate, use };
}

/** The same, with a mandate from company to firm, and one from firm to clerk under it. */
export async function reallyChained() {
  const state = await really();
  const { registry, company, firm, clerk, theme, terms } = state;
  await registry.connect(company).grant(NOTHING, firm, theme, NOTHING, terms, false);
  const parent = await registry.keyOf(NOTHING, company, firm, theme, NOTHING);
  await registry.connect(firm).grant(parent, clerk, theme, NOTHING, { ...terms, depth: 0n }, false);
  return { ...state, parent, path: link(firm, theme) + link(clerk, theme).slice(2) };
}
