import { expect } from "chai";
import { type Address, type Hex, keccak256, stringToHex } from "viem";
import type { Chain } from "../../sdk/src/core/index.js";
import {
  announceSuccession,
  calls,
  completeSuccession,
  type IdentityRef,
  OfficerUnauthorisedError,
  readIdentity,
  type Succession,
  signAcceptance,
  verify,
} from "../../sdk/src/identity/index.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { DAY, OBJECTION, opened, VERIFYING, YEAR } from "./fixture.js";

const { networkHelpers } = connection;
const digest = (words: string): Hex => keccak256(stringToHex(words));

/** Accounts in the order in which the fixture names them. */
const CAST = { cabinet: 0, officer: 1, registrar: 2, ada: 4, phone: 6, relay: 9 } as const;

async function registries(open: (account: number | "reader") => Promise<Chain>) {
  const { registry, authority } = await networkHelpers.loadFixture(opened);
  const cast = Object.fromEntries(
    await Promise.all(Object.entries(CAST).map(async ([name, number]) => [name, await open(number)])),
  ) as Record<keyof typeof CAST, Chain>;
  const reader = await open("reader");
  const ref: IdentityRef = { identities: (await registry.getAddress()) as Address };
  const now = async () => (await reader.block()).timestamp;
  const accountOf = (who: keyof typeof CAST) => cast[who].account as Address;
  return { ...cast, reader, ref, now, accountOf, authority };
}

for (const [library, open] of Object.entries(libraries)) {
  describe(`identity through ${library}`, () => {
    const fixture = () => registries(open);

    it("verifies, and refuses with a class of its own", async () => {
      const { officer, registrar, reader, ref, now, accountOf } = await fixture();
      const account = accountOf("ada");
      expect(await readIdentity(reader, ref, account)).to.deep.equal({ state: "unknown", account });
      const given = { office: VERIFYING, account, kind: "person", until: (await now()) + YEAR } as const;
      expect(await caught(verify(registrar, ref, given))).to.be.instanceOf(OfficerUnauthorisedError);
      expect((await verify(officer, ref, given)).revision).to.equal(1);
      const since = await now();
      const { office, kind, until } = given;
      const said = { state: "verified", account, office, kind, until, revision: 1, since, changedAt: since };
      expect(await readIdentity(reader, ref, account)).to.deep.equal(said);
    });

    it("binds a successor after the objection period", async () => {
      const { officer, phone, relay, reader, ref, now, accountOf } = await fixture();
      const [account, successor] = [accountOf("ada"), accountOf("phone")];
      await verify(officer, ref, { office: VERIFYING, account, kind: "person", until: (await now()) + YEAR });
      const succession: Succession = { account, successor, revision: 1, deadline: (await now()) + DAY };
      const successorSignature = await signAcceptance(phone, ref, succession);
      const announced = await announceSuccession(officer, ref, { succession, successorSignature, basis: digest("b") });
      expect(announced.completableAt).to.equal((await now()) + OBJECTION);
      await networkHelpers.time.increase(OBJECTION);
      expect((await completeSuccession(relay, ref, account)).revision).to.equal(3);
      expect(await reader.read(calls.successorOf(ref, account))).to.equal(successor);
      expect(await reader.read(calls.identify(ref, successor))).to.deep.equal([account, true]);
      expect(await reader.read(calls.isVerified(ref, account))).to.equal(false);
    });
  });
}
