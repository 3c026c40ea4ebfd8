import { expect } from "chai";
import { connection } from "../support/chains.js";
import { ANY_COUNT, ANY_SUM, at, Fault, link, NOTHING, opened, RESOURCE, themeOf } from "./fixture.js";

const { ethers, networkHelpers, provider } = connection;
const fixture = () => networkHelpers.loadFixture(granted);

/** A registry with a mandate of five uses and a hundred units from company to firm. */
async function granted() {
  const state = await opened();
  const { registry, company, firm, user, theme, terms } = state;
  await registry.connect(company).grant(NOTHING, firm, theme, NOTHING, { ...terms, count: 5n, sum: 100n }, false);
  const key = await registry.keyOf(NOTHING, company, firm, theme, NOTHING);
  const use = (amount = 0n, path = "0x", resource = NOTHING) =>
    registry.connect(user).use(company, firm, theme, resource, amount, path);
  return { ...state, key, use };
}

/** Puts two uses of an amount into one block, and tells whether each went through. */
async function twiceInOneBlock(
  { registry, company, firm, user, theme }: Awaited<ReturnType<typeof granted>>,
  amount: bigint,
) {
  const nonce = await user.getNonce();
  await provider.request({ method: "evm_setAutomine", params: [false] });
  try {
    const send = (offset: number) =>
      registry
        .connect(user)
        .use(company, firm, theme, NOTHING, amount, "0x", { nonce: nonce + offset, gasLimit: 500_000 });
    const sent = [await send(0), await send(1)];
    await networkHelpers.mine();
    const receipts = await Promise.all(sent.map(({ hash }) => ethers.provider.getTransactionReceipt(hash)));
    expect(new Set(receipts.map((receipt) => receipt?.blockNumber)).size).to.equal(1);
    return receipts.map((receipt) => receipt?.status);
  } finally {
    await provider.request({ method: "evm_setAutomine", params: [true] });
  }
}

