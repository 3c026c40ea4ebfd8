import { expect } from "chai";
import type { Address, Hex } from "viem";
import {
  AccessManagerUnauthorizedAccountError,
  ActNotReadyError,
  AgencyUnknownError,
  agencyOfRole,
  agencyRole,
  announcementId,
  authorityAbi,
  calls,
  DelayTooShortError,
  officeRole,
  PUBLIC_ROLE,
  perform,
  powers,
  RoleNumberError,
  readAgency,
  readAnnouncement,
  readRegistry,
} from "../../sdk/src/access/index.js";
import { type Chain, contractCalls, NoAccountError } from "../../sdk/src/core/index.js";
import { AccessManagedUnauthorizedError } from "../../sdk/src/generated/errors.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { AGENCY, BASIS, CLERKS, DAY, GUARDIAN, governed, JUDGES } from "./fixture.js";

const { ethers, networkHelpers } = connection;
const { loadFixture, time } = networkHelpers;

const ledgerAbi = [
  { type: "function", name: "enter", inputs: [], outputs: [], stateMutability: "nonpayable" },
  { type: "function", name: "strike", inputs: [], outputs: [], stateMutability: "nonpayable" },
  { type: "error", name: "AccessManagedUnauthorized", inputs: [{ name: "caller", type: "address" }] },
] as const;
const ledgerCall = contractCalls(ledgerAbi, { AccessManagedUnauthorized: AccessManagedUnauthorizedError });

const CONSTITUENT = 0;
const MINISTER = 1;
const GUARDIAN_ACCOUNT = 2;
const HEAD = 3;
const CLERK = 4;
const JUDGE = 5;
const STRANGER = 6;
const address = async (account: number): Promise<Address> =>
  (await (await ethers.getSigners())[account]?.getAddress()) as Address;

describe("access roles", () => {
  it("number agencies and offices", () => {
    expect(agencyRole(7)).to.equal(AGENCY);
    expect(officeRole(7, 2)).to.equal(JUDGES);
    expect(agencyOfRole(JUDGES)).to.equal(AGENCY);
    expect(agencyOfRole(GUARDIAN)).to.equal(0n);
    expect(agencyOfRole(PUBLIC_ROLE)).to.equal(0n);
  });

  for (const number of [0, -1, 1.5, 65_536, Number.NaN]) {
    it(`refuse ${number}`, () => {
      expect(() => agencyRole(number)).to.throw(RoleNumberError);
      expect(() => officeRole(1, number)).to.throw(RoleNumberError);
    });
  }
});

