import { CAST, digest, fresh } from "../stage.js";
import { compilePeer } from "./compile.js";
import { deploy, gasOf, type Peer } from "./peer.js";

/** OpenZeppelin's ERC-721 as it is, which its owner mints: a token without record, end, consent or court. */
export const peer: Peer = {
  name: "OpenZeppelin ERC-721",
  source: "@openzeppelin/contracts",
  measure: async (stage) => {
    const [registrar, seller] = [await stage.signer(CAST.registrar), await stage.signer(CAST.seller)];
    const token = await deploy(registrar, compilePeer("BareToken"), await registrar.getAddress());
    const owner = await seller.getAddress();
    const [title, licence] = [digest("BENCH-1/1"), digest("1543954")];
    const mint = await gasOf(token, "mint", owner, title);
    const transfer = await gasOf(token.connect(seller), "transferFrom", owner, fresh("buyer"), title);
    const issue = await gasOf(token, "mint", fresh("1543954"), licence);
    const burn = await gasOf(token, "burn", licence);

    return [
      { area: "land", operation: "register, one owner who had no title", act: "mint", gas: mint },
      {
        area: "land",
        operation: "transfer, two signatures, to a buyer who had no title",
        act: "transferFrom, sent by the owner",
        gas: transfer,
      },
      { area: "credentials", operation: "issue, one alone", act: "mint", gas: issue },
      { area: "credentials", operation: "revoke", act: "burn", gas: burn },
    ];
  },
};
