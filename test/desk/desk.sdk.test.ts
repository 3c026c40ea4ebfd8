import { expect } from "chai";
import { type Address, type Hex, keccak256, stringToHex, zeroHash } from "viem";
import type { Chain } from "../../sdk/src/core/index.js";
import { credentialId, readCredential, typeId } from "../../sdk/src/credentials/index.js";
import {
  AgencySuspendedError,
  type Application,
  ApplicationAlreadySubmittedError,
  ApplicationHistoryIncompleteError,
  ApplicationRevisionStaleError,
  answerRequest,
  appealRefusal,
  applicationHistory,
  applicationId,
  approveFee,
  CredentialAlreadyIssuedError,
  calls,
  concludeRefusal,
  DeskActNotRecordedError,
  DigestSaltError,
  FeeChangedError,
  FeeNotPaidError,
  grantApplication,
  lapseApplication,
  payOut,
  readApplication,
  readQueue,
  readService,
  readServices,
  readTerms,
  refuseApplication,
  requestInformation,
  ServiceNameError,
  type ServiceTerms,
  SignatureInvalidError,
  StageWrongError,
  saltedDigest,
  serviceId,
  serviceName,
  setService,
  signAnswer,
  signAppeal,
  signApplication,
  signPermit,
  signWithdrawal,
  stopService,
  submitApplication,
  turnOf,
  verifyHistory,
  withdrawApplication,
} from "../../sdk/src/desk/index.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { APPEALS, DAY, FEE, ISSUING, LICENSING, opened, YEAR } from "./fixture.js";

const { ethers, networkHelpers } = connection;
const SERVICE = serviceId("LBUS/new");
const digest = (words: string): Hex => keccak256(stringToHex(words));
const BASIS = digest("basis");
const REASONS = digest("reasons");

/** Accounts in the order in which the fixture names them. */
const [CONSTITUENT, OFFICER, JUDGE, APPLICANT, RELAY, TREASURY] = [0, 1, 3, 4, 7, 6];

async function desks(open: (account: number | "reader") => Promise<Chain>) {
  const state = await networkHelpers.loadFixture(opened);
  const [head, officer, judge, applicant, relay, reader] = await Promise.all(
    [CONSTITUENT, OFFICER, JUDGE, APPLICANT, RELAY, "reader" as const].map((who) => open(who as number)),
  );
  const cast = { head, officer, judge, applicant, relay, reader } as Readonly<
    Record<"head" | "officer" | "judge" | "applicant" | "relay" | "reader", Chain>
  >;
  const ref = { desk: (await state.desk.getAddress()) as Address };
  const registry = { registry: (await state.registry.getAddress()) as Address };
  const token = (await state.token.getAddress()) as Address;
  const treasury = (await open(TREASURY ?? 0)).account as Address;
  const payee = cast.applicant.account as Address;
  await state.token.mint(payee, FEE * 10n);
  const terms: ServiceTerms = {
    fee: { token, amount: FEE, treasury },
    period: 30n * DAY,
    answerPeriod: 14n * DAY,
    requests: 2,
    appealPeriod: 21n * DAY,
    appealOffice: APPEALS,
    appealTerm: 60n * DAY,
    lapse: "refund",
    standardTerm: YEAR,
  };
  await setService(cast.head, ref, { serviceId: SERVICE, terms, basis: BASIS });
  const now = async () => (await cast.reader.block()).timestamp;
  const application: Application = {
    serviceId: SERVICE,
    revision: 1,
    applicant: payee,
    fee: { token, amount: FEE },
    commitment: digest("document, salted"),
    dossier: saltedDigest(digest("papers"), digest("salt")),
    deadline: (await now()) + DAY,
  };
  return { ...cast, ref, registry, token, treasury, payee, terms, application, now, authority: state.authority };
}

