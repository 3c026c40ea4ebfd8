import { type Address, type Hex, parseAbi } from "viem";
import { trialDollar } from "../../../scripts/samples/conveyance.js";
import type { Stage } from "../../../scripts/start/stage.js";
import {
  approvePayment,
  type ContractOfSale,
  type ConveyanceRef,
  deedOfSale,
  openSale,
  paySale,
  type Rescission,
  rescindSale,
  saleId,
  settleSale,
  signRescission,
  signSale,
} from "../../../sdk/src/conveyance/index.js";
import { type AnyCall, deployedIn } from "../../../sdk/src/core/index.js";
import { type LandRef, signTransfer, titleId } from "../../../sdk/src/land/index.js";
import { document } from "./titles.js";

const mintAbi = parseAbi(["function mint(address account, uint256 amount)"]);

/** Sells Ada's titles to Ben as the parties and the registrar would. */
export function saleClerk(stage: Stage) {
  const ref: ConveyanceRef = { conveyance: deployedIn(stage.deployment, "Conveyance").address };
  const land: LandRef = { registry: deployedIn(stage.deployment, "LandRegistry").address };
  const [ada, ben, registrar] = [stage.as("ada"), stage.as("ben"), stage.as("registrar")];
  const forum = { chainId: ada.id, ...ref };
  let token: Promise<Address> | undefined;
  return {
    /** Opens the sale of a title at its first revision. */
    open: async (reference: string): Promise<ContractOfSale & { readonly id: Hex }> => {
      token ??= trialDollar(stage);
      const terms: ContractOfSale = {
        titleId: titleId(reference),
        revision: 1,
        sellers: [{ account: stage.addressOf("ada"), parts: 1n }],
        buyer: stage.addressOf("ben"),
        token: await token,
        price: 200_000_000_000n,
        deposit: 20_000_000_000n,
        depositForfeited: true,
        duty: 4_000_000_000n,
        conditions: document(`Contract of sale of ${reference}`),
        deadline: (await registrar.block()).timestamp + 30n * 86_400n,
      };
      await openSale(registrar, ref, terms, {
        sellers: [await signSale(ada, ref, terms)],
        buyer: await signSale(ben, ref, terms),
      });
      return { ...terms, id: saleId(forum, terms) };
    },
    pay: async ({ id: _, ...terms }: ContractOfSale & { readonly id: Hex }, amount: bigint) => {
      const mint = {
        abi: mintAbi,
        address: terms.token,
        functionName: "mint",
        args: [terms.buyer, amount],
        errors: {},
      };
      await ben.send(mint as AnyCall);
      await approvePayment(ben, ref, { token: terms.token, amount });
      return paySale(ben, ref, terms, amount);
    },
    settle: async ({ id: _, ...terms }: ContractOfSale & { readonly id: Hex }) => {
      const deed = deedOfSale(forum, terms);
      const signatures = { seller: await signTransfer(ada, land, deed), buyer: await signTransfer(ben, land, deed) };
      return settleSale(registrar, ref, terms, deed, signatures);
    },
    end: async ({ id, ...terms }: ContractOfSale & { readonly id: Hex }) => {
      const notice: Rescission = { sale: id, ground: "agreed", basis: document("Reasons"), deadline: terms.deadline };
      const signatures = [await signRescission(ada, ref, notice), await signRescission(ben, ref, notice)];
      return rescindSale(registrar, ref, terms, notice, signatures);
    },
  };
}
