import { type Address, type Hex, keccak256, stringToHex } from "viem";
import { ROLES } from "../../ignition/roles.js";
import { deployedIn } from "../../sdk/src/core/index.js";
import {
  type GroupsRef,
  groupId,
  isMember,
  joinMany,
  makeMember,
  openGroup,
  proofOf,
  readGroup,
  rebuildGroup,
  signJoining,
} from "../../sdk/src/groups/index.js";
import { filesIn, snarkjsProver } from "../../sdk/src/groups/prover/index.js";
import { readIdentity, verifyMany } from "../../sdk/src/identity/index.js";
import type { Chapter, Person, Stage } from "../start/stage.js";

const NAME = "RESIDENTS";
const ID = groupId(NAME);
const MEMBERS: readonly Person[] = ["ada", "ben", "cleo"];
const YEAR = 31_557_600n;
const HOUR = 3_600n;
/** The papers' deadline; a constant, so that a chain that was kept knows the same papers again. */
const DEADLINE = 2n ** 47n;
/** Proving files as the package ships them. */
const FILES = new URL("../../sdk/dist/groups/prover/files/", import.meta.url);

/** People draw their secrets at random; these are invented, and everybody knows them. */
const memberOf = (person: Person) =>
  makeMember(Buffer.from(keccak256(stringToHex(`sample ${person}`)).slice(2), "hex"));

/** A small group, and one proof that somebody of it said yes. */
export async function play(stage: Stage): Promise<Chapter> {
  const ref: GroupsRef = { registry: deployedIn(stage.deployment, "GroupRegistry").address };
  const officer = stage.as("rollOfficer");
  if ((await readGroup(officer, ref, ID)) === undefined) await gather(stage, ref);

  const group = await rebuildGroup(officer, ref, ID);
  const { secret, commitment } = memberOf("ben");
  const prover = snarkjsProver(filesIn(FILES));
  const proof = await prover.prove({ secret, tree: proofOf(group, commitment), message: 1n, scope: 2_030n });
  const taken = await isMember(officer, ref, { groupId: ID, proof });
  const nullifier = `0x${proof.nullifier.toString(16)}`;
  return {
    title: "An anonymous group",
    lines: [
      `${NAME} has ${group.leaves.length} members, each verified by the civil registry: Ada, Ben, Cleo.`,
      `One of them said 1 for 2030. The registry ${taken ? "took" : "did not take"} the proof, and nobody can tell whose it is.`,
      `Nullifier ${nullifier.slice(0, 18)}…: the same member would have the same one again.`,
    ],
    pages: [{ label: "A group, and a tool for its members", path: `group/${NAME}` }],
    tryNext: [],
  };
}

async function gather(stage: Stage, ref: GroupsRef): Promise<void> {
  await openGroup(stage.as("civilHead"), ref, { groupId: ID, office: ROLES.roll, rootWindow: HOUR });
  await verified(stage);
  const joinings = await Promise.all(
    MEMBERS.map(async (person) => {
      const { commitment } = memberOf(person);
      const paper = { groupId: ID, account: stage.addressOf(person), commitment, deadline: DEADLINE };
      return { ...paper, signature: (await signJoining(stage.as(person), ref, paper)) as Hex };
    }),
  );
  await joinMany(stage.as("rollOfficer"), ref, { groupId: ID, joinings });
}

/** Verifies whoever is not verified yet: another sample may have done it. */
async function verified(stage: Stage): Promise<void> {
  const ref = { identities: deployedIn(stage.deployment, "IdentityRegistry").address };
  const officer = stage.as("verifyingOfficer");
  const until = (await officer.block()).timestamp + YEAR;
  const accounts: readonly Address[] = MEMBERS.map((person) => stage.addressOf(person));
  const standings = await Promise.all(accounts.map((account) => readIdentity(officer, ref, account)));
  const missing = standings.filter(({ state }) => state === "unknown").map(({ account }) => account);
  if (missing.length === 0) return;
  const verifications = missing.map((account) => ({ account, kind: "person" as const, until }));
  await verifyMany(officer, ref, { office: ROLES.verifying, verifications });
}