for (const [library, open] of Object.entries(libraries)) {
  describe(`access through ${library}`, () => {
    async function fixture() {
      const { authority, ledger } = await loadFixture(governed);
      const ref = { authority: (await authority.getAddress()) as Address };
      const registry = (await ledger.getAddress()) as Address;
      const acts = { enter: ledgerCall(registry, "enter", []), strike: ledgerCall(registry, "strike", []) };
      return { ref, registry, ...acts, authority, ledger };
    }
    const as = (account: number): Promise<Chain> => open(account);

    it("opens, suspends and reinstates an agency, and reads how it stands", async () => {
      const { ref } = await fixture();
      const [minister, reader] = [await as(MINISTER), await open("reader")];
      const agency = agencyRole(9);
      expect(await readAgency(reader, ref, agency)).to.deep.equal({ state: "unknown" });

      await minister.send(calls.openAgency(ref, { agency, label: "Judiciary" }));
      const openedAt = (await reader.block()).timestamp;
      expect(await readAgency(reader, ref, agency)).to.deep.equal({ state: "acting", openedAt });

      await minister.send(calls.suspendAgency(ref, { agency, compromisedSince: openedAt, basis: BASIS as Hex }));
      const since = (await reader.block()).timestamp;
      const suspect = { from: openedAt };
      expect(await readAgency(reader, ref, agency)).to.deep.equal({ state: "suspended", openedAt, since, suspect });
      expect(await reader.read(calls.suspectSince(ref, agency, since))).to.equal(Number(openedAt));

      await minister.send(calls.reinstateAgency(ref, { agency, basis: BASIS as Hex }));
      const to = (await reader.block()).timestamp;
      expect(await readAgency(reader, ref, agency)).to.deep.equal({
        state: "acting",
        openedAt,
        suspect: { from: openedAt, to },
      });

      await minister.send(calls.suspendAgency(ref, { agency: AGENCY, basis: BASIS as Hex }));
      expect(await readAgency(reader, ref, AGENCY)).to.have.property("state", "suspended");
    });

    it("opens an office, appoints, dismisses and lets lay down", async () => {
      const { ref, registry } = await fixture();
      const [minister, head, stranger] = [await as(MINISTER), await as(HEAD), await as(STRANGER)];
      const office = officeRole(7, 3);
      const account = await address(STRANGER);
      await minister.send(calls.openOffice(ref, { office, label: "Surveyors", minimumDelay: 60 }));
      expect(await head.read(calls.minimumDelay(ref, office))).to.equal(60);
      expect(await head.read(calls.roleAdmin(ref, office))).to.equal(AGENCY);

      expect(await caught(head.send(calls.appoint(ref, { role: office, account })))).to.be.instanceOf(
        DelayTooShortError,
      );
      await head.send(calls.appoint(ref, { role: office, account, delay: 60 }));
      expect(await head.read(calls.hasRole(ref, office, account))).to.deep.equal([true, 60]);
      await head.send(calls.dismiss(ref, { role: office, account }));
      expect((await head.read(calls.accessOf(ref, office, account)))[0]).to.equal(0);

      await head.send(calls.appoint(ref, { role: CLERKS, account }));
      expect(await head.read(calls.mayAct(ref, { account, office: CLERKS, registry }))).to.equal(true);
      await stranger.send(calls.layDown(ref, { role: CLERKS, account }));
      expect(await head.read(calls.mayAct(ref, { account, office: CLERKS, registry }))).to.equal(false);
    });

    it("wires a function to an office and sets a role's least delay", async () => {
      const { ref, registry } = await fixture();
      const constituent = await as(CONSTITUENT);
      const selector = "0x12345678";
      await constituent.send(calls.empower(ref, { target: registry, selectors: [selector], role: CLERKS }));
      expect(await constituent.read(calls.functionRole(ref, registry, selector))).to.equal(CLERKS);
      await constituent.send(calls.setMinimumDelay(ref, { role: 0n, minimumDelay: DAY }));
      expect(await constituent.read(calls.minimumDelay(ref, 0n))).to.equal(DAY);
    });

    it("pauses, resumes and closes a registry, and reads its state", async () => {
      const { ref, registry } = await fixture();
      const [minister, guardian] = [await as(MINISTER), await as(GUARDIAN_ACCOUNT)];
      const basis = BASIS as Hex;
      expect(await readRegistry(minister, ref, registry)).to.deep.equal({ state: "open" });
      await guardian.send(calls.pauseRegistry(ref, { registry, basis }));
      expect(await readRegistry(minister, ref, registry)).to.deep.equal({ state: "paused" });
      await minister.send(calls.resumeRegistry(ref, { registry, basis }));
      expect(await readRegistry(minister, ref, registry)).to.deep.equal({ state: "open" });
      const successor = await address(STRANGER);
      await minister.send(calls.closeRegistry(ref, { registry, successor, basis }));
      expect(await readRegistry(minister, ref, registry)).to.deep.equal({ state: "closed", successor });
    });

    it("closes a registry without a successor", async () => {
      const { ref, registry } = await fixture();
      const minister = await as(MINISTER);
      await minister.send(calls.closeRegistry(ref, { registry, basis: BASIS as Hex }));
      expect(await readRegistry(minister, ref, registry)).to.deep.equal({ state: "closed" });
    });

    it("does an act at once where the office carries no delay", async () => {
      const { ref, enter, ledger } = await fixture();
      const clerk = await as(CLERK);
      expect((await perform(clerk, ref, enter)).outcome).to.equal("done");
      expect(await ledger.entries()).to.equal(1n);
    });

    it("announces a delayed act, refuses it while it waits, and does it afterwards in the officer's name", async () => {
      const { ref, strike, ledger } = await fixture();
      const judge = await as(JUDGE);
      const who = await address(JUDGE);
      expect(await readAnnouncement(judge, ref, who, strike)).to.deep.equal({ state: "none" });

      const announced = await perform(judge, ref, strike);
      const id = announcementId(who, strike);
      const readyAt = (await judge.block()).timestamp + BigInt(DAY);
      expect(announced).to.include({ outcome: "announced", id, readyAt });
      expect(await judge.read(calls.scheduleOf(ref, id))).to.equal(Number(readyAt));
      expect(await readAnnouncement(judge, ref, who, strike)).to.deep.equal({ state: "waiting", id, readyAt });
      const early = await caught(perform(judge, ref, strike));
      expect(early).to.be.instanceOf(ActNotReadyError).with.property("readyAt", readyAt);

      await time.increase(DAY);
      const lapsesAt = readyAt + BigInt(await judge.read(calls.expiration(ref)));
      expect(await readAnnouncement(judge, ref, who, strike)).to.deep.equal({ state: "ready", id, readyAt, lapsesAt });
      expect((await perform(judge, ref, strike)).outcome).to.equal("done");
      expect(await ledger.lastActor()).to.equal(who);
      expect(await readAnnouncement(judge, ref, who, strike)).to.deep.equal({ state: "none" });
    });

    it("announces a delayed act on the authority itself", async () => {
      const { ref, authority } = await fixture();
      const [constituent, stranger] = [await as(CONSTITUENT), await as(STRANGER)];
      await constituent.send(calls.appoint(ref, { role: 0n, account: await address(STRANGER), delay: DAY }));
      const act = calls.setMinimumDelay(ref, { role: CLERKS, minimumDelay: 5 });
      expect((await perform(stranger, ref, act)).outcome).to.equal("announced");
      await time.increase(DAY);
      expect((await perform(stranger, ref, act)).outcome).to.equal("done");
      expect(await authority.minimumDelay(CLERKS)).to.equal(5n);

      const appointment = calls.appoint(ref, { role: GUARDIAN, account: await address(CLERK) });
      expect((await perform(stranger, ref, appointment)).outcome).to.equal("announced");
      const head = await as(HEAD);
      const own = calls.appoint(ref, { role: CLERKS, account: await address(STRANGER), delay: 5 });
      expect((await perform(head, ref, own)).outcome).to.equal("done");
    });

    it("lets the guardian cancel what was announced", async () => {
      const { ref, strike } = await fixture();
      const [judge, guardian] = [await as(JUDGE), await as(GUARDIAN_ACCOUNT)];
      await judge.send(calls.announce(ref, strike, (await judge.block()).timestamp + BigInt(DAY * 2)));
      await guardian.send(calls.cancel(ref, await address(JUDGE), strike));
      expect(await readAnnouncement(judge, ref, await address(JUDGE), strike)).to.deep.equal({ state: "none" });
    });

    it("asks for an account before it performs", async () => {
      const { ref, enter } = await fixture();
      expect(await caught(perform(await open("reader"), ref, enter))).to.be.instanceOf(NoAccountError);
    });

    it("turns each refusal into its class, with its arguments by name", async () => {
      const { ref, registry, enter } = await fixture();
      const stranger = await as(STRANGER);
      const who = await address(STRANGER);
      const refusal = await caught(perform(stranger, ref, enter));
      expect(refusal).to.be.instanceOf(AccessManagedUnauthorizedError);
      expect(refusal).to.have.property("args").that.deep.equals({ caller: who });
      expect(refusal).to.have.property("message").that.contains("holds no office");

      const pause = await caught(stranger.send(calls.pauseRegistry(ref, { registry, basis: BASIS as Hex })));
      expect(pause).to.be.instanceOf(AccessManagerUnauthorizedAccountError);
      const minister = await as(MINISTER);
      const unknown = await caught(
        minister.send(calls.reinstateAgency(ref, { agency: agencyRole(9), basis: BASIS as Hex })),
      );
      expect(unknown)
        .to.be.instanceOf(AgencyUnknownError)
        .with.deep.property("args", { agency: agencyRole(9) });
    });

    it("prints who may do what", async () => {
      const { ref, registry } = await fixture();
      const reader = await open("reader");
      const [constituent, minister] = [await as(CONSTITUENT), await as(MINISTER)];
      await constituent.send(calls.empower(ref, { target: registry, selectors: ["0x12345678"], role: PUBLIC_ROLE }));
      await minister.send(calls.suspendAgency(ref, { agency: AGENCY, basis: BASIS as Hex }));

      const table = await powers(reader, {
        ...ref,
        contracts: [
          { name: "Ledger", address: registry, abi: ledgerAbi },
          { name: "Authority", address: ref.authority, abi: authorityAbi },
        ],
      });

      expect(table.map(({ role }) => role)).to.deep.equal([0n, 1n, GUARDIAN, AGENCY, CLERKS, JUDGES, PUBLIC_ROLE]);
      const judges = table.find(({ role }) => role === JUDGES);
      expect(judges).to.deep.equal({
        role: JUDGES,
        label: "Judges",
        appointedBy: AGENCY,
        minimumDelay: DAY,
        members: [{ account: await address(JUDGE), delay: DAY, active: false }],
        functions: [{ target: registry, selector: strikeSelector, contract: "Ledger", functionName: "strike" }],
      });
      const guardian = table.find(({ role }) => role === GUARDIAN);
      expect(guardian?.functions.map(({ functionName }) => functionName)).to.deep.equal(["pauseRegistry"]);
      expect(table.at(-1)?.functions).to.deep.equal([{ target: registry, selector: "0x12345678", contract: "Ledger" }]);

      const [allowed] = await reader.read(
        calls.canCall(ref, { account: await address(JUDGE), target: registry, selector: strikeSelector }),
      );
      expect(allowed).to.equal(false);
      expect(await reader.read(calls.registryState(ref, registry))).to.deep.equal([0, ethers.ZeroAddress]);
      expect((await reader.read(calls.agencyOf(ref, AGENCY))).suspendedAt).to.be.greaterThan(0);
    });
  });
}

const strikeSelector = ethers.id("strike()").slice(0, 10) as Hex;
