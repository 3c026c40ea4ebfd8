import { expect } from "chai";
import type { Address, Hex } from "viem";
import type { Chain } from "../../sdk/src/core/index.js";
import {
  acceptMandate,
  type Body,
  CountExhaustedError,
  calls,
  EndTooFarError,
  findAuthority,
  findPath,
  type GrantPaper,
  grantJointly,
  grantMandate,
  handInGrant,
  handInGrants,
  handInRevocation,
  MandateActNotRecordedError,
  MandateHistoryIncompleteError,
  MandateRangeError,
  MandateRevisionStaleError,
  MandateRevokedError,
  MandateUntoldError,
  MemberUnknownError,
  mandateHistory,
  mandateKey,
  mandateRequestsTo,
  mandatesGivenBy,
  mandatesReceivedBy,
  mandateUsesOn,
  PowerNameError,
  pathOf,
  powerName,
  readAuthority,
  readBody,
  readMandate,
  renounceMandate,
  requestMandate,
  revokeJointly,
  revokeMandate,
  rootOf,
  SignaturesMissingError,
  signAcceptance,
  signGrant,
  signRenunciation,
  signRevocation,
  themeOf,
  themeParts,
} from "../../sdk/src/mandates/index.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { DAY, LONGEST, opened } from "./fixture.js";

const { networkHelpers } = connection;

/** Accounts in the order in which the fixture names them. */
const [COMPANY, FIRM, CLERK, USER, STRANGER, SUCCESSOR, SECOND, THIRD] = [1, 2, 3, 4, 5, 6, 7, 8] as const;

async function mandates(open: (account: number | "reader") => Promise<Chain>) {
  const state = await networkHelpers.loadFixture(opened);
  const [company, firm, clerk, user, stranger, successor, second, third] = (await Promise.all(
    [COMPANY, FIRM, CLERK, USER, STRANGER, SUCCESSOR, SECOND, THIRD].map(open),
  )) as [Chain, Chain, Chain, Chain, Chain, Chain, Chain, Chain];
  const reader = await open("reader");
  const account = (chain: Chain): Address => chain.account as Address;
  const ref = { mandates: (await state.registry.getAddress()) as Address };
  const theme = themeOf(account(user), "LBUS/new");
  const until = (await reader.block()).timestamp + 30n * DAY;
  const grant = { agent: account(firm), theme, terms: { until } };
  const paper: GrantPaper = { ...grant, grantor: account(company), revision: 0, deadline: until };
  const cast = { company, firm, clerk, user, stranger, successor, second, third, reader };
  return { ...cast, account, ref, theme, until, grant, paper, identities: state.identities };
}