for (const [library, open] of Object.entries(libraries)) {
  describe(`desk through ${library}`, () => {
    const fixture = () => desks(open);

    /** An application that the applicant sent, the fee by permit. */
    async function submitted(changes: Partial<ServiceTerms> = {}) {
      const desk = await fixture();
      const { applicant, ref, token, application, now, head, terms } = desk;
      let revision = 1;
      if (Object.keys(changes).length > 0) {
        ({ revision } = await setService(head, ref, {
          serviceId: SERVICE,
          terms: { ...terms, ...changes },
          basis: BASIS,
        }));
      }
      const permit = await signPermit(applicant, ref, { token, amount: FEE, deadline: (await now()) + DAY });
      const paper = { ...application, revision };
      const entered = await submitApplication(applicant, ref, paper, { permit });
      return { ...desk, paper, entered, id: entered.applicationId, later: (await now()) + YEAR };
    }

    const granting = (id: Hex, revision: number, validUntil?: bigint) => ({
      applicationId: id,
      revision,
      credentialId: credentialId(typeId("LBUS"), "1543954"),
      ...(validUntil === undefined ? {} : { validUntil }),
      commitment: digest("licence, salted"),
      reasons: REASONS,
    });

    it("offers services and reads them back", async () => {
      const { head, reader, ref, terms } = await fixture();
      expect(await readService(reader, ref, SERVICE)).to.deep.equal({
        serviceId: SERVICE,
        office: ISSUING,
        revision: 1,
        open: true,
        terms,
      });
      const { fee: _, standardTerm: __, ...rest } = terms;
      const free: ServiceTerms = { ...rest, lapse: "refund" };
      const entered = await setService(head, ref, { serviceId: serviceId("LBUS/copy"), terms: free, basis: BASIS });
      expect(entered.revision).to.equal(1);
      await stopService(head, ref, { serviceId: SERVICE, basis: BASIS });
      const services = await readServices(reader, ref);
      expect(services.map(({ serviceId: id, open: isOpen }) => [serviceName(id), isOpen])).to.deep.equal([
        ["LBUS/new", false],
        ["LBUS/copy", true],
      ]);
      expect(services[1]?.terms).to.deep.equal(free);
      expect(await readService(reader, ref, serviceId("LBUS/none"))).to.equal(undefined);
    });

    it("submits by permit in one transaction, under the id that the wallet knows", async () => {
      const { reader, ref, paper, entered, id, payee, token, now } = await submitted();
      expect(id).to.equal(applicationId({ ...ref, chainId: reader.id }, paper));
      expect(await reader.read(calls.applicationIdOf(ref, paper))).to.equal(id);
      expect(entered.revision).to.equal(1);
      expect(await readApplication(reader, ref, id)).to.deep.equal({
        state: "known",
        applicationId: id,
        serviceId: SERVICE,
        serviceRevision: 1,
        revision: 1,
        stage: "pending",
        applicant: payee,
        payer: payee,
        commitment: paper.commitment,
        requests: 0,
        dueAt: entered.dueAt,
      });
      expect(entered.dueAt).to.equal((await now()) + 30n * DAY);
      expect(await reader.read(calls.held(ref, token))).to.equal(FEE);
      expect(await reader.read(calls.isRefundable(ref, id))).to.equal(true);
      expect(await readApplication(reader, ref, zeroHash)).to.deep.equal({ state: "unknown" });
    });

    it("submits by signature and allowance, and says why it refuses", async () => {
      const { applicant, relay, head, ref, application, token, terms } = await fixture();
      const signature = await signApplication(applicant, ref, application);
      expect(await caught(submitApplication(relay, ref, application, { signature }))).to.be.instanceOf(FeeNotPaidError);
      await approveFee(applicant, ref, { token, amount: FEE });
      const forged = await signApplication(relay, ref, application);
      const refusal = await caught(submitApplication(relay, ref, application, { signature: forged }));
      expect(refusal).to.be.instanceOf(SignatureInvalidError).with.nested.property("args.signer", applicant.account);
      await submitApplication(relay, ref, application, { signature });
      expect(await caught(submitApplication(relay, ref, application, { signature }))).to.be.instanceOf(
        ApplicationAlreadySubmittedError,
      );

      const dearer = { ...terms, fee: { ...(terms.fee as NonNullable<typeof terms.fee>), amount: FEE + 1n } };
      await setService(head, ref, { serviceId: SERVICE, terms: dearer, basis: BASIS });
      const changed = await caught(submitApplication(applicant, ref, application));
      expect(changed)
        .to.be.instanceOf(FeeChangedError)
        .with.nested.property("args.fee", FEE + 1n);
    });

    it("asks, answers, grants and issues, and tells the whole story with what became of the fee", async () => {
      const { applicant, relay, officer, reader, ref, registry, id, later, payee, treasury, token, now, authority } =
        await submitted();
      const asked = await requestInformation(officer, ref, { applicationId: id, revision: 1, reasons: REASONS });
      expect(asked.revision).to.equal(2);
      const answer = { applicationId: id, revision: 2, supplement: digest("more"), deadline: (await now()) + DAY };
      await answerRequest(relay, ref, answer, await signAnswer(applicant, ref, answer));
      const given = granting(id, 3, later);
      await authority.suspendAgency(LICENSING, 0n, BASIS);
      expect(await caught(grantApplication(officer, ref, given))).to.be.instanceOf(AgencySuspendedError);
      await authority.reinstateAgency(LICENSING, BASIS);
      const { mined } = await grantApplication(officer, ref, given);

      const credential = await readCredential(reader, registry, given.credentialId);
      expect(credential).to.deep.include({ state: "issued", holder: payee, validUntil: later });
      const story = await applicationHistory(reader, ref, id);
      expect(story.map(({ kind, revision }) => [kind, revision])).to.deep.equal([
        ["submitted", 1],
        ["asked", 2],
        ["answered", 3],
        ["granted", 4],
      ]);
      expect(story[2]).to.deep.include({ actor: relay.account, digest: answer.supplement });
      expect(story[3]).to.deep.equal({
        kind: "granted",
        revision: 4,
        actor: officer.account,
        block: mined.block,
        transaction: mined.hash,
        digest: REASONS,
        office: ISSUING,
        credentialId: given.credentialId,
        fee: { token, amount: FEE, outcome: "earned", payee: treasury },
      });
      expect(story.slice(0, 3).some((act) => "fee" in act)).to.equal(false);
      expect(await reader.read(calls.due(ref, token, treasury))).to.equal(FEE);
      expect((await payOut(relay, ref, { token, payee: treasury })).amount).to.equal(FEE);
      expect((await payOut(relay, ref, { token, payee: treasury })).amount).to.equal(0n);
    });

    it("refuses, appeals by signature and dismisses; the class of each refusal is its own", async () => {
      const { applicant, relay, officer, judge, reader, ref, id, now } = await submitted();
      const ruling = { applicationId: id, revision: 1, reasons: REASONS };
      expect((await refuseApplication(officer, ref, ruling)).outcome).to.equal("refused");
      const stale = { applicationId: id, revision: 1, grounds: digest("grounds"), deadline: (await now()) + DAY };
      expect(await caught(appealRefusal(applicant, ref, stale))).to.be.instanceOf(ApplicationRevisionStaleError);
      const paper = { ...stale, revision: 2 };
      expect((await appealRefusal(relay, ref, paper, await signAppeal(applicant, ref, paper))).revision).to.equal(3);
      expect(await readApplication(reader, ref, id)).to.deep.include({ stage: "appealed", refusedBy: officer.account });
      const last = await refuseApplication(judge, ref, { ...ruling, revision: 3 });
      expect(last.outcome).to.equal("dismissed");
      const again = await caught(refuseApplication(judge, ref, { ...ruling, revision: 4 }));
      expect(again).to.be.instanceOf(StageWrongError).with.nested.property("args.stage", 7);
      const story = await applicationHistory(reader, ref, id);
      expect(story.map(({ kind }) => kind)).to.deep.equal(["submitted", "refused", "appealed", "dismissed"]);
      expect((await readApplication(reader, ref, id)) as object).not.to.have.property("dueAt");
    });

    it("passes the registry's own refusal on, and issues without an end where none is given", async () => {
      const { officer, applicant, ref, id, paper, token, reader, registry, later } = await submitted();
      await approveFee(applicant, ref, { token, amount: FEE });
      const other = await submitApplication(applicant, ref, { ...paper, dossier: digest("other") });
      await grantApplication(officer, ref, granting(other.applicationId, 1, later));
      expect(await caught(grantApplication(officer, ref, granting(id, 1, later)))).to.be.instanceOf(
        CredentialAlreadyIssuedError,
      );
      expect(await readCredential(reader, registry, granting(id, 1).credentialId)).to.deep.include({ state: "issued" });
      const call = calls.grant(ref, granting(id, 1));
      expect(call.args[2].validUntil).to.equal(2 ** 48 - 1);
    });

    it("withdraws by signature, and tells that the fee goes back", async () => {
      const { applicant, relay, reader, ref, id, payee, token, now } = await submitted();
      const paper = { applicationId: id, revision: 1, deadline: (await now()) + DAY };
      const done = await withdrawApplication(relay, ref, paper, await signWithdrawal(applicant, ref, paper));
      expect([done.refunded, done.revision]).to.deep.equal([true, 2]);
      const [, last] = await applicationHistory(reader, ref, id);
      expect(last).to.deep.include({
        kind: "withdrawn",
        refunded: true,
        fee: { token, amount: FEE, outcome: "refunded", payee },
      });
    });

    it("lapses to a refund, or to a grant, and concludes", async () => {
      const refund = await submitted();
      await networkHelpers.time.increase(30n * DAY);
      expect((await lapseApplication(refund.relay, refund.ref, { applicationId: refund.id })).outcome).to.equal(
        "refunded",
      );
      expect((await applicationHistory(refund.reader, refund.ref, refund.id)).at(-1)?.kind).to.equal("lapsed");

      const grant = await submitted({ lapse: "grant" });
      await networkHelpers.time.increase(30n * DAY);
      const salt = digest("any");
      const lapsed = await lapseApplication(grant.relay, grant.ref, { applicationId: grant.id, salt });
      if (lapsed.outcome !== "granted") throw new RangeError("It was not granted.");
      expect(await readCredential(grant.reader, grant.registry, lapsed.credentialId)).to.deep.include({
        holder: grant.payee,
        commitment: grant.paper.commitment,
      });
      expect((await applicationHistory(grant.reader, grant.ref, grant.id)).at(-1)).to.deep.include({
        kind: "deemed granted",
        credentialId: lapsed.credentialId,
      });

      const no = await submitted();
      await refuseApplication(no.officer, no.ref, { applicationId: no.id, revision: 1, reasons: REASONS });
      await networkHelpers.time.increase(21n * DAY);
      expect((await concludeRefusal(no.relay, no.ref, no.id)).revision).to.equal(3);
      expect((await applicationHistory(no.reader, no.ref, no.id)).at(-1)).to.deep.include({ kind: "became final" });
    });

    it("tells each office what it has before it, the one due first before the others", async () => {
      const { applicant, officer, reader, ref, id, paper, token, now } = await submitted();
      await approveFee(applicant, ref, { token, amount: FEE * 2n });
      const second = await submitApplication(applicant, ref, { ...paper, dossier: digest("second") });
      const third = await submitApplication(applicant, ref, { ...paper, dossier: digest("third") });
      await requestInformation(officer, ref, { applicationId: third.applicationId, revision: 1, reasons: REASONS });
      const at = await now();
      const queue = await readQueue(reader, ref, { office: ISSUING, at });
      expect(queue.map(({ applicationId: one, turn }) => [one, turn.who])).to.deep.equal([
        [third.applicationId, "applicant"],
        [id, "office"],
        [second.applicationId, "office"],
      ]);
      expect(await readQueue(reader, ref, { office: APPEALS, at })).to.deep.equal([]);

      await refuseApplication(officer, ref, { applicationId: id, revision: 1, reasons: REASONS });
      await appealRefusal(applicant, ref, { applicationId: id, revision: 2, grounds: REASONS, deadline: at + DAY });
      const appeals = await readQueue(reader, ref, { office: APPEALS, at });
      expect(appeals.map(({ applicationId: one, turn }) => [one, turn.who])).to.deep.equal([[id, "appeal office"]]);
      expect((await readQueue(reader, ref, { office: ISSUING, at })).length).to.equal(2);
    });

    it("reads the terms of an application although the service has others by now", async () => {
      const { head, reader, ref, id, terms } = await submitted();
      await setService(head, ref, { serviceId: SERVICE, terms: { ...terms, period: 1n }, basis: BASIS });
      const standing = await readApplication(reader, ref, id);
      if (standing.state !== "known") throw new RangeError("It is not known.");
      expect((await readTerms(reader, ref, standing)).period).to.equal(30n * DAY);
      expect((await readService(reader, ref, SERVICE))?.terms.period).to.equal(1n);
    });

    it("does several acts in one transaction, and reads who is who", async () => {
      const { officer, applicant, reader, ref, id, paper, token, registry } = await submitted();
      await approveFee(applicant, ref, { token, amount: FEE });
      const second = await submitApplication(applicant, ref, { ...paper, dossier: digest("second") });
      const rulings = [id, second.applicationId].map((one) => ({ applicationId: one, revision: 1, reasons: REASONS }));
      await officer.send(
        calls.multicall(
          ref,
          rulings.map((ruling) => calls.refuse(ref, ruling)),
        ),
      );
      for (const { applicationId: one } of rulings) {
        expect(await readApplication(reader, ref, one)).to.deep.include({ stage: "refused" });
      }
      expect(await reader.read(calls.credentials(ref))).to.equal(registry.registry);
      for (const read of [calls.predecessor, calls.successor]) {
        expect(await reader.read(read(ref))).to.equal(ethers.ZeroAddress);
      }
      expect(await reader.read(calls.authority(ref))).not.to.equal(ethers.ZeroAddress);
    });

    it("says when the logs are not whole, or the address is no desk's", async () => {
      const { reader, applicant, ref, id, entered, application } = await submitted();
      const error = await caught(applicationHistory(reader, ref, id, { fromBlock: entered.mined.block + 1n }));
      expect(error).to.be.instanceOf(ApplicationHistoryIncompleteError).with.property("missing", 1);
      const mute = (await (await ethers.deployContract("MuteWallet")).getAddress()) as Address;
      const paper = { applicationId: id, revision: 1, grounds: REASONS, deadline: application.deadline };
      const silent = await caught(appealRefusal(applicant, { desk: mute }, paper));
      expect(silent).to.be.instanceOf(DeskActNotRecordedError).with.property("event", "AppealLodged");
    });
  });
}

