import { Contract, toBeHex } from "ethers";
import { CAST, digest, fresh } from "../stage.js";
import { artifactOf, deploy, gasOf, type Peer, send } from "./peer.js";

const source = "@tradetrust-tt/token-registry";
const artifact = (name: string) => artifactOf(`${source}/dist/artifacts/${name}.sol/${name}.json`);

/**
 * TradeTrust's token registry, deployed on its own rather than as a clone, which is its cheapest form: a title is a
 * token in an escrow contract of its own, whose beneficiary and holder sign by sending.
 */
export const peer: Peer = {
  name: "TradeTrust token-registry",
  source,
  measure: async (stage) => {
    const [registrar, seller] = [await stage.signer(CAST.registrar), await stage.signer(CAST.seller)];
    const factory = await deploy(registrar, artifact("TitleEscrowFactory"));
    const registry = await deploy(registrar, artifact("TradeTrustToken"), "Bench", "BNCH", await factory.getAddress());
    const owner = await seller.getAddress();
    const tokenId = digest("BENCH-1/1");
    const mint = await gasOf(registry, "mint", owner, owner, tokenId, "0x");

    const escrow = new Contract(
      await registry.getFunction("ownerOf").staticCall(tokenId),
      artifact("TitleEscrow").abi,
      seller,
    );
    const [buyer, instrument] = [fresh("buyer"), digest("deed")];
    const { gas: transfer } = await send(escrow, "transferOwners", buyer, buyer, instrument);

    const licence = fresh("1543954");
    const credential = await gasOf(registry, "mint", licence, licence, toBeHex(digest("1543954")), "0x");
    return [
      { area: "land", operation: "register, one owner who had no title", act: "mint, with its escrow", gas: mint },
      {
        area: "land",
        operation: "transfer, two signatures, to a buyer who had no title",
        act: "transferOwners, sent by the owner",
        gas: transfer,
      },
      { area: "credentials", operation: "issue, one alone", act: "mint, with its escrow", gas: credential },
    ];
  },
};
