import { expect } from "chai";
import { connection } from "../support/chains.js";
import {
  BASIS,
  commitment,
  DAY,
  ISSUING,
  idOf,
  issued,
  licence,
  NEVER,
  now,
  REASON,
  Standing,
  unitOf,
  VISITOR,
  YEAR,
} from "./fixture.js";

const { ethers, networkHelpers } = connection;
const LICENSING = ISSUING - 1n;
const DISTANT = 2n ** 48n - 1n;

describe("CredentialRegistry", () => {
  describe("status", () => {
    async function fixture() {
      const state = await networkHelpers.loadFixture(issued);
      return { ...state, end: state.start + YEAR, at: (moment: bigint) => state.registry.status(state.id, moment) };
    }

    it("does not know what was never issued", async () => {
      const { registry } = await fixture();

      for (const id of [idOf("2"), ethers.ZeroHash]) {
        expect(await registry.status(id, await now())).to.deep.equal([Standing.Unknown, 0n, 0n, ethers.ZeroHash]);
      }
    });

    it("answers by the term, to the second", async () => {
      const { at, start, end } = await fixture();

      expect(await at(0n)).to.deep.equal([Standing.NotYetValid, 0n, start, ethers.ZeroHash]);
      expect(await at(start - 1n)).to.deep.equal([Standing.NotYetValid, 0n, start, ethers.ZeroHash]);
      expect(await at(start)).to.deep.equal([Standing.Valid, start, end, ethers.ZeroHash]);
      expect(await at(end - 1n)).to.deep.equal([Standing.Valid, start, end, ethers.ZeroHash]);
      expect(await at(end)).to.deep.equal([Standing.Expired, end, 0n, ethers.ZeroHash]);
      expect(await at(DISTANT)).to.deep.equal([Standing.Expired, end, 0n, ethers.ZeroHash]);
    });

    it("knows a term without an end", async () => {
      const { registry, visaOfficer, citizen, start } = await fixture();
      const id = idOf("V1", VISITOR);
      const visa = { id, holder: citizen.address, validFrom: start, validUntil: NEVER, commitment: commitment("V1") };
      await registry.connect(visaOfficer).issue(visa, BASIS);

      expect(await registry.status(id, DISTANT)).to.deep.equal([Standing.Valid, start, NEVER, ethers.ZeroHash]);
    });

    describe("of a suspended one", () => {
      it("is suspended from the act on, and was valid before", async () => {
        const { registry, id, at, start, end } = await fixture();
        await networkHelpers.time.increase(DAY);
        await registry.suspend(id, REASON);
        const since = unitOf(await now());

        expect(await at(since - 1n)).to.deep.equal([Standing.Valid, start, end, ethers.ZeroHash]);
        expect(await at(since)).to.deep.equal([Standing.Suspended, since, 0n, ethers.ZeroHash]);
        expect(await at(end)).to.deep.equal([Standing.Suspended, since, 0n, ethers.ZeroHash]);
      });

      it("holds again from the suspension's end on", async () => {
        const { registry, id, at, start, end } = await fixture();
        const until = (await now()) + 30n * DAY;
        await registry.suspendUntil(id, until, REASON);
        const since = unitOf(await now());

        expect(await at(until - 1n)).to.deep.equal([Standing.Suspended, since, until, ethers.ZeroHash]);
        expect(await at(until)).to.deep.equal([Standing.Valid, start, end, ethers.ZeroHash]);
        expect(await at(end)).to.deep.equal([Standing.Expired, end, 0n, ethers.ZeroHash]);
      });

      it("does not take the end of an earlier suspension for its own", async () => {
        const { registry, id, at } = await fixture();
        const until = (await now()) + DAY;
        await registry.suspendUntil(id, until, REASON);
        await registry.reinstate(id, BASIS);
        await registry.suspend(id, REASON);

        expect((await at(until)).standing).to.equal(Standing.Suspended);
        expect((await at(DISTANT)).standing).to.equal(Standing.Suspended);
      });

      it("is valid when it was reinstated", async () => {
        const { registry, id, at, start, end } = await fixture();
        await registry.suspend(id, REASON);
        await registry.reinstate(id, BASIS);

        expect(await at(await now())).to.deep.equal([Standing.Valid, start, end, ethers.ZeroHash]);
      });
    });

    describe("of a revoked one", () => {
      it("is revoked for ever from the act on, and was valid before", async () => {
        const { registry, id, at, start, end } = await fixture();
        await networkHelpers.time.increase(DAY);
        await registry.revoke(id, REASON);
        const since = unitOf(await now());

        expect(await at(start - 1n)).to.deep.equal([Standing.NotYetValid, 0n, start, ethers.ZeroHash]);
        expect(await at(since - 1n)).to.deep.equal([Standing.Valid, start, end, ethers.ZeroHash]);
        for (const moment of [since, await now(), end, DISTANT]) {
          expect(await at(moment)).to.deep.equal([Standing.Revoked, since, 0n, ethers.ZeroHash]);
        }
      });

      it("stays revoked whatever becomes of the issuer", async () => {
        const { registry, authority, id, at } = await fixture();
        await registry.revoke(id, REASON);
        const since = unitOf(await now());
        await authority.suspendAgency(LICENSING, 1n, BASIS);

        expect(await at(await now())).to.deep.equal([Standing.Revoked, since, 0n, ethers.ZeroHash]);
      });
    });

    it("goes by the new term of a renewed one", async () => {
      const { registry, id, at, start, end } = await fixture();
      await registry.renew(id, 1n, end, end + YEAR, commitment("x"), BASIS);

      expect(await at(start)).to.deep.equal([Standing.NotYetValid, 0n, end, ethers.ZeroHash]);
      expect(await at(end)).to.deep.equal([Standing.Valid, end, end + YEAR, ethers.ZeroHash]);
    });

    describe("while the issuer is suspended", () => {
      it("says since when, and nothing of the time before", async () => {
        const { authority, at, start, end } = await fixture();
        await networkHelpers.time.increase(DAY);
        await authority.suspendAgency(LICENSING, 0n, BASIS);
        const since = await now();

        expect(await at(since - 1n)).to.deep.equal([Standing.Valid, start, end, ethers.ZeroHash]);
        expect(await at(since)).to.deep.equal([Standing.IssuerSuspended, since, end, ethers.ZeroHash]);
        expect(await at(end)).to.deep.equal([Standing.Expired, end, 0n, ethers.ZeroHash]);
        await authority.reinstateAgency(LICENSING, BASIS);
        expect(await at(since)).to.deep.equal([Standing.Valid, start, end, ethers.ZeroHash]);
      });

      it("says rather that the credential is suspended", async () => {
        const { registry, authority, id, at } = await fixture();
        await registry.suspend(id, REASON);
        const since = unitOf(await now());
        await authority.suspendAgency(LICENSING, 0n, BASIS);

        expect(await at(await now())).to.deep.equal([Standing.Suspended, since, 0n, ethers.ZeroHash]);
      });

      it("says nothing of another agency's credentials", async () => {
        const { authority, at } = await fixture();
        await authority.suspendAgency(5n << 16n, 1n, BASIS);

        expect((await at(await now())).standing).to.equal(Standing.Valid);
      });
    });

    describe("where the issuer was compromised", () => {
      /** One licence each: issued before the span, in it and after it. The span is open when `reinstated` is false. */
      async function compromised() {
        const state = await fixture();
        const { registry, authority, start } = state;
        await networkHelpers.time.increase(DAY);
        await registry.issue(licence("stolen", start), BASIS);
        const since = unitOf(await now());
        await networkHelpers.time.increase(DAY);
        await authority.suspendAgency(LICENSING, since, BASIS);
        await networkHelpers.time.increase(DAY);
        await authority.reinstateAgency(LICENSING, BASIS);
        await networkHelpers.time.increase(DAY);
        await registry.issue(licence("after", start), BASIS);
        return { ...state, since };
      }

      it("says so of what was issued in the span, at every moment, and not of what was issued before or after", async () => {
        const { registry, id, start, end, since } = await compromised();

        for (const moment of [start, since, await now(), end]) {
          expect(await registry.status(idOf("stolen"), moment)).to.deep.equal([
            Standing.IssuerCompromised,
            since,
            0n,
            ethers.ZeroHash,
          ]);
        }
        expect(await registry.status(id, await now())).to.deep.equal([Standing.Valid, start, end, ethers.ZeroHash]);
        expect(await registry.status(idOf("after"), await now())).to.deep.equal([
          Standing.Valid,
          start,
          end,
          ethers.ZeroHash,
        ]);
      });

      it("says so of a suspended one, and of one that was reinstated in the span", async () => {
        const { registry, authority, id } = await fixture();
        await registry.suspend(id, REASON);
        await networkHelpers.time.increase(DAY);
        const since = await now();
        await registry.reinstate(id, REASON);
        await registry.suspend(id, REASON);
        await authority.suspendAgency(LICENSING, since, BASIS);

        expect((await registry.status(id, await now())).standing).to.equal(Standing.IssuerCompromised);
      });

      it("is settled when an officer renews it afterwards", async () => {
        const { registry, start, end } = await compromised();
        await registry.renew(idOf("stolen"), 1n, start, end, commitment("checked"), BASIS);

        expect((await registry.status(idOf("stolen"), await now())).standing).to.equal(Standing.Valid);
      });

      it("rounds against the thief: the unit's last second decides at the beginning, its first at the end", async () => {
        const { registry, authority, start } = await fixture();
        const unit = unitOf(await now()) + 10n * 64n;
        await networkHelpers.time.setNextBlockTimestamp(unit + 5n);
        await registry.issue(licence("edge", start), BASIS);
        await networkHelpers.time.setNextBlockTimestamp(unit + 20n);
        await authority.suspendAgency(LICENSING, unit + 20n, BASIS);
        const standing = async () => (await registry.status(idOf("edge"), unit + 64n)).standing;
        expect(await standing(), "the act's unit reaches into the span").to.equal(Standing.IssuerCompromised);

        await networkHelpers.time.setNextBlockTimestamp(unit + 30n);
        await authority.reinstateAgency(LICENSING, BASIS);
        expect(await standing(), "the span lies within the unit").to.equal(Standing.IssuerCompromised);
      });

      it("does not reach the unit before the span", async () => {
        const { registry, authority, start } = await fixture();
        const unit = unitOf(await now()) + 10n * 64n;
        await networkHelpers.time.setNextBlockTimestamp(unit + 63n);
        await registry.issue(licence("edge", start), BASIS);
        await networkHelpers.time.setNextBlockTimestamp(unit + 100n);
        await authority.suspendAgency(LICENSING, unit + 64n, BASIS);

        expect((await registry.status(idOf("edge"), unit + 64n)).standing).to.equal(Standing.Valid);
      });
    });
  });
});
