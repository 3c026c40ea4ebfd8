import { encodeBytes32String } from "ethers";
import { CAST, digest, fresh } from "../stage.js";
import { artifactOf, deploy, gasOf, type Peer } from "./peer.js";

const source = "ethr-did-registry";
const YEAR = 365 * 86_400;

/** ERC-1056: an attribute that an account states of itself, kept in the log alone. */
export const peer: Peer = {
  name: "ethr-did-registry",
  source,
  measure: async (stage) => {
    const officer = await stage.signer(CAST.issuingOfficer);
    const identity = await officer.getAddress();
    const artifact = artifactOf(`${source}/artifacts/contracts/EthereumDIDRegistry.sol/EthereumDIDRegistry.json`);
    const registry = await deploy(officer, artifact);
    const name = encodeBytes32String("did/svc/credential");
    const value = digest("commitment 1543954");
    const first = await gasOf(registry, "setAttribute", identity, name, value, YEAR);
    const later = await gasOf(registry, "setAttribute", identity, name, digest("commitment 1543955"), YEAR);
    const revoke = await gasOf(registry, "revokeAttribute", identity, name, value);

    const owner = await gasOf(registry, "changeOwner", identity, fresh("successor"));

    const figure = (operation: string, act: string, gas: number) => ({ area: "credentials", operation, act, gas });
    return [
      figure("issue, one alone", "setAttribute, an account's first", first),
      figure("issue, one alone", "setAttribute, a later one", later),
      figure("revoke", "revokeAttribute", revoke),
      { area: "identity", operation: "verify, one alone", act: "setAttribute, an account's first", gas: first },
      { area: "identity", operation: "withdraw", act: "revokeAttribute", gas: revoke },
      { area: "identity", operation: "rotate", act: "changeOwner", gas: owner },
    ];
  },
};