for (const [library, open] of Object.entries(libraries)) {
  describe(`mandates through ${library}`, () => {
    const fixture = () => mandates(open);

    it("grants, reads, lists, revokes and tells the history", async () => {
      const { company, firm, reader, account, ref, theme, until, grant } = await fixture();
      const given = {
        ...grant,
        resource: mandateKey({ ...grant, grantor: account(company) }),
        terms: { until, count: 3 },
      };
      const { key, revision, mined } = await grantMandate(company, ref, given);
      expect(revision).to.equal(1);
      expect(key).to.equal(mandateKey({ ...given, grantor: account(company) }));
      expect(await reader.read(calls.keyOf(ref, { ...given, grantor: account(company) }))).to.equal(key);
      const standing = { state: "in force", until, count: 3, depth: 0, revision: 1 };
      expect(await readMandate(reader, ref, key)).to.deep.equal(standing);
      const listed = {
        key,
        grantor: account(company),
        agent: account(firm),
        theme,
        resource: given.resource,
        standing,
      };
      expect(await mandatesGivenBy(reader, ref, account(company))).to.deep.equal([listed]);
      expect(await mandatesReceivedBy(reader, ref, account(firm))).to.deep.equal([listed]);
      expect(await mandatesGivenBy(reader, ref, account(firm))).to.deep.equal([]);

      const revoked = await revokeMandate(company, ref, given);
      expect(await readMandate(reader, ref, key)).to.deep.include({ state: "revoked", revision: 2 });
      expect(await mandateHistory(reader, ref, key)).to.deep.equal([
        { kind: "granted", block: mined.block, transaction: mined.hash, until, count: 3, depth: 0, revision: 1 },
        { kind: "revoked", block: revoked.block, transaction: revoked.hash, revision: 2 },
      ]);
      const late = caught(mandateHistory(reader, ref, key, { fromBlock: revoked.block }));
      expect(await late)
        .to.be.instanceOf(MandateHistoryIncompleteError)
        .and.include({ missing: 1 });
      expect(await readMandate(reader, ref, theme)).to.deep.equal({ state: "unknown" });
    });

    it("hands in a chain of signed grants, finds its path and uses it", async () => {
      const { company, firm, clerk, user, stranger, reader, account, ref, theme, until, grant, paper } =
        await fixture();
      const first = { ...paper, terms: { until, count: 2, sum: 100n, depth: 1 } };
      const parent = mandateKey(first);
      const terms = { until, count: 1, sum: 60n };
      const second: GrantPaper = { ...paper, parent, grantor: account(firm), agent: account(clerk), terms };
      const grants = [
        { paper: first, signature: await signGrant(company, ref, first) },
        { paper: second, signature: await signGrant(firm, ref, second) },
      ];
      const wish = {
        principal: account(company),
        agent: account(clerk),
        theme,
        amount: 60n,
        path: pathOf([grant, { agent: account(clerk), theme }]),
      };
      const before = await readAuthority(reader, ref, wish);
      expect(before).to.deep.include({ state: "mandate wanting", fault: "missing", key: parent });
      await handInGrants(stranger, ref, grants);
      expect(await caught(handInGrant(stranger, ref, first, grants[0]?.signature as Hex))).to.be.instanceOf(
        MandateRevisionStaleError,
      );

      const key = mandateKey(second);
      const found = await findPath(reader, ref, key);
      expect(found).to.deep.include({ principal: account(company), agent: account(clerk), path: wish.path });
      expect(found.links).to.have.length(2);
      expect(await caught(findPath(reader, ref, theme))).to.be.instanceOf(MandateUntoldError);
      const authority = await readAuthority(reader, ref, wish);
      expect(authority).to.deep.include({ state: "authorised", until });
      expect(authority.links.map(({ standing }) => standing)).to.deep.equal([
        { state: "in force", until, count: 2, sum: 100n, depth: 1, revision: 1 },
        { state: "in force", until, count: 1, sum: 60n, depth: 0, revision: 1 },
      ]);
      expect(await reader.read(calls.isAuthorisedAlong(ref, wish))).to.equal(true);
      expect(await reader.read(calls.isAuthorised(ref, wish))).to.equal(false);

      const used = await user.send(calls.use(ref, wish));
      expect(await caught(user.send(calls.use(ref, { ...wish, amount: 0n })))).to.be.instanceOf(CountExhaustedError);
      expect(await readMandate(reader, ref, key)).to.deep.include({ state: "used up", count: 0, sum: 0n });
      expect(await readMandate(reader, ref, parent)).to.deep.include({ state: "in force", count: 1, sum: 40n });
      expect((await mandateHistory(reader, ref, parent)).at(-1)).to.deep.equal({
        kind: "used",
        block: used.block,
        transaction: used.hash,
        agent: account(clerk),
        principal: account(company),
        theme,
        resource: `0x${"00".repeat(32)}`,
        amount: 60n,
      });

      const nothing: Hex = `0x${"00".repeat(32)}`;
      const use = { principal: account(company), agent: account(clerk), amount: 60n };
      const line = { ...use, block: used.block, transaction: used.hash };
      expect(await mandateUsesOn(reader, ref, nothing)).to.deep.equal([
        { key: parent, ...line },
        { key, ...line },
      ]);
      expect(await mandateUsesOn(reader, ref, key)).to.deep.equal([]);

      const ending = { ...paper, revision: 1 };
      await handInRevocation(stranger, ref, ending, await signRevocation(company, ref, ending));
      expect(await caught(user.send(calls.use(ref, wish)))).to.be.instanceOf(MandateRevokedError);
    });

    it("finds by which mandate an agent may act, or tells what is missing", async () => {
      const { company, firm, clerk, second, reader, account, ref, theme, until, grant } = await fixture();
      const wish = { principal: account(company), agent: account(clerk), theme, amount: 5n };
      const missing = await findAuthority(reader, ref, wish);
      expect(missing.authority).to.deep.include({ state: "mandate wanting", fault: "missing" });

      // Others' mandates, one of another contract, one that spends too little and one that was taken back do not do.
      const { key: parent } = await grantMandate(company, ref, { ...grant, terms: { until, depth: 1 } });
      const onward = { agent: account(clerk), theme, parent, terms: { until } };
      const few = { ...onward, terms: { until, sum: 4n } };
      await grantMandate(firm, ref, few);
      expect((await findAuthority(reader, ref, wish)).authority.state).to.equal("mandate wanting");
      const elsewhere = { ...grant, theme: themeOf(account(company)), terms: { until, depth: 1 } };
      const { key: other } = await grantMandate(company, ref, elsewhere);
      await grantMandate(firm, ref, { ...onward, theme: elsewhere.theme, parent: other });
      const { key: foreign } = await grantMandate(second, ref, { ...grant, terms: { until, depth: 1 } });
      await grantMandate(firm, ref, { ...onward, parent: foreign });
      expect((await findAuthority(reader, ref, wish)).authority.state).to.equal("mandate wanting");

      await grantMandate(firm, ref, onward);
      const found = await findAuthority(reader, ref, wish);
      expect(found.authority).to.deep.include({ state: "authorised", until });
      expect(found.path).to.equal(pathOf([grant, { agent: account(clerk), theme }]));
      await revokeMandate(firm, ref, onward);
      expect((await findAuthority(reader, ref, wish)).authority.state).to.equal("mandate wanting");

      await grantMandate(company, ref, { agent: account(clerk), theme, terms: { until } });
      expect(await findAuthority(reader, ref, wish)).to.deep.include({ path: "0x" });
      const nobody = await findAuthority(reader, ref, { ...wish, agent: ref.mandates });
      expect(nobody.authority.state).to.equal("agent not verified");
      expect(await findAuthority(reader, ref, { ...wish, principal: account(second) })).to.deep.include({
        path: pathOf([grant, { agent: account(clerk), theme }]),
      });
    });

    it("asks for a mandate, offers it, accepts it and gives it back", async () => {
      const { company, firm, stranger, reader, account, ref, theme, paper, until } = await fixture();
      const asked = { ...paper, acceptance: true, terms: { until, sum: 5n, depth: 0 } };
      const { hash: transaction, block } = await requestMandate(firm, ref, asked);
      const key = mandateKey(asked);
      const requests = await mandateRequestsTo(reader, ref, account(company));
      expect(requests).to.deep.equal([{ key, paper: asked, block, transaction }]);
      await grantMandate(company, ref, asked);
      const wish = { principal: account(company), agent: account(firm), theme };
      expect(await readAuthority(reader, ref, wish)).to.deep.include({ fault: "not accepted", key });
      const accepted = await acceptMandate(stranger, ref, asked, await signAcceptance(firm, ref, asked));
      expect(accepted).to.deep.include({ key, revision: 2 });
      expect((await readAuthority(reader, ref, wish)).state).to.equal("authorised");
      const ending = { ...paper, revision: 2 };
      await renounceMandate(stranger, ref, ending, await signRenunciation(firm, ref, ending));
      expect((await mandateHistory(reader, ref, key)).map(({ kind }) => kind)).to.deep.equal([
        "offered",
        "accepted",
        "renounced",
      ]);
      await grantMandate(company, ref, asked);
      const again = { ...asked, revision: 3 };
      await acceptMandate(firm, ref, again);
      await renounceMandate(firm, ref, { ...ending, revision: 5 });
      expect(await readMandate(reader, ref, key)).to.deep.include({ state: "renounced", revision: 6 });
    });

    it("grants and revokes jointly", async () => {
      const state = await fixture();
      const { company, firm, second, third, stranger, reader, account, ref, paper, identities, theme } = state;
      const body: Body = { threshold: 2, members: [account(third), account(company), account(second)] };
      const grantor = await readBody(reader, ref, body);
      await identities.setVerified(grantor, true);
      const joint = { ...paper, grantor };
      const signature = async (chain: Chain) => ({
        member: account(chain),
        signature: await signGrant(chain, ref, joint),
      });
      const one = [await signature(third)];
      expect(await caught(grantJointly(stranger, ref, { paper: joint, body, signatures: one }))).to.be.instanceOf(
        SignaturesMissingError,
      );
      expect(
        await caught(
          (async () => grantJointly(stranger, ref, { paper: joint, body, signatures: [await signature(firm)] }))(),
        ),
      ).to.be.instanceOf(MemberUnknownError);
      const { key } = await grantJointly(stranger, ref, {
        paper: joint,
        body,
        signatures: [...one, await signature(company)],
      });
      const wish = { principal: grantor, agent: account(firm), theme };
      expect((await readAuthority(reader, ref, wish)).state).to.equal("authorised");
      const ending = { ...joint, revision: 1 };
      const signatures = await Promise.all(
        [company, second].map(async (chain) => ({
          member: account(chain),
          signature: await signRevocation(chain, ref, ending),
        })),
      );
      await revokeJointly(stranger, ref, { paper: ending, body, signatures });
      expect(await readMandate(reader, ref, key)).to.deep.include({ state: "revoked" });
    });

    it("follows successions of both parties, and tells who is not verified", async () => {
      const { company, firm, successor, stranger, user, reader, account, ref, grant, theme, identities } =
        await fixture();
      const { key } = await grantMandate(company, ref, grant);
      await identities.succeed(account(firm), account(successor));
      expect(await rootOf(reader, ref, account(successor))).to.equal(account(firm));
      expect((await mandatesReceivedBy(reader, ref, account(successor))).map((one) => one.key)).to.deep.equal([key]);
      const wish = { principal: account(company), agent: account(successor), theme };
      expect((await readAuthority(reader, ref, wish)).state).to.equal("authorised");
      await user.send(calls.use(ref, wish));
      const lost = { ...wish, agent: account(firm) };
      expect((await readAuthority(reader, ref, lost)).state).to.equal("agent not verified");
      await identities.succeed(account(company), account(stranger));
      expect((await readAuthority(reader, ref, wish)).state).to.equal("principal not verified");
      expect((await readAuthority(reader, ref, { ...wish, principal: account(stranger) })).state).to.equal(
        "authorised",
      );
      await revokeMandate(stranger, ref, grant);
      expect(await readMandate(reader, ref, key)).to.deep.include({ state: "revoked" });
    });

    it("refuses by name what does not fit, before it is sent and on the chain", async () => {
      const { company, reader, account, ref, grant, until } = await fixture();
      for (const terms of [
        { until, count: 2 ** 32 },
        { until, sum: 2n ** 128n },
        { until, depth: 8 },
        { until: 2n ** 40n },
      ]) {
        expect(await caught(grantMandate(company, ref, { ...grant, terms }))).to.be.instanceOf(MandateRangeError);
      }
      const far = (await reader.block()).timestamp + LONGEST + DAY;
      expect(await caught(grantMandate(company, ref, { ...grant, terms: { until: far } }))).to.be.instanceOf(
        EndTooFarError,
      );
      const elsewhere = { mandates: account(company) };
      expect(
        await caught(
          handInGrant(company, elsewhere, { ...grant, grantor: account(company), revision: 0, deadline: until }, "0x"),
        ),
      ).to.be.instanceOf(Error);
      expect(new MandateActNotRecordedError("x", "0x").message).to.include("mandate registry");
    });

    it("tells a theme's parts", async () => {
      const { user, account, theme } = await fixture();
      expect(themeParts(theme)).to.deep.equal({ contract: account(user), code: "0x4c4255532f6e657700000000" });
      expect(themeParts(themeOf(account(user)))).to.deep.equal({ contract: account(user) });
      expect(powerName(theme)).to.equal("LBUS/new");
      expect(powerName(themeOf(account(user)))).to.equal(undefined);
      expect(powerName(themeOf(account(user), "a service with a long name"))).to.equal(undefined);
      for (const name of ["", "x".repeat(33), "a<b", "\ud800"]) {
        expect(() => themeOf(account(user), name)).to.throw(PowerNameError);
      }
    });
  });
}