describe("MandateRegistry › use", () => {
  it("takes one of the count and the amount of the sum, and tells of it", async () => {
    const { registry, company, firm, key, theme, use } = await fixture();
    await expect(use(30n, "0x", RESOURCE))
      .to.emit(registry, "MandateUsed")
      .withArgs(key, company.address, RESOURCE, firm.address, theme, 30n);
    const mandate = await registry.mandateOf(key);
    expect([mandate.count, mandate.sum, mandate.revision]).to.deep.equal([4n, 70n, 1n]);
  });

  it("takes nothing off what is without limit", async () => {
    const { registry, company, firm, user, wide, terms } = await fixture();
    await registry.connect(company).grant(NOTHING, firm, wide, NOTHING, terms, false);
    const other = themeOf(user.address, "other");
    await registry.connect(user).use(company, firm, other, NOTHING, 2n ** 200n, "0x");
    const mandate = await registry.mandateOf(await registry.keyOf(NOTHING, company, firm, wide, NOTHING));
    expect([mandate.count, mandate.sum]).to.deep.equal([ANY_COUNT, ANY_SUM]);
  });

  it("counts the greatest limited count and sum down to their last", async () => {
    const { registry, company, firm, user, key, theme, terms, use } = await fixture();
    const greatest = { ...terms, count: ANY_COUNT - 1n, sum: ANY_SUM - 1n };
    await registry.connect(company).grant(NOTHING, firm, theme, NOTHING, greatest, false);
    await expect(registry.connect(user).use(company, firm, theme, NOTHING, ANY_SUM, "0x"))
      .to.be.revertedWithCustomError(registry, "SumExceeded")
      .withArgs(key, ANY_SUM, ANY_SUM - 1n);
    await use(ANY_SUM - 1n);
    const mandate = await registry.mandateOf(key);
    expect([mandate.count, mandate.sum]).to.deep.equal([ANY_COUNT - 2n, 0n]);
    await use();
    await expect(use(2n ** 256n - 1n))
      .to.be.revertedWithCustomError(registry, "SumExceeded")
      .withArgs(key, 2n ** 256n - 1n, 0n);
  });

  it("lets the second of two uses in one block find the count exhausted", async () => {
    const state = await fixture();
    const { registry, company, firm, key, theme, terms, use } = state;
    await registry.connect(company).grant(NOTHING, firm, theme, NOTHING, { ...terms, count: 1n }, false);
    expect(await twiceInOneBlock(state, 0n)).to.deep.equal([1, 0]);
    expect((await registry.mandateOf(key)).count).to.equal(0n);
    await expect(use()).to.be.revertedWithCustomError(registry, "CountExhausted").withArgs(key);
  });

  it("lets the second of two uses in one block find the sum exhausted", async () => {
    const state = await fixture();
    const { registry, key, use } = state;
    expect(await twiceInOneBlock(state, 60n)).to.deep.equal([1, 0]);
    const mandate = await registry.mandateOf(key);
    expect([mandate.count, mandate.sum]).to.deep.equal([4n, 40n]);
    await expect(use(60n)).to.be.revertedWithCustomError(registry, "SumExceeded").withArgs(key, 60n, 40n);
    await use(40n);
  });

  it("refuses both of two uses in one call where the second goes too far", async () => {
    const { registry, company, firm, user, key, theme } = await fixture();
    const call = registry.interface.encodeFunctionData("use", [
      company.address,
      firm.address,
      theme,
      NOTHING,
      60n,
      "0x",
    ]);
    await expect(registry.connect(user).multicall([call, call]))
      .to.be.revertedWithCustomError(registry, "SumExceeded")
      .withArgs(key, 60n, 40n);
    expect((await registry.mandateOf(key)).sum).to.equal(100n);
  });

  it("refuses a caller that the theme does not name, and every caller where it names none", async () => {
    const { registry, company, firm, stranger, user, theme, terms } = await fixture();
    await expect(registry.connect(stranger).use(company, firm, theme, NOTHING, 0n, "0x"))
      .to.be.revertedWithCustomError(registry, "ThemeNotYours")
      .withArgs(theme, stranger.address);
    const offChain = themeOf(ethers.ZeroAddress, "letters");
    await registry.connect(company).grant(NOTHING, firm, offChain, NOTHING, terms, false);
    await expect(registry.connect(user).use(company, firm, offChain, NOTHING, 0n, "0x"))
      .to.be.revertedWithCustomError(registry, "ThemeNotYours")
      .withArgs(offChain, user.address);
    expect(await registry.isAuthorised(company, firm, offChain, NOTHING)).to.equal(true);
  });

  it("refuses what nobody granted, another power and another resource", async () => {
    const { registry, company, firm, clerk, user, theme, wide, terms } = await fixture();
    const used = registry.connect(user);
    await expect(used.use(company, clerk, theme, NOTHING, 0n, "0x"))
      .to.be.revertedWithCustomError(registry, "MandateMissing")
      .withArgs(company.address, clerk.address, theme, NOTHING);
    const other = themeOf(user.address, "LBUS/renew");
    await expect(used.use(company, firm, other, RESOURCE, 0n, "0x"))
      .to.be.revertedWithCustomError(registry, "MandateMissing")
      .withArgs(company.address, firm.address, other, RESOURCE);
    await expect(used.use(company, firm, wide, NOTHING, 0n, "0x")).to.be.revertedWithCustomError(
      registry,
      "MandateMissing",
    );
    const key = await registry.keyOf(NOTHING, company, firm, theme, NOTHING);
    await expect(used.use(company, firm, other, NOTHING, 0n, link(firm, theme)))
      .to.be.revertedWithCustomError(registry, "ThemeNotCovered")
      .withArgs(key, other);
    await registry.connect(company).grant(NOTHING, clerk, theme, RESOURCE, terms, false);
    const narrow = await registry.keyOf(NOTHING, company, clerk, theme, RESOURCE);
    await used.use(company, clerk, theme, RESOURCE, 0n, "0x");
    await expect(used.use(company, clerk, theme, ethers.id("another"), 0n, link(clerk, theme, RESOURCE)))
      .to.be.revertedWithCustomError(registry, "ResourceNotCovered")
      .withArgs(narrow, ethers.id("another"));
    await expect(used.use(company, clerk, theme, NOTHING, 0n, link(clerk, theme, RESOURCE)))
      .to.be.revertedWithCustomError(registry, "ResourceNotCovered")
      .withArgs(narrow, NOTHING);
  });

  it("takes the narrowest mandate that suffices, and names the fault of the first on record", async () => {
    const { registry, company, firm, key, theme, wide, terms, use } = await fixture();
    await registry.connect(company).grant(NOTHING, firm, theme, RESOURCE, { ...terms, count: 1n }, false);
    const narrow = await registry.keyOf(NOTHING, company, firm, theme, RESOURCE);
    await use(0n, "0x", RESOURCE);
    expect((await registry.mandateOf(narrow)).count).to.equal(0n);
    await use(0n, "0x", RESOURCE);
    expect((await registry.mandateOf(key)).count).to.equal(4n);
    await registry.connect(company).revoke(NOTHING, firm, theme, NOTHING);
    await expect(use(0n, "0x", RESOURCE))
      .to.be.revertedWithCustomError(registry, "CountExhausted")
      .withArgs(narrow);
    await registry.connect(company).grant(NOTHING, firm, wide, RESOURCE, terms, false);
    await use(0n, "0x", RESOURCE);
    await registry.connect(company).revoke(NOTHING, firm, wide, RESOURCE);
    await registry.connect(company).grant(NOTHING, firm, wide, NOTHING, terms, false);
    await use(0n, "0x", RESOURCE);
  });

  it("is over at its end, to the second", async () => {
    const { registry, company, firm, key, theme, terms, use } = await fixture();
    await at(terms.until - 1n);
    await use();
    await at(terms.until);
    await expect(use()).to.be.revertedWithCustomError(registry, "MandateExpired").withArgs(key, terms.until);
    await networkHelpers.mine();
    expect(await registry.isAuthorised(company, firm, theme, NOTHING)).to.equal(false);
  });

  it("refuses malformed paths: part of a link, nine links, dirty words, another's end", async () => {
    const { registry, company, firm, clerk, theme, use } = await fixture();
    await use(0n, link(firm, theme));
    for (const length of [1, 95, 97, 191]) {
      await expect(use(0n, ethers.hexlify(new Uint8Array(length))))
        .to.be.revertedWithCustomError(registry, "PathMalformed")
        .withArgs(length);
    }
    await expect(use(0n, ethers.concat(Array.from({ length: 9 }, () => link(firm, theme)))))
      .to.be.revertedWithCustomError(registry, "PathMalformed")
      .withArgs(9 * 96);
    const dirty = link(firm, theme).replace("0x00", "0x01");
    await expect(use(0n, dirty)).to.be.revertedWithCustomError(registry, "PathMalformed").withArgs(96);
    await expect(use(0n, link(clerk, theme)))
      .to.be.revertedWithCustomError(registry, "PathMalformed")
      .withArgs(96);
    await expect(registry.isAuthorisedAlong(company, firm, theme, NOTHING, "0x01"))
      .to.be.revertedWithCustomError(registry, "PathMalformed")
      .withArgs(1);
  });

  it("stops while the registry is paused or closed, but never a grant or an ending", async () => {
    const { registry, authority, company, firm, clerk, constituent, stranger, key, theme, terms, use } =
      await fixture();
    const address = await registry.getAddress();
    await authority.grantRole(2n, constituent.address, 0);
    await authority.pauseRegistry(address, ethers.id("basis"));
    await expect(use()).to.be.revertedWithCustomError(registry, "RegistryPaused").withArgs();
    expect(await registry.isAuthorised(company, firm, theme, NOTHING)).to.equal(false);
    expect(await registry.isAuthorisedAlong(company, firm, theme, NOTHING, link(firm, theme))).to.equal(false);
    await registry.connect(company).grant(NOTHING, clerk, theme, NOTHING, terms, false);
    await registry.connect(company).revoke(NOTHING, clerk, theme, NOTHING);
    await authority.resumeRegistry(address, ethers.id("basis"));
    await use();
    expect((await registry.mandateOf(key)).count).to.equal(4n);
    await authority.closeRegistry(address, stranger, ethers.id("basis"));
    await expect(use()).to.be.revertedWithCustomError(registry, "RegistryClosed").withArgs(stranger.address);
    await registry.connect(company).revoke(NOTHING, firm, theme, NOTHING);
  });

  it("tells the standing of both parties and the fault, without acting", async () => {
    const { registry, company, firm, stranger, theme } = await fixture();
    const standing = await registry.standingOf(company, firm, theme, NOTHING, 101n, "0x");
    expect(standing.links[0]?.fault).to.equal(Fault.SumExceeded);
    expect([standing.principalVerified, standing.agentVerified]).to.deep.equal([true, true]);
    const unknown = await registry.standingOf(stranger, firm, theme, NOTHING, 0n, "0x");
    expect(unknown.links[0]?.fault).to.equal(Fault.Missing);
    expect([unknown.principalVerified, unknown.agentVerified]).to.deep.equal([false, true]);
  });
});
