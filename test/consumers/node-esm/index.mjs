// An agency's application as a Node module: every subpath, both libraries, and something done with each.
import assert from "node:assert/strict";
import { calls as access } from "@civitas/sdk/access";
import { LandRegistry__factory } from "@civitas/sdk/contracts";
import { CivitasError, digestOf } from "@civitas/sdk/core";
import { buildBatch, credentialId, serialOf, typeId } from "@civitas/sdk/credentials";
import { disclose, makeDocument, openDocument, saltsFrom } from "@civitas/sdk/documents";
import { credentialFaults, schemaChecker } from "@civitas/sdk/documents/validation";
import { ethersChain } from "@civitas/sdk/ethers";
import { calls, landRegistryAbi, referenceOf, TitleUnknownError, titleId } from "@civitas/sdk/land";
import { viemChain } from "@civitas/sdk/viem";
import { JsonRpcProvider } from "ethers";
import { createPublicClient, encodeFunctionData, http } from "viem";
import { sepolia } from "viem/chains";

const registry = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
const call = calls.title({ registry }, titleId("CT-1-1"));
assert.equal(
  encodeFunctionData(call).slice(0, 10),
  LandRegistry__factory.createInterface().getFunction("title").selector,
);
assert.equal(referenceOf(titleId("CT-1-1")), "CT-1-1");
assert.equal(serialOf(credentialId(typeId("LBUS"), "2026-1")), "2026-1");
assert.equal(buildBatch({ typeId: typeId("LBUS"), commitments: [digestOf({ a: 1 })] }).count, 1);
assert.ok(new TitleUnknownError({ titleId: titleId("CT-1-1") }) instanceof CivitasError);
assert.ok(
  landRegistryAbi.length > 0 &&
    access.openAgency({ authority: registry }, { agency: 65536n, label: "A" }).args.length === 2,
);

const salts = saltsFrom(`0x${"5a".repeat(32)}`);
const document = makeDocument({ type: ["VerifiableCredential"], name: "Ada" }, { schema: digestOf({}), salts });
assert.equal(openDocument(disclose(document, ["/name"])).commitment, openDocument(document).commitment);
assert.ok(credentialFaults(document.credential).some(({ rule }) => rule === "issuer-missing"));
const { faults } = await schemaChecker({ required: ["id"] });
assert.deepEqual(
  faults({}).map(({ pointer }) => pointer),
  ["/id"],
);

// Nobody answers there; a chain is only made, and the failure of the first read is one of ours.
const nowhere = "http://127.0.0.1:9";
assert.equal(
  viemChain(createPublicClient({ chain: sepolia, transport: http(nowhere, { retryCount: 0 }) })).id,
  sepolia.id,
);
const provider = new JsonRpcProvider(nowhere, 11155111, { staticNetwork: true });
const chain = await ethersChain(provider);
assert.equal(chain.id, 11155111);
provider.destroy();
console.log("node-esm works");
