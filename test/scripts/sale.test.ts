import { expect } from "chai";
import { type Address, createWalletClient, defineChain, type Hex, http, keccak256, stringToHex } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import {
  approvePayment,
  type ContractOfSale,
  deedOfSale,
  paySale,
  saleId,
  signSale,
} from "../../sdk/src/conveyance/index.js";
import type { Chain } from "../../sdk/src/core/index.js";
import { registerTitle, signTransfer, titleId } from "../../sdk/src/land/index.js";
import { viemChain } from "../../sdk/src/viem/index.js";
import { type Ended, OFFICERS, openStage, type Stage } from "./stage.js";

const MNEMONIC = "test test test test test test test test test test test junk";
const PRICE = 1_000_000n;
const digest = (words: string): Hex => keccak256(stringToHex(words));
const resultOf = ({ stdout }: Ended): Record<string, unknown> => JSON.parse(stdout);
const written = (value: unknown): string =>
  JSON.stringify(value, (_, held) => (typeof held === "bigint" ? held.toString() : held));

describe("civitas sale", function () {
  this.timeout(120_000);
  let stage: Stage;
  let people: Readonly<Record<"registrar" | "seller" | "buyer", Chain & { readonly account: Address }>>;

  before(async () => {
    stage = await openStage();
    const chain = defineChain({
      id: 31_337,
      name: "Local chain",
      nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
      rpcUrls: { default: { http: [stage.url] } },
    });
    const as = (addressIndex: number) =>
      viemChain(
        createWalletClient({
          account: mnemonicToAccount(MNEMONIC, { addressIndex }),
          chain,
          transport: http(stage.url),
          pollingInterval: 50,
        }),
      ) as Chain & { readonly account: Address };
    people = { registrar: as(4), seller: as(9), buyer: as(10) };
  });
  after(() => stage.close());

  /** Registers a title and writes its signed contract of sale into a file. */
  async function signed(reference: string) {
    const { registrar, seller, buyer } = people;
    const [land, ref] = [{ registry: stage.addresses.land }, { conveyance: stage.addresses.conveyance }];
    const id = titleId(reference);
    await registerTitle(registrar, land, { titleId: id, owner: seller.account, source: digest("old register") });
    const terms: ContractOfSale = {
      titleId: id,
      revision: 1,
      sellers: [{ account: seller.account, parts: 1n }],
      buyer: buyer.account,
      token: stage.addresses.token,
      price: PRICE,
      deposit: 100_000n,
      duty: 10_000n,
      conditions: digest(reference),
      deadline: (await registrar.block()).timestamp + 86_400n,
    };
    const signatures = { sellers: [await signSale(seller, ref, terms)], buyer: await signSale(buyer, ref, terms) };
    const file = stage.file(`${reference}.json`, written({ terms, signatures }));
    return { land, ref, terms, file, saleId: saleId({ chainId: registrar.id, ...ref }, terms) };
  }

  async function paid({ ref, terms }: Awaited<ReturnType<typeof signed>>): Promise<void> {
    await stage.mint(people.buyer.account, PRICE);
    await approvePayment(people.buyer, ref, { token: terms.token, amount: PRICE });
    await paySale(people.buyer, ref, terms, PRICE);
  }

  it("opens, shows and settles what the parties signed", async () => {
    const sale = await signed("S-1");
    const opened = await stage.civitas(["sale", "open", sale.file, "--as", "9", "--json"]);
    expect(resultOf(opened)).to.include({ ok: true, saleId: sale.saleId });
    const waiting = await stage.civitas(["sale", "show", sale.saleId]);
    expect(waiting.code).to.equal(0);
    expect(waiting.stdout).to.contain("It waits for the deposit, 100,000 or more.");
    await paid(sale);

    const { registrar, seller, buyer } = people;
    const deed = deedOfSale({ chainId: registrar.id, ...sale.ref }, sale.terms);
    const signatures = {
      seller: await signTransfer(seller, sale.land, deed),
      buyer: await signTransfer(buyer, sale.land, deed),
    };
    const papers = stage.file("S-1-deed.json", written({ deed, signatures }));
    const settle = ["sale", "settle", sale.saleId, papers, "--json"];
    expect(resultOf(await stage.civitas([...settle, "--as", "9"]))).to.have.nested.property(
      "error.name",
      "AccessManagedUnauthorizedError",
    );
    const settled = resultOf(await stage.civitas([...settle, "--as", OFFICERS.registrar]));
    expect(settled).to.deep.include({ ok: true, revision: 2, proceeds: 990_000, duty: 10_000, credited: [] });

    const shown = resultOf(await stage.civitas(["sale", "show", sale.saleId, "--json"]));
    expect(shown).to.have.nested.property("standing.state", "settled");
    expect(shown["history"]).to.have.length(5);
  });

  it("refunds a sale that cannot be settled any more, and no other", async () => {
    const sale = await signed("S-2");
    await stage.civitas(["sale", "open", sale.file, "--as", "9"]);
    await paid(sale);
    const refund = ["sale", "refund", sale.saleId, "--as", "9", "--json"];
    expect(resultOf(await stage.civitas(refund))).to.have.nested.property("error.name", "SaleStandsError");
    await stage.ask("evm_increaseTime", 86_401);
    await stage.ask("evm_mine");
    expect(resultOf(await stage.civitas(refund))).to.deep.include({
      ok: true,
      ending: "deadline-passed",
      refunded: Number(PRICE),
    });
  });

  it("says what is wrong with an id or a file", async () => {
    const unknown = `0x${"7".repeat(64)}`;
    for (const [args, words] of [
      [["sale", "show", "12"], "no sale's id"],
      [["sale", "show", unknown], "No sale"],
      [["sale", "refund", unknown, "--as", "9"], "No sale"],
      [["sale", "open", stage.file("empty.json", "{}"), "--as", "9"], "no contract of sale"],
      [["sale", "open", stage.file("broken.json", "{"), "--as", "9"], "not valid"],
      [["sale", "follow", "12", "--token", stage.addresses.token, "--as", "9"], "not an account"],
      [["sale", "follow", stage.addresses.land, "--as", "9"], "--token is missing"],
      [["sale", "follow", stage.addresses.land, "--token", stage.addresses.token, "--as", "9"], "No other account"],
      [["sale", "settle", unknown, stage.file("deedless.json", "{}"), "--as", "9"], "no deed"],
    ] as const) {
      const { code, stdout, stderr } = await stage.civitas(args);
      expect(code, args.join(" ")).to.equal(1);
      expect(stdout + stderr).to.contain(words);
    }
  });
});
