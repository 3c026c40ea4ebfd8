import { expect } from "chai";
import { type BaseContract, id } from "ethers";
import {
  chargedTitle,
  ethers,
  GIFT,
  instruments,
  KINDS,
  type Land,
  networkHelpers,
  oneTitle,
  TITLE,
} from "./fixture.js";
import { malleated, word } from "./instruments.js";

const { loadFixture, time } = networkHelpers;

type Signed = { readonly type: string; readonly act: string; readonly signers: readonly (keyof Land & string)[] };

/** Every instrument, the act that registers it, and who signs it. */
const INSTRUMENTS = {
  transfer: { type: "TransferDeed", act: "transfer", signers: ["seller", "buyer", "bank"] },
  charge: { type: "ChargeDeed", act: "charge", signers: ["seller", "bank"] },
  discharge: { type: "DischargeDeed", act: "discharge", signers: ["bank"] },
  caveat: { type: "CaveatNotice", act: "lodgeCaveat", signers: ["neighbour"] },
  caveatVariation: { type: "CaveatVariation", act: "varyCaveat", signers: ["neighbour"] },
  withdrawal: { type: "CaveatWithdrawal", act: "withdrawCaveat", signers: ["neighbour"] },
  ownership: { type: "OwnershipDeed", act: "transferShares", signers: ["seller", "buyer", "bank"] },
  variation: { type: "ChargeVariation", act: "varyCharge", signers: ["seller", "bank"] },
  postponement: { type: "ChargePostponement", act: "postponeCharge", signers: ["bank"] },
  assignment: { type: "ChargeAssignment", act: "assignCharge", signers: ["bank", "neighbour"] },
  right: { type: "RightDeed", act: "grantRight", signers: ["seller", "neighbour", "bank"] },
  release: { type: "RightRelease", act: "releaseRight", signers: ["neighbour"] },
  notice: { type: "PriorityNotice", act: "placeNotice", signers: ["seller", "buyer"] },
  noticeWithdrawal: { type: "NoticeWithdrawal", act: "withdrawNotice", signers: ["buyer"] },
} as const satisfies Record<string, Signed>;

type Kind = keyof typeof INSTRUMENTS;
type Actor = (typeof INSTRUMENTS)[Kind]["signers"][number];

/** The title charged to the bank, with what the instrument speaks of standing on it too. */
async function ready(kind: Kind) {
  const land = await loadFixture(chargedTitle);
  if (kind === "withdrawal" || kind === "caveatVariation") await land.acts.lodge();
  if (kind === "release") await land.acts.grant({}, { consents: [land.bank] });
  if (kind === "noticeWithdrawal") await land.acts.place();
  return land;
}

async function paperOf(kind: Kind, land: Land, over: Record<string, unknown> = {}) {
  return (await instruments(land))[kind]({ ...(kind === "charge" ? { rank: 2 } : {}), ...over });
}

/** Registers an instrument with the given signature by each party. */
function lodge(kind: Kind, land: Land, paper: object, signatures: readonly string[]) {
  const { act } = INSTRUMENTS[kind];
  const [first, second, ...rest] = signatures;
  const args =
    {
      transfer: [first, second, rest],
      ownership: [[first, second], rest],
      charge: [[first], second, []],
      variation: [[first], second, []],
      right: [[first], [second], rest],
      notice: [[first], second],
      postponement: [signatures],
      release: [signatures],
    }[kind as string] ?? signatures;
  return land.as(land.registrar, act, paper, ...args);
}

