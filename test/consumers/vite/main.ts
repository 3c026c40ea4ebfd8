// A page that uses one domain through viem: what it does not use must not be in its bundle.
import { referenceOf, titleId } from "@civitas/sdk/land";
import { viemChain } from "@civitas/sdk/viem";
import { createPublicClient, http } from "viem";
import { sepolia } from "viem/chains";

const chain = viemChain(createPublicClient({ chain: sepolia, transport: http("http://127.0.0.1:9") }));
console.log(`vite works: ${referenceOf(titleId("CT-1-1"))} on ${chain.id}`);