describe("desk, off the chain", () => {
  it("names services readably, and refuses what it could not read back", () => {
    expect(serviceName(serviceId("LBUS/new"))).to.equal("LBUS/new");
    expect(serviceName(serviceId("LBUS/12345678901234567890123456"))).to.have.length(31);
    for (const wrong of ["", "LB", "LB/S", `LBUS/${"x".repeat(28)}`, "LBUS/\u0000", "LBUS/<b>", "LBUS/\ud800"]) {
      expect(() => serviceId(wrong), wrong).to.throw(ServiceNameError);
    }
  });

  it("salts digests with 32 bytes", () => {
    expect(saltedDigest(digest("a"), digest("salt"))).not.to.equal(saltedDigest(digest("a"), digest("other")));
    expect(() => saltedDigest(digest("a"), "0x12")).to.throw(DigestSaltError);
  });

  it("tells whose turn it is on both sides of every deadline", () => {
    const turn = (stage: Parameters<typeof turnOf>[0]["stage"], moment: bigint) =>
      turnOf({ stage, dueAt: 100n }, moment);
    expect(turn("pending", 99n)).to.deep.equal({ who: "office", until: 100n });
    expect(turn("pending", 100n)).to.deep.equal({ who: "anybody", act: "lapse" });
    expect(turn("waiting", 99n)).to.deep.equal({ who: "applicant", until: 100n });
    expect(turn("waiting", 100n)).to.deep.equal({ who: "office or applicant" });
    expect(turn("refused", 99n)).to.deep.equal({ who: "applicant", until: 100n });
    expect(turn("refused", 100n)).to.deep.equal({ who: "anybody", act: "conclude" });
    expect(turn("appealed", 99n)).to.deep.equal({ who: "appeal office", until: 100n });
    expect(turn("appealed", 100n)).to.deep.equal({ who: "anybody", act: "lapse" });
    for (const stage of ["granted", "deemed granted", "rejected", "withdrawn", "lapsed"] as const) {
      expect(turn(stage, 0n)).to.deep.equal({ who: "nobody" });
    }
  });

  it("finds a gap in a story", () => {
    const acts = (...revisions: number[]) => revisions.map((revision) => ({ revision }));
    expect(() => verifyHistory(zeroHash, acts(1, 2), 2)).not.to.throw();
    for (const [revisions, revision, missing] of [
      [[2], 2, 1],
      [[1, 3], 3, 2],
      [[1], 2, 2],
      [[1, 2], 1, 2],
    ] as const) {
      expect(() => verifyHistory(zeroHash, acts(...revisions), revision))
        .to.throw(ApplicationHistoryIncompleteError)
        .with.property("missing", missing);
    }
  });
});
