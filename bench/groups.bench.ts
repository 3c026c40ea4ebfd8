import type { Address, Hex } from "viem";
import { officeRole } from "../sdk/src/access/index.js";
import {
  calls,
  type GroupsRef,
  groupId,
  joinGroup,
  joiningDocument,
  joinMany,
  type MembershipProof,
  openGroup,
  openPublishedGroup,
  proofOf,
  publicationDocument,
  publishList,
  removeMember,
  replaceCommitment,
  replacementDocument,
} from "../sdk/src/groups/index.js";
import { verifyMany } from "../sdk/src/identity/index.js";
import { bearers, commitments, PROOF } from "./members.js";
import { CAST, digest, type Stage, YEAR_ON } from "./stage.js";

const DEADLINE = BigInt(YEAR_ON);
const HOUR = 3_600n;
const OFFICE = officeRole(4, 2);

/** Gas of acts on groups: whole transactions, with the person's identity verified and every signature checked. */
export async function measure(stage: Stage): Promise<Readonly<Record<string, number>>> {
  const ref: GroupsRef = { registry: await stage.contract("GroupRegistry") };
  const identities = { identities: await stage.contract("IdentityRegistry") };
  const head = await stage.as(CAST.civilHead);
  const officer = await stage.as(CAST.rollOfficer);
  const verifying = await stage.as(CAST.verifyingOfficer);
  const gas: Record<string, number> = {};
  const people = bearers(1_300);
  for (let first = 0; first < people.length; first += 100) {
    const batch = people.slice(first, first + 100);
    const verifications = batch.map(({ address }) => ({ account: address, kind: "person" as const, until: DEADLINE }));
    await verifyMany(verifying, identities, { office: officeRole(4, 1), verifications });
  }

  const leaves: bigint[] = [];
  const id = groupId("BENCH");
  const wish = async (group: Hex, number: number) => {
    const account = people[number] as (typeof people)[number];
    const commitment = commitments[number] as bigint;
    const paper = { groupId: group, account: account.address, commitment, deadline: DEADLINE };
    const document = joiningDocument({ chainId: officer.id, ...ref }, paper);
    return { ...paper, signature: await account.signTypedData(document as never) };
  };
  const take = async (group: Hex, first: number, count: number): Promise<number> => {
    const joinings = await Promise.all(Array.from({ length: count }, (_, index) => wish(group, first + index)));
    const [only] = joinings;
    const { mined } =
      count === 1 && only !== undefined
        ? await joinGroup(officer, ref, only, only.signature)
        : await joinMany(officer, ref, { groupId: group, joinings });
    if (group === id) leaves.push(...joinings.map(({ commitment }) => commitment));
    return Number(mined.gasUsed) / count;
  };
  const opened = await openGroup(head, ref, { groupId: id, office: OFFICE, rootWindow: HOUR });
  gas["open a group"] = Number(opened.gasUsed);
  for (const count of [1, 10, 100]) {
    const group = groupId(`EMPTY-${count}`);
    await openGroup(head, ref, { groupId: group, office: OFFICE, rootWindow: HOUR });
    gas[`add a member to an empty group, ${ofBatch(count)}`] = Math.round(await take(group, 0, count));
  }
  for (let first = 0; first < 1_000; first += 100) await take(id, first, 100);
  gas["add a member to a group of 1,000, alone"] = Math.round(await take(id, 1_000, 1));
  for (const count of [10, 100]) {
    const first = leaves.length;
    gas[`add a member to a group of 1,000, ${ofBatch(count)}`] = Math.round(await take(id, first, count));
  }

  const removal = (number: number) => ({
    groupId: id,
    account: people[number]?.address as Address,
    siblings: proofOf({ leaves }, commitments[number] as bigint).path.siblings,
  });
  const removed = await removeMember(officer, ref, { ...removal(500), reasons: digest("reasons") });
  gas["remove a member of 1,111"] = Number(removed.mined.gasUsed);
  leaves[500] = 0n;
  const { siblings, ...who } = removal(501);
  const former = commitments[501] as bigint;
  const paper = { ...who, former, commitment: commitments[1_200] as bigint, deadline: DEADLINE };
  const document = replacementDocument({ chainId: officer.id, ...ref }, paper);
  const signature = (await people[501]?.signTypedData(document as never)) as Hex;
  const replaced = await replaceCommitment(officer, ref, paper, { signature, siblings });
  gas["replace a commitment of 1,111"] = Number(replaced.mined.gasUsed);

  const roll = groupId("ROLL");
  const published = { groupId: roll, office: OFFICE, rootWindow: HOUR, countersigner: officeRole(4, 1) };
  await openPublishedGroup(head, ref, { ...published, countersignatures: 1 });
  const publish = async (revision: number, root: bigint, size: bigint) => {
    const said = { groupId: roll, revision, root, size, list: digest(`list ${revision}`), additive: true };
    const list = { ...said, deadline: DEADLINE };
    const signed = await verifying.signTypedData(publicationDocument({ chainId: officer.id, ...ref }, list));
    const countersignature = { officer: verifying.account as Address, signature: signed };
    return Number((await publishList(officer, ref, list, [countersignature])).gasUsed);
  };
  gas["publish a list of a million, first"] = await publish(1, 5n, 1_000_000n);
  gas["publish a list of a million, anew"] = await publish(2, PROOF.root, 1_000_000n);
  // As a contract would ask: what the view takes beyond the transaction's own gas, its calldata left out.
  gas["check a proof of membership, as a view"] = await viewGas(stage, ref, roll, PROOF);
  return gas;
}

const ofBatch = (count: number): string => (count === 1 ? "alone" : `of a batch of ${count}`);

/** Gas that `requireMember` takes in a transaction, without the 21,000 that every transaction takes. */
async function viewGas(stage: Stage, ref: GroupsRef, group: Hex, proof: MembershipProof): Promise<number> {
  const chain = await stage.as(CAST.rollOfficer);
  return Number(await chain.estimate(calls.requireMember(ref, group, proof))) - 21_000;
}
