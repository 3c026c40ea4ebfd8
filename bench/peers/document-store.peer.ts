import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { DocumentStore__factory, TransferableDocumentStore__factory } from "@trustvc/document-store";
import { CAST, digest, fresh } from "../stage.js";
import { deploy, gasOf, type Peer } from "./peer.js";

/** TrustVC's document store: a root of documents without holder or end, or a document of its own with a locked token. */
export const peer: Peer = {
  name: "TrustVC document-store",
  source: "@trustvc/document-store",
  measure: async (stage) => {
    const officer = await stage.signer(CAST.issuingOfficer);
    const admin = await officer.getAddress();
    const store = await deploy(officer, DocumentStore__factory, "Bench", admin);
    const transferable = await deploy(officer, TransferableDocumentStore__factory, "Bench", "BNCH", admin);

    const locked = await gasOf(transferable, "issue", fresh("1543954"), digest("commitment 1543954"), true);
    const document = digest("commitment 1543955");
    const issue = await gasOf(store, "issue(bytes32)", document);
    const hundred = Array.from({ length: 100 }, (_, index) =>
      store.interface.encodeFunctionData("issue(bytes32)", [digest(`commitment ${1_600_000 + index}`)]),
    );
    const multicall = await gasOf(store, "multicall", hundred);
    const entries = Array.from({ length: 1_024 }, (_, index) => digest(`entry ${index}`));
    const tree = SimpleMerkleTree.of(entries, { sortLeaves: false });
    const root = await gasOf(store, "issue(bytes32)", tree.root);
    const entry = (index: number) => [tree.root, entries[index], tree.getProof(index)];
    const revokeEntry = "revoke(bytes32,bytes32,bytes32[])";
    const [first, second] = [
      await gasOf(store, revokeEntry, ...entry(700)),
      await gasOf(store, revokeEntry, ...entry(1)),
    ];
    const revoke = await gasOf(store, "revoke(bytes32)", document);

    const figure = (operation: string, act: string, gas: number) => ({ area: "credentials", operation, act, gas });
    return [
      figure("issue, one alone", "issue, with a locked token", locked),
      figure("issue, one alone", "issue, a bare digest", issue),
      figure("issue, each of 100 in a batch", "issue by multicall, bare digests", multicall / 100),
      figure("issue a Merkle batch of 1,024, in all", "issue a root", root),
      figure("revoke an entry, first change of its batch", "revoke by proof", first),
      figure("revoke an entry, later change of its word", "revoke by proof", second),
      figure("revoke", "revoke a bare digest", revoke),
    ];
  },
};
