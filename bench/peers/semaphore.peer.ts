import { readFileSync } from "node:fs";
import type { BaseContract } from "ethers";
import { commitments, FIVE, PROOF } from "../members.js";
import { CAST, type Stage } from "../stage.js";
import { compilePeer } from "./compile.js";
import { type Artifact, deploy, gasOf, type Peer } from "./peer.js";

/**
 * Semaphore's own contract: its group's admin adds whatever commitment it likes, with no person's signature, no identity
 * and no rule that one person joins once.
 */
export const peer: Peer = {
  name: "Semaphore",
  source: "@semaphore-protocol/contracts",
  measure: async (stage) => {
    const semaphore = await deployed(stage);
    let group = -1;
    const open = async () => {
      group += 1;
      return semaphore.getFunction("createGroup()").send();
    };
    const add = async (first: number, count: number): Promise<number> => {
      const members = commitments.slice(first, first + count);
      const gas =
        count === 1
          ? await gasOf(semaphore, "addMember", group, members[0])
          : await gasOf(semaphore, "addMembers", group, members);
      return gas / count;
    };
    const figures = [];
    for (const count of [1, 10, 100]) {
      await open();
      const how = count === 1 ? "alone" : `of a batch of ${count}`;
      const operation = `add a member to an empty group, ${how}`;
      figures.push({ area: "groups", operation, act: actOf(count), gas: await add(0, count) });
    }
    await open();
    for (let first = 0; first < 1_000; first += 100) await add(first, 100);
    let size = 1_000;
    for (const count of [1, 10, 100]) {
      const how = count === 1 ? "alone" : `of a batch of ${count}`;
      const operation = `add a member to a group of 1,000, ${how}`;
      figures.push({ area: "groups", operation, act: actOf(count), gas: await add(size, count) });
      size += count;
    }
    await open();
    await semaphore.getFunction("addMembers").send(group, FIVE);
    const proof = [PROOF.depth, PROOF.root, PROOF.nullifier, PROOF.message, PROOF.scope, PROOF.points];
    const checked = await semaphore.getFunction("verifyProof").estimateGas(group, proof);
    return [
      ...figures,
      {
        area: "groups",
        operation: "check a proof of membership, as a view",
        act: "verifyProof",
        gas: Number(checked) - 21_000,
      },
    ];
  },
};

const actOf = (count: number): string => (count === 1 ? "addMember" : "addMembers");

async function deployed(stage: Stage): Promise<BaseContract> {
  const admin = await stage.signer(CAST.registrar);
  const file = new URL("../../artifacts/poseidon-solidity/PoseidonT3.sol/PoseidonT3.json", import.meta.url);
  const poseidon = await deploy(admin, { ...(JSON.parse(readFileSync(file, "utf8")) as Artifact), abi: [] });
  const { abi, bytecode } = compilePeer("AnonymousGroups");
  const library = (await poseidon.getAddress()).slice(2).toLowerCase();
  const linked = bytecode.replaceAll(/__\$[0-9a-f]{34}\$__/g, library);
  return deploy(admin, { abi, bytecode: linked }, await stage.contract("MembershipVerifier"));
}
