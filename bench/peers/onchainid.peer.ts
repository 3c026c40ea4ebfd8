import { AbiCoder, getBytes, keccak256 } from "ethers";
import { CAST, digest, fresh } from "../stage.js";
import { artifactOf, deploy, gasOf, type Peer } from "./peer.js";

const source = "@onchain-id/solidity";
const ofContract = (path: string) => {
  const name = path.split("/").at(-1);
  return artifactOf(`${source}/artifacts/contracts/${path}.sol/${name}.json`);
};
const TOPIC = 1n;
const ECDSA_SCHEME = 1n;
/** Purpose of the keys that may sign an issuer's claims. */
const CLAIM_KEY = 3n;
const coder = AbiCoder.defaultAbiCoder();

/** ONCHAINID (ERC-734, ERC-735): a contract for each identity, in which an issuer's signed claims are kept. */
export const peer: Peer = {
  name: "ONCHAINID",
  source,
  measure: async (stage) => {
    const officer = await stage.signer(CAST.issuingOfficer);
    const holder = await stage.signer(CAST.seller);
    const [admin, wallet] = [await officer.getAddress(), await holder.getAddress()];
    const library = await deploy(officer, ofContract("Identity"), admin, true);
    const authority = await deploy(officer, ofContract("proxy/ImplementationAuthority"), await library.getAddress());
    const factory = await deploy(officer, ofContract("factory/IdFactory"), await authority.getAddress());
    const issuer = await deploy(officer, ofContract("ClaimIssuer"), admin);
    const key = keccak256(coder.encode(["address"], [admin]));
    await gasOf(issuer, "addKey", key, CLAIM_KEY, 1n);
    await gasOf(factory, "createIdentity", fresh("before"), "before");

    const created = await gasOf(factory, "createIdentity", wallet, "1543954");
    const address = await factory.getFunction("getIdentity").staticCall(wallet);
    const identity = library.attach(address).connect(holder) as typeof library;
    const data = digest("claim 1543954");
    const claim = keccak256(coder.encode(["address", "uint256", "bytes"], [address, TOPIC, data]));
    const signature = await officer.signMessage(getBytes(claim));
    const issuerAddress = await issuer.getAddress();
    const added = await gasOf(identity, "addClaim", TOPIC, ECDSA_SCHEME, issuerAddress, signature, data, "");
    const revoked = await gasOf(issuer, "revokeClaimBySignature", signature);

    const figure = (operation: string, act: string, gas: number) => ({ area: "identity", operation, act, gas });
    return [
      figure("verify, one alone", "createIdentity, an identity's contract", created),
      figure("verify, one alone", "addClaim, beside the contract", added),
      figure("withdraw", "revokeClaimBySignature", revoked),
    ];
  },
};
