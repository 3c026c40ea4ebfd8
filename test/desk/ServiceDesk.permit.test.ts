import { expect } from "chai";
import { Signature } from "ethers";
import { connection } from "../support/chains.js";
import { BASIS, DAY, FEE, now, offered, SERVICE, signed } from "./fixture.js";

const { ethers, networkHelpers } = connection;
const fixture = () => networkHelpers.loadFixture(offered);

/** The payer's ERC-2612 permit. */
async function permitOf(
  { desk, token, chainId }: Awaited<ReturnType<typeof offered>>,
  owner: Awaited<ReturnType<typeof offered>>["applicant"],
  value: bigint,
) {
  const deadline = (await now()) + DAY;
  const text = await owner.signTypedData(
    { name: "Trial dollar", version: "1", chainId, verifyingContract: await token.getAddress() },
    {
      Permit: ["address owner", "address spender", "uint256 value", "uint256 nonce", "uint256 deadline"].map(
        (field) => {
          const [type = "", name = ""] = field.split(" ");
          return { type, name };
        },
      ),
    },
    { owner: owner.address, spender: await desk.getAddress(), value, nonce: await token.nonces(owner), deadline },
  );
  const { v, r, s } = Signature.from(text);
  return { deadline, v, r, s };
}

describe("ServiceDesk", () => {
  describe("submitWithPermit", () => {
    it("takes the fee by the applicant's permit, whoever hands it in", async () => {
      const state = await fixture();
      const { desk, token, applicant, stranger, application } = state;
      await token.connect(applicant).approve(desk, 0n);
      const signature = await signed(desk, applicant, "Application", application);
      const permit = await permitOf(state, applicant, FEE);
      await expect(desk.connect(stranger).submitWithPermit(application, signature, permit)).to.changeTokenBalances(
        ethers,
        token,
        [applicant, desk],
        [-FEE, FEE],
      );
    });

    it("goes through where somebody handed in the permit first", async () => {
      const state = await fixture();
      const { desk, token, applicant, stranger, application } = state;
      await token.connect(applicant).approve(desk, 0n);
      const { deadline, v, r, s } = await permitOf(state, applicant, FEE);
      await token.connect(stranger).permit(applicant, desk, FEE, deadline, v, r, s);
      await desk.connect(applicant).submitWithPermit(application, "0x", { deadline, v, r, s });
      expect(await desk.held(token)).to.equal(FEE);
    });

    it("refuses where neither permit nor allowance covers the fee, and leaves nothing behind", async () => {
      const state = await fixture();
      const { desk, token, applicant, stranger, application } = state;
      await token.connect(applicant).approve(desk, 0n);
      for (const permit of [await permitOf(state, stranger, FEE), await permitOf(state, applicant, FEE - 1n)]) {
        await expect(desk.connect(applicant).submitWithPermit(application, "0x", permit))
          .to.be.revertedWithCustomError(desk, "FeeNotPaid")
          .withArgs(token, applicant, FEE);
      }
      expect(await desk.held(token)).to.equal(0n);
      await expect(desk.applicationOf(await desk.applicationIdOf(application))).to.be.revertedWithCustomError(
        desk,
        "ApplicationUnknown",
      );
    });

    it("asks nothing of a token where the service is free", async () => {
      const { desk, applicant, application, terms } = await fixture();
      const free = { token: ethers.ZeroAddress, fee: 0n };
      await desk.setService(SERVICE, { ...terms, ...free, treasury: ethers.ZeroAddress }, BASIS);
      const permit = { deadline: 0n, v: 27, r: ethers.ZeroHash, s: ethers.ZeroHash };
      await desk.connect(applicant).submitWithPermit({ ...application, ...free, revision: 2n }, "0x", permit);
    });
  });
});
