import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { type Address, type Hex, zeroAddress } from "viem";
import { officeRole } from "../../sdk/src/access/index.js";
import {
  CountersignaturesMissingError,
  calls,
  checkList,
  groupHistory,
  isMember,
  joinGroup,
  openGroup,
  openPublishedGroup,
  proofOf,
  publishList,
  RootEndedError,
  readCommitment,
  readGroup,
  readGroups,
  readRoot,
  rebuildGroup,
  removeLapsed,
  replaceCommitment,
  requireMember,
  requirePublished,
  signJoining,
  signPublication,
  signReplacement,
  writeList,
} from "../../sdk/src/groups/index.js";
import {
  announceSuccession,
  completeSuccession,
  readIdentity,
  signAcceptance,
  verifyMany,
  withdraw,
} from "../../sdk/src/identity/index.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { deployLinked } from "../support/deploy.js";
import { DAY, deployed, ELECTORAL, LIST, member, now, REASONS, RESIDENTS, ROLL, VOTERS, WINDOW } from "./fixture.js";
import { prover } from "./prover.js";

const { ethers, networkHelpers } = connection;
const VERIFYING = officeRole(4, 1);
const PERIOD = 60n;

for (const [library, open] of Object.entries(libraries)) {
  describe(`groups of real identities through ${library}`, () => {
    /** The identity registry itself, with two people verified in it, and both kinds of group. */
    async function opening() {
      const { authority, constituent, verifier } = await deployed();
      const identities = await ethers.deployContract("IdentityRegistry", [
        await authority.getAddress(),
        PERIOD,
        ZeroAddress,
      ]);
      await authority.openOffice(VERIFYING, "Verifying office", 0);
      await authority.grantRole(VERIFYING, constituent, 0);
      const admit = identities.interface.getFunction("admitOffice").selector;
      await authority.setTargetFunctionRole(identities, [admit], 0n);
      await identities.admitOffice(VERIFYING);
      const contract = await deployLinked(
        ethers,
        "groups",
        "GroupRegistry",
        [await authority.getAddress(), await identities.getAddress(), await verifier.getAddress(), ZeroAddress],
        constituent,
      );
      const ref = { registry: (await contract.getAddress()) as Address };
      const who = { identities: (await identities.getAddress()) as Address };
      const [head, officer, observer, scrutineer, ana, ben, fresh, reader] = await Promise.all([
        open(0),
        open(1),
        open(3),
        open(4),
        open(5),
        open(6),
        open(12),
        open("reader"),
      ]);
      const until = (await now()) + 1_000n * DAY;
      const verifications = [ana, ben].map(({ account }) => ({
        account: account as Address,
        kind: "person" as const,
        until,
      }));
      await verifyMany(head, who, { office: VERIFYING, verifications });
      await openGroup(head, ref, { groupId: RESIDENTS, office: ROLL, rootWindow: WINDOW });
      for (const [index, person] of [ana, ben].entries()) {
        const { commitment } = member(index + 1);
        const paper = { groupId: RESIDENTS, account: person.account as Address, commitment, deadline: until };
        await joinGroup(officer, ref, paper, await signJoining(person, ref, paper));
      }
      return { ref, who, head, officer, observer, scrutineer, ana, ben, fresh, reader, until, verifier };
    }
    const opened = () => networkHelpers.loadFixture(opening);
    const prove = async ({ reader, ref }: Awaited<ReturnType<typeof opened>>, number: number) => {
      const { secret, commitment } = member(number);
      const tree = proofOf(await rebuildGroup(reader, ref, RESIDENTS), commitment);
      return prover.prove({ secret, tree, message: 7n, scope: 9n });
    };

    it("follows a lost phone: the successor belongs, takes a new commitment, and the old secret is dead", async () => {
      const state = await opened();
      const { ref, who, head, officer, ana, fresh, reader, until } = state;
      const proof = await prove(state, 1);
      expect(await isMember(reader, ref, { groupId: RESIDENTS, proof })).to.equal(true);
      await requireMember(reader, ref, { groupId: RESIDENTS, proof });

      const standing = await readIdentity(head, who, ana.account as Address);
      if (standing.state === "unknown") throw new RangeError("Ana is verified.");
      const succession = {
        account: ana.account as Address,
        successor: fresh.account as Address,
        revision: standing.revision,
        deadline: until,
      };
      const successorSignature = await signAcceptance(fresh, who, succession);
      await announceSuccession(head, who, { succession, basis: REASONS as Hex, successorSignature });
      await networkHelpers.time.increase(PERIOD + 1n);
      await completeSuccession(head, who, ana.account as Address);

      const account = fresh.account as Address;
      const former = member(1).commitment;
      expect(await readCommitment(reader, ref, { groupId: RESIDENTS, account })).to.equal(former);
      const paper = { groupId: RESIDENTS, account, former, commitment: member(8).commitment, deadline: until };
      const { siblings } = proofOf(await rebuildGroup(reader, ref, RESIDENTS), former).path;
      const signature = await signReplacement(fresh, ref, paper);
      await replaceCommitment(officer, ref, paper, { signature, siblings });

      const refused = await caught(requireMember(reader, ref, { groupId: RESIDENTS, proof }));
      expect(refused).to.be.instanceOf(RootEndedError);
      const anew = await prove(state, 8);
      expect(await isMember(reader, ref, { groupId: RESIDENTS, proof: anew })).to.equal(true);
      expect(anew.nullifier).to.not.equal(proof.nullifier);
      expect((await groupHistory(reader, ref, RESIDENTS)).at(-1)?.kind).to.equal("replaced");
    });

    it("refuses whoever's verification the office has withdrawn", async () => {
      const { ref, who, head, ben, reader } = await opened();
      const account = ben.account as Address;
      const standing = await readIdentity(head, who, account);
      if (standing.state === "unknown") throw new RangeError("Ben is verified.");
      await withdraw(head, who, { account, revision: standing.revision, basis: REASONS as Hex });
      const identity = await readIdentity(head, who, account);
      expect(identity.state).to.equal("withdrawn");
      const { siblings } = proofOf(await rebuildGroup(reader, ref, RESIDENTS), member(2).commitment).path;
      await removeLapsed(ben, ref, { groupId: RESIDENTS, account, siblings });
      expect(await readCommitment(reader, ref, { groupId: RESIDENTS, account })).to.equal(undefined);
    });

    it("publishes a list that two countersigned, and anybody recomputes it", async () => {
      const { ref, head, officer, observer, scrutineer, reader, until } = await opened();
      const given = { groupId: VOTERS, office: ROLL, rootWindow: WINDOW, countersigner: ELECTORAL };
      await openPublishedGroup(head, ref, { ...given, countersignatures: 2 });
      const bytes = writeList([1, 2, 3].map((number) => member(number).commitment));
      async function* file() {
        yield bytes;
      }
      const list = await checkList(file(), { commitment: member(2).commitment });
      const size = BigInt(list.size);
      const paper = { groupId: VOTERS, revision: 1, root: list.root, size, list: list.list, additive: true };
      const publication = { ...paper, deadline: until };
      const countersignatures = await Promise.all(
        [scrutineer, observer].map(async (chain) => ({
          officer: chain.account as Address,
          signature: await signPublication(chain, ref, publication),
        })),
      );
      const short = await caught(publishList(officer, ref, publication, countersignatures.slice(1)));
      expect(short).to.be.instanceOf(CountersignaturesMissingError);
      await publishList(officer, ref, publication, countersignatures);

      const group = await readGroup(reader, ref, VOTERS);
      expect(group?.published).to.deep.include({ revision: 1, countersignatures: 2, list: list.list });
      requirePublished(list, { ...group, ...group?.published } as never);
      expect((await readGroups(reader, ref)).map(({ kind }) => kind)).to.deep.equal(["kept", "published"]);
      expect(await readRoot(reader, ref, { groupId: VOTERS, root: list.root })).to.deep.equal({ state: "current" });
      expect((await groupHistory(reader, ref, VOTERS)).map(({ kind }) => kind)).to.deep.equal(["opened", "published"]);
      const { secret } = member(2);
      const tree = { root: list.root, size: list.size, path: list.path ?? fail() };
      const proof = await prover.prove({ secret, tree, message: 1n, scope: 2n });
      expect(await isMember(reader, ref, { groupId: VOTERS, proof })).to.equal(true);
      expect(await isMember(reader, ref, { groupId: RESIDENTS, proof })).to.equal(false);
      expect(await reader.read(calls.isProof(ref, proof))).to.equal(true);
    });

    it("reads what the registry is bound to, and groups that are none", async () => {
      const { ref, who, reader, verifier } = await opened();
      expect(await reader.read(calls.identities(ref))).to.equal(who.identities);
      expect(await reader.read(calls.verifier(ref))).to.equal(await verifier.getAddress());
      expect(await reader.read(calls.predecessor(ref))).to.equal(zeroAddress);
      expect(await reader.read(calls.successor(ref))).to.equal(zeroAddress);
      expect(await reader.read(calls.authority(ref))).to.match(/^0x/);
      expect(await reader.read(calls.isUsed(ref, RESIDENTS, member(1).commitment))).to.equal(true);
      expect(await reader.read(calls.placeOf(ref, RESIDENTS, member(2).commitment))).to.deep.equal([true, 1n]);
      expect(await readGroup(reader, ref, LIST as Hex)).to.equal(undefined);
      expect(await readRoot(reader, ref, { groupId: RESIDENTS, root: 5n })).to.deep.equal({ state: "unknown" });
    });
  });
}

function fail(): never {
  throw new RangeError("The list has the commitment.");
}
