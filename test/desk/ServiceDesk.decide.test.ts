import { expect } from "chai";
import { typeId } from "../../sdk/src/credentials/ids.js";
import { connection } from "../support/chains.js";
import {
  ANSWER,
  APPEAL,
  at,
  FEE,
  granting,
  ISSUING,
  now,
  PARTICULARS,
  PERIOD,
  paperOf,
  REASONS,
  refused,
  Stage,
  SUPPLEMENT,
  signed,
  submitted,
  waiting,
  YEAR,
} from "./fixture.js";

const { ethers, networkHelpers } = connection;
const fixture = () => networkHelpers.loadFixture(submitted);

describe("ServiceDesk", () => {
  describe("every decision", () => {
    const acts = ["request", "grant", "refuse"] as const;
    async function deciding(state: Awaited<ReturnType<typeof submitted>>) {
      const given = await granting();
      return (name: (typeof acts)[number], who = state.officer, revision = 1n, id: string = state.id) => {
        const desk = state.desk.connect(who);
        if (name === "grant") return desk.grant(id, revision, given, REASONS);
        return name === "request" ? desk.request(id, revision, PARTICULARS) : desk.refuse(id, revision, REASONS);
      };
    }

    for (const name of acts) {
      it(`${name} reverts for anyone but the issuing office`, async () => {
        const state = await fixture();
        const act = await deciding(state);
        for (const other of [state.judge, state.constituent, state.applicant, state.stranger]) {
          await expect(act(name, other))
            .to.be.revertedWithCustomError(state.desk, "OfficerUnauthorised")
            .withArgs(other, ISSUING);
        }
      });

      it(`${name} reverts for an officer on the officer's own application, and not for a colleague`, async () => {
        const state = await fixture();
        const { desk, authority, applicant, id } = state;
        await authority.grantRole(ISSUING, applicant, 0);
        const act = await deciding(state);
        await expect(act(name, applicant))
          .to.be.revertedWithCustomError(desk, "OfficerConcerned")
          .withArgs(applicant, id);
        await act(name, state.colleague);
      });

      it(`${name} reverts on a revision that is past`, async () => {
        const state = await networkHelpers.loadFixture(waiting);
        const { desk, applicant, id } = state;
        await desk.connect(applicant).answer(paperOf(id, 2n, { supplement: SUPPLEMENT }), "0x");
        const act = await deciding(state);
        for (const revision of [0n, 1n, 2n, 4n]) {
          await expect(act(name, state.officer, revision))
            .to.be.revertedWithCustomError(desk, "ApplicationRevisionStale")
            .withArgs(id, revision, 3n);
        }
        await act(name, state.officer, 3n);
      });

      it(`${name} reverts from the statutory deadline's second on`, async () => {
        const state = await fixture();
        const { desk, id, submittedAt } = state;
        const act = await deciding(state);
        await at(submittedAt + PERIOD);
        await expect(act(name))
          .to.be.revertedWithCustomError(desk, "PeriodPassed")
          .withArgs(id, submittedAt + PERIOD);
      });

      it(`${name} goes through in the last second before it`, async () => {
        const state = await fixture();
        const act = await deciding(state);
        await at(state.submittedAt + PERIOD - 1n);
        await act(name);
      });

      it(`${name} reverts for an application that was never submitted`, async () => {
        const state = await fixture();
        const act = await deciding(state);
        await expect(act(name, state.officer, 1n, ethers.id("x")))
          .to.be.revertedWithCustomError(state.desk, "ApplicationUnknown")
          .withArgs(ethers.id("x"));
      });

      it(`${name} reverts after an end and while the applicant may appeal`, async () => {
        const state = await networkHelpers.loadFixture(refused);
        const act = await deciding(state);
        await expect(act(name, state.colleague, 2n))
          .to.be.revertedWithCustomError(state.desk, "StageWrong")
          .withArgs(state.id, Stage.Refused);
        await networkHelpers.time.increase(APPEAL);
        await state.desk.conclude(state.id);
        await expect(act(name, state.colleague, 3n))
          .to.be.revertedWithCustomError(state.desk, "StageWrong")
          .withArgs(state.id, Stage.Rejected);
      });

      it(`${name} names what it rests on`, async () => {
        const { desk, officer, id } = await fixture();
        const by = desk.connect(officer);
        const none = ethers.ZeroHash;
        const given = await granting();
        const sent =
          name === "grant"
            ? by.grant(id, 1n, given, none)
            : name === "request"
              ? by.request(id, 1n, none)
              : by.refuse(id, 1n, none);
        await expect(sent).to.be.revertedWithCustomError(desk, "DigestMissing");
      });
    }
  });

  describe("request and answer", () => {
    it("stop the clock and let it run on with what was left", async () => {
      const { desk, officer, applicant, id, submittedAt } = await fixture();
      await at(submittedAt + 10n);
      await expect(desk.connect(officer).request(id, 1n, PARTICULARS))
        .to.emit(desk, "InformationRequested")
        .withArgs(id, officer, 2n, PARTICULARS, submittedAt + 10n + ANSWER, PERIOD - 10n);
      const record = await desk.applicationOf(id);
      expect([record.stage, record.requests, record.remaining, record.dueAt]).to.deep.equal([
        Stage.Waiting,
        1n,
        PERIOD - 10n,
        submittedAt + 10n + ANSWER,
      ]);

      // Long after the answer was due, and after the first deadline too.
      const answeredAt = submittedAt + PERIOD * 3n;
      await at(answeredAt);
      const dueAt = answeredAt + PERIOD - 10n;
      await expect(desk.connect(applicant).answer(paperOf(id, 2n, { supplement: SUPPLEMENT }), "0x"))
        .to.emit(desk, "InformationGiven")
        .withArgs(id, applicant, 3n, SUPPLEMENT, dueAt);
      const after = await desk.applicationOf(id);
      expect([after.stage, after.remaining, after.dueAt]).to.deep.equal([Stage.Pending, 0n, dueAt]);
    });

    it("are limited, so that an office cannot stop its clock for ever", async () => {
      const { desk, officer, applicant, id } = await fixture();
      for (const revision of [1n, 3n]) {
        await desk.connect(officer).request(id, revision, PARTICULARS);
        await desk.connect(applicant).answer(paperOf(id, revision + 1n, { supplement: SUPPLEMENT }), "0x");
      }
      await expect(desk.connect(officer).request(id, 5n, PARTICULARS))
        .to.be.revertedWithCustomError(desk, "RequestsExhausted")
        .withArgs(id, 2n);
    });

    it("take the applicant's signature from anybody, once", async () => {
      const { desk, applicant, stranger, officer, id } = await networkHelpers.loadFixture(waiting);
      const paper = paperOf(id, 2n, { supplement: SUPPLEMENT });
      const signature = await signed(desk, applicant, "Answer", paper);
      await expect(desk.connect(stranger).answer(paper, signature))
        .to.emit(desk, "InformationGiven")
        .withArgs(id, stranger, 3n, SUPPLEMENT, (dueAt: bigint) => dueAt > 0n);
      await desk.connect(officer).request(id, 3n, PARTICULARS);
      await expect(desk.connect(stranger).answer(paper, signature))
        .to.be.revertedWithCustomError(desk, "ApplicationRevisionStale")
        .withArgs(id, 2n, 4n);
    });

    it("refuse an answer from anybody else, without a digest, and when nothing was asked", async () => {
      const { desk, applicant, stranger, officer, id } = await networkHelpers.loadFixture(waiting);
      const paper = paperOf(id, 2n, { supplement: SUPPLEMENT });
      for (const signature of ["0x12", await signed(desk, stranger, "Answer", paper)]) {
        await expect(desk.connect(officer).answer(paper, signature))
          .to.be.revertedWithCustomError(desk, "SignatureInvalid")
          .withArgs(applicant);
      }
      await expect(
        desk.connect(applicant).answer({ ...paper, supplement: ethers.ZeroHash }, "0x"),
      ).to.be.revertedWithCustomError(desk, "DigestMissing");
      await expect(desk.connect(applicant).answer({ ...paper, deadline: 1n }, "0x")).to.be.revertedWithCustomError(
        desk,
        "DeadlinePassed",
      );
      await desk.connect(applicant).answer(paper, "0x");
      await expect(desk.connect(applicant).answer({ ...paper, revision: 3n }, "0x"))
        .to.be.revertedWithCustomError(desk, "StageWrong")
        .withArgs(id, Stage.Pending);
    });

    it("let the office ask only while its clock runs", async () => {
      const { desk, officer, id } = await networkHelpers.loadFixture(waiting);
      await expect(desk.connect(officer).request(id, 2n, PARTICULARS))
        .to.be.revertedWithCustomError(desk, "StageWrong")
        .withArgs(id, Stage.Waiting);
    });

    it("let the office grant without an answer at any time, and refuse only once the answer is overdue", async () => {
      const { desk, officer, id, requestedAt } = await networkHelpers.loadFixture(waiting);
      await expect(desk.connect(officer).refuse(id, 2n, REASONS))
        .to.be.revertedWithCustomError(desk, "PeriodRunning")
        .withArgs(id, requestedAt + ANSWER);
      const given = await granting();
      await desk.connect(officer).grant.staticCall(id, 2n, given, REASONS);
      await at(requestedAt + ANSWER);
      await desk.connect(officer).refuse(id, 2n, REASONS);
      const record = await desk.applicationOf(id);
      expect([record.stage, record.remaining]).to.deep.equal([Stage.Refused, 0n]);
    });
  });

  describe("grant", () => {
    it("issues in the same transaction, earns the fee and names the officer", async () => {
      const { desk, registry, token, officer, applicant, treasury, id } = await fixture();
      const given = await granting();
      const sent = desk.connect(officer).grant(id, 1n, given, REASONS);
      await expect(sent)
        .to.emit(desk, "ApplicationGranted")
        .withArgs(id, given.credentialId, officer, 2n, ISSUING, REASONS)
        .and.to.emit(desk, "FeeEarned")
        .withArgs(id, treasury, token, FEE);
      const begun = (await now()) - ((await now()) % 900n);
      await expect(sent)
        .to.emit(registry, "CredentialIssued")
        .withArgs(given.credentialId, applicant, desk, 1n, begun, given.validUntil, given.commitment, REASONS);
      expect((await registry.credential(given.credentialId)).holder).to.equal(applicant.address);
      expect((await desk.applicationOf(id)).stage).to.equal(Stage.Granted);
      expect([await desk.due(token, treasury), await desk.held(token)]).to.deep.equal([FEE, FEE]);
    });

    it("reverts whole where the registry refuses: a serial that was issued already", async () => {
      const { desk, token, officer, applicant, application, id } = await fixture();
      const given = await granting();
      const next = { ...application, dossier: ethers.id("another") };
      await desk.connect(applicant).submit(next, "0x");
      await desk.connect(officer).grant(await desk.applicationIdOf(next), 1n, given, REASONS);

      await expect(desk.connect(officer).grant(id, 1n, given, REASONS))
        .to.be.revertedWithCustomError(desk, "CredentialAlreadyIssued")
        .withArgs(given.credentialId);
      expect((await desk.applicationOf(id)).stage).to.equal(Stage.Pending);
      expect(await desk.held(token)).to.equal(2n * FEE);
    });

    it("reverts for another type, a term that the type does not allow and a missing commitment", async () => {
      const { desk, officer, id } = await fixture();
      const by = desk.connect(officer);
      const given = await granting();
      const other = `${typeId("DIPL")}${given.credentialId.slice(10)}`;
      await expect(by.grant(id, 1n, { ...given, credentialId: other }, REASONS))
        .to.be.revertedWithCustomError(desk, "TypeMismatch")
        .withArgs(other, typeId("LBUS"));
      await expect(
        by.grant(id, 1n, { ...given, validUntil: given.validUntil + 9n * YEAR }, REASONS),
      ).to.be.revertedWithCustomError(desk, "TermTooLong");
      await expect(by.grant(id, 1n, { ...given, validUntil: 1n }, REASONS)).to.be.revertedWithCustomError(
        desk,
        "TermEmpty",
      );
      await expect(by.grant(id, 1n, { ...given, commitment: ethers.ZeroHash }, REASONS)).to.be.revertedWithCustomError(
        desk,
        "CommitmentMissing",
      );
    });

    it("cannot be followed by a second decision", async () => {
      const { desk, officer, colleague, id } = await fixture();
      await desk.connect(officer).grant(id, 1n, await granting(), REASONS);
      const again = await granting("2");
      await expect(desk.connect(colleague).grant(id, 2n, again, REASONS))
        .to.be.revertedWithCustomError(desk, "StageWrong")
        .withArgs(id, Stage.Granted);
      await expect(desk.connect(colleague).refuse(id, 2n, REASONS)).to.be.revertedWithCustomError(desk, "StageWrong");
    });

    it("decides many in one transaction", async () => {
      const { desk, registry, officer, applicant, application, id } = await fixture();
      const next = { ...application, dossier: ethers.id("another") };
      await desk.connect(applicant).submit(next, "0x");
      const [one, other] = [await granting("1"), await granting("2")];
      await desk
        .connect(officer)
        .multicall([
          desk.interface.encodeFunctionData("grant", [id, 1n, one, REASONS]),
          desk.interface.encodeFunctionData("grant", [await desk.applicationIdOf(next), 1n, other, REASONS]),
        ]);
      for (const { credentialId } of [one, other])
        expect((await registry.credential(credentialId)).revision).to.equal(1n);
    });
  });
});
