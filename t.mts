import { createWalletClient, http, keccak256, stringToHex, publicActions } from "viem"; import { hardhat } from "viem/chains"; import { mnemonicToAccount } from "viem/accounts"; import {readFileSync} from "node:fs";
import { credentialRegistryAbi } from "./sdk/src/generated/credentials.js";
const w = createWalletClient({ account: mnemonicToAccount("test test test test test test test test test test test junk",{addressIndex:6}), chain: hardhat, transport: http(process.env.CIVITAS_LOCAL_URL)}).extend(publicActions);
const a = JSON.parse(readFileSync("deployments/31337/credentials.json","utf8")).CredentialRegistry.address;
await w.writeContract({ address:a, abi: credentialRegistryAbi, functionName:"registerType", args:[stringToHex("LBUS"), {office: 0x30001n, maximumTerm: 0, holderNeeded:false, schema: keccak256("0x01"), name:"Business licence"}]});