describe("LandRegistry signatures", () => {
  for (const [kind, { type, signers }] of Object.entries(INSTRUMENTS) as [Kind, (typeof INSTRUMENTS)[Kind]][]) {
    const everySigner: readonly Actor[] = signers;
    const signedBy = async (
      land: Land,
      paper: object,
      over: { at?: number; by?: Actor | "stranger"; domain?: object } = {},
    ) =>
      Promise.all(
        everySigner.map((signer, index) => {
          const hit = over.at === undefined || over.at === index;
          const by = hit && over.by !== undefined ? over.by : signer;
          return land.sign(land[by], type as never, paper as never, hit ? (over.domain as never) : {});
        }),
      );

    describe(type, () => {
      it("is registered when every party signed it", async () => {
        const land = await ready(kind);
        const paper = await paperOf(kind, land);
        const before = await land.revision();

        await lodge(kind, land, paper, await signedBy(land, paper));

        expect(await land.revision()).to.equal(before + 1);
      });

      for (const [index, signer] of everySigner.entries()) {
        const refuses = async (land: Land, paper: object, signatures: readonly string[]) =>
          expect(lodge(kind, land, paper, signatures))
            .to.be.revertedWithCustomError(land.registry, "SignatureInvalid")
            .withArgs(land[signer].address);

        it(`reverts when another signed for the ${signer}`, async () => {
          const land = await ready(kind);
          const paper = await paperOf(kind, land);
          await refuses(land, paper, await signedBy(land, paper, { at: index, by: "stranger" }));
        });

        it(`reverts when the ${signer}'s signature is malleated, cut or empty`, async () => {
          const land = await ready(kind);
          const paper = await paperOf(kind, land);
          const good = await signedBy(land, paper);
          for (const change of [malleated, (signature: string) => signature.slice(0, -2), () => "0x"]) {
            await refuses(
              land,
              paper,
              good.map((signature, at) => (at === index ? change(signature) : signature)),
            );
          }
        });

        it(`reverts when the ${signer} signed for another chain, contract, name or version`, async () => {
          const land = await ready(kind);
          const paper = await paperOf(kind, land);
          for (const domain of [
            { chainId: land.chainId + 1n },
            { verifyingContract: await land.authority.getAddress() },
            { name: "Land Registry" },
            { version: "2" },
          ]) {
            await refuses(land, paper, await signedBy(land, paper, { at: index, domain }));
          }
        });
      }

      it("reverts when any field differs from what was signed", async () => {
        const land = await ready(kind);
        const signed = await paperOf(kind, land);
        const signatures = await signedBy(land, signed);
        const changes: Record<string, unknown> = {
          deadline: land.deadline + 1,
          ...("instrument" in signed ? { instrument: id("another deed") } : {}),
          ...("conduit" in signed ? { conduit: land.registrar.address } : {}),
          ...("later" in signed ? { later: 3 } : {}),
          ...("kind" in signed ? { kind: KINDS.covenant, until: land.deadline } : {}),
          ...("dealing" in signed ? { dealing: id("another dealing"), until: land.deadline - 1 } : {}),
          ...("nature" in signed ? { nature: GIFT } : {}),
          ...("terms" in signed ? { terms: id("quite other terms") } : {}),
          ...(kind === "charge" ? { rank: 3 } : {}),
          ...("basis" in signed ? { basis: id("another claim"), until: land.deadline } : {}),
        };
        for (const [field, value] of Object.entries(changes)) {
          await expect(lodge(kind, land, { ...signed, [field]: value }, signatures), field)
            .to.be.revertedWithCustomError(land.registry, "SignatureInvalid")
            .withArgs(land[everySigner[0] as Actor].address);
        }
      });

      it("reverts when it is registered a second time", async () => {
        const land = await ready(kind);
        const paper = await paperOf(kind, land);
        const signatures = await signedBy(land, paper);
        await lodge(kind, land, paper, signatures);

        await expect(lodge(kind, land, paper, signatures))
          .to.be.revertedWithCustomError(land.registry, "RevisionStale")
          .withArgs(TITLE, paper.revision, paper.revision + 1);
      });

      it("reverts when it speaks of an earlier or a later revision", async () => {
        const land = await ready(kind);
        const present = await land.revision();
        for (const revision of [0, present - 1, present + 1, 2 ** 32 - 1]) {
          const paper = await paperOf(kind, land, { revision });
          await expect(lodge(kind, land, paper, await signedBy(land, paper)))
            .to.be.revertedWithCustomError(land.registry, "RevisionStale")
            .withArgs(TITLE, revision, present);
        }
      });

      it("is registered at its deadline's very second, and reverts a second later", async () => {
        const land = await ready(kind);
        const paper = await paperOf(kind, land);
        const signatures = await signedBy(land, paper);
        const snapshot = await networkHelpers.takeSnapshot();

        await time.setNextBlockTimestamp(land.deadline + 1);
        await expect(lodge(kind, land, paper, signatures))
          .to.be.revertedWithCustomError(land.registry, "DeadlinePassed")
          .withArgs(land.deadline, land.deadline + 1);
        await snapshot.restore();

        await time.setNextBlockTimestamp(land.deadline);
        await lodge(kind, land, paper, signatures);
      });

      it("reverts with a deadline of zero, and takes the greatest", async () => {
        const land = await ready(kind);
        const never = await paperOf(kind, land, { deadline: 0 });
        await expect(lodge(kind, land, never, await signedBy(land, never))).to.be.revertedWithCustomError(
          land.registry,
          "DeadlinePassed",
        );
        const always = await paperOf(kind, land, { deadline: 2 ** 48 - 1 });
        await lodge(kind, land, always, await signedBy(land, always));
      });
    });
  }

  it("does not take a signature on one title for another title", async () => {
    const land = await loadFixture(oneTitle);
    const other = word("LR-2024/0002");
    await land.register({ titleId: other });
    const deed = (await instruments(land)).transfer();
    const signatures = [
      await land.sign(land.seller, "TransferDeed", deed),
      await land.sign(land.buyer, "TransferDeed", deed),
    ];

    await expect(land.as(land.registrar, "transfer", { ...deed, titleId: other }, ...signatures, []))
      .to.be.revertedWithCustomError(land.registry, "SignatureInvalid")
      .withArgs(land.seller.address);
  });

  describe("contract accounts (ERC-1271)", () => {
    async function withWallet() {
      const land = await oneTitle();
      return { ...land, wallet: await ethers.deployContract("ContractWallet", [land.stranger.address]) };
    }
    const saleTo = async (land: Land, wallet: BaseContract) =>
      (await instruments(land)).transfer({ buyer: await wallet.getAddress() });

    it("buy when their owner signs, and not when another does", async () => {
      const land = await loadFixture(withWallet);
      const deed = await saleTo(land, land.wallet);
      const seller = await land.sign(land.seller, "TransferDeed", deed);

      await expect(
        land.as(land.registrar, "transfer", deed, seller, await land.sign(land.neighbour, "TransferDeed", deed), []),
      )
        .to.be.revertedWithCustomError(land.registry, "SignatureInvalid")
        .withArgs(await land.wallet.getAddress());

      await land.as(land.registrar, "transfer", deed, seller, await land.sign(land.stranger, "TransferDeed", deed), []);
      expect(await land.read("ownerOf", TITLE)).to.equal(await land.wallet.getAddress());
    });

    it("sign by their key still when they lent themselves code (EIP-7702)", async () => {
      const land = await loadFixture(withWallet);
      const mute = await ethers.deployContract("MuteWallet");
      await networkHelpers.setCode(land.seller.address, `0xef0100${(await mute.getAddress()).slice(2)}`);

      await land.acts.transfer();

      expect(await land.read("ownerOf", TITLE)).to.equal(land.buyer.address);
    });

    for (const broken of ["MuteWallet", "RevertingWallet"]) {
      it(`cannot buy when they do not answer as the standard says: ${broken}`, async () => {
        const land = await loadFixture(withWallet);
        const wallet = await ethers.deployContract(broken);
        const deed = await saleTo(land, wallet);

        await expect(
          land.as(land.registrar, "transfer", deed, await land.sign(land.seller, "TransferDeed", deed), "0x1234", []),
        )
          .to.be.revertedWithCustomError(land.registry, "SignatureInvalid")
          .withArgs(await wallet.getAddress());
      });
    }

    it("consent to a transfer as chargees", async () => {
      const land = await loadFixture(withWallet);
      const charge = (await instruments(land)).charge({ chargee: await land.wallet.getAddress() });
      await land.as(
        land.registrar,
        "charge",
        charge,
        [await land.sign(land.seller, "ChargeDeed", charge)],
        await land.sign(land.stranger, "ChargeDeed", charge),
        [],
      );

      await expect(land.acts.transfer({}, [land.bank])).to.be.revertedWithCustomError(
        land.registry,
        "SignatureInvalid",
      );
      await land.acts.transfer({}, [land.stranger]);
      expect(await land.read("ownerOf", TITLE)).to.equal(land.buyer.address);
    });
  });
});
