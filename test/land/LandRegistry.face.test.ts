import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { deployLand } from "../support/deploy.js";
import {
  AREA,
  acts as actsOf,
  chargedTitle,
  emptyRegistry,
  ethers,
  networkHelpers,
  oneTitle,
  owned,
  PARCEL,
  REFERENCE,
  SOURCE,
  TITLE,
} from "./fixture.js";
import { word } from "./instruments.js";

const { loadFixture } = networkHelpers;
const TOKEN = BigInt(TITLE);

interface Metadata {
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly { readonly trait_type: string; readonly value: string | number }[];
  readonly image: string;
}

/** What stands behind a base64 `data:` URI of a given type. */
function decoded(uri: string, type: string): string {
  const prefix = `data:${type};base64,`;
  expect(uri.startsWith(prefix)).to.equal(true, uri.slice(0, 60));
  return Buffer.from(uri.slice(prefix.length), "base64").toString("utf8");
}

const metadataOf = (uri: string): Metadata => JSON.parse(decoded(uri, "application/json"));
const drawingOf = ({ image }: Metadata): string => decoded(image, "image/svg+xml");

/** Texts of a drawing, without their tags. */
const textsOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) => text);

describe("LandRegistry as a token", () => {
  it("names itself after the jurisdiction", async () => {
    const { read } = await loadFixture(emptyRegistry);
    expect(await read("name")).to.equal("Land titles, Republic of Examplia");
    expect(await read("symbol")).to.equal("TITLE");
  });

  it("supports ERC-165, ERC-721 with metadata and ERC-5192, and nothing it does not", async () => {
    const { read } = await loadFixture(emptyRegistry);
    for (const known of ["0x01ffc9a7", "0x80ac58cd", "0x5b5e139f", "0xb45a3c0e"]) {
      expect(await read("supportsInterface", known)).to.equal(true, known);
    }
    for (const other of ["0xffffffff", "0x780e9d63", "0xd9b67a26"]) {
      expect(await read("supportsInterface", other)).to.equal(false, other);
    }
  });

  it("appears in its owner's wallet at registration, locked, and moves with the title", async () => {
    const land = await loadFixture(emptyRegistry);
    const { registry, register, read, seller, buyer } = land;
    const registered = register();
    await expect(registered).to.emit(registry, "Transfer").withArgs(ZeroAddress, seller.address, TOKEN);
    await expect(registered).to.emit(registry, "Locked").withArgs(TOKEN);
    expect(await read("locked", TOKEN)).to.equal(true);
    expect([await read("balanceOf", seller.address), await read("balanceOf", buyer.address)]).to.deep.equal([1n, 0n]);

    await expect(actsOf(land).transfer()).to.emit(registry, "Transfer").withArgs(seller.address, buyer.address, TOKEN);

    expect(await read("ownerOf", TOKEN)).to.equal(buyer.address);
    expect([await read("balanceOf", seller.address), await read("balanceOf", buyer.address)]).to.deep.equal([0n, 1n]);
  });

  it("cannot be approved or sent, not even by its owner", async () => {
    const { registry, as, seller, buyer } = await loadFixture(oneTitle);
    const attempts: readonly [string, ...unknown[]][] = [
      ["approve", buyer.address, TOKEN],
      ["transferFrom", seller.address, buyer.address, TOKEN],
      ["safeTransferFrom(address,address,uint256)", seller.address, buyer.address, TOKEN],
      ["safeTransferFrom(address,address,uint256,bytes)", seller.address, buyer.address, TOKEN, "0x"],
    ];
    for (const [name, ...args] of attempts) {
      await expect(as(seller, name, ...args))
        .to.be.revertedWithCustomError(registry, "TokenLocked")
        .withArgs(TOKEN);
    }
    for (const wish of [true, false]) {
      await expect(as(seller, "setApprovalForAll", buyer.address, wish))
        .to.be.revertedWithCustomError(registry, "OperatorRefused")
        .withArgs(buyer.address);
    }
  });

  it("has no operators", async () => {
    const { read, seller, buyer } = await loadFixture(oneTitle);
    expect(await read("getApproved", TOKEN)).to.equal(ZeroAddress);
    expect(await read("isApprovedForAll", seller.address, buyer.address)).to.equal(false);
  });

  it("reverts for a token that does not exist and for nobody's balance", async () => {
    const { registry, read } = await loadFixture(emptyRegistry);
    for (const view of ["ownerOf", "locked", "getApproved", "tokenURI"]) {
      await expect(read(view, TOKEN)).to.be.revertedWithCustomError(registry, "TokenUnknown").withArgs(TOKEN);
    }
    await expect(read("balanceOf", ZeroAddress)).to.be.revertedWithCustomError(registry, "HolderZero");
  });

  describe("tokenURI", () => {
    it("tells form, area, owner, charges, caveats, freeze, registry and chain, in words and in the drawing", async () => {
      const { registry, acts, read, chainId, seller, bank, neighbour } = await loadFixture(chargedTitle);
      await acts.lodge();
      await acts.freeze();

      const metadata = metadataOf(await read("tokenURI", TOKEN));
      expect(metadata.name).to.equal(`Title ${REFERENCE}, Republic of Examplia`);
      expect(metadata.attributes).to.deep.equal([
        { trait_type: "Revision", value: 4 },
        { trait_type: "Form", value: "Sole" },
        { trait_type: "Owners", value: 1 },
        { trait_type: "Area in m²", value: AREA },
        { trait_type: "Owner", value: seller.address },
        { trait_type: "Charges", value: 1 },
        { trait_type: "Caveats", value: 1 },
        { trait_type: "Frozen", value: "Yes" },
        { trait_type: "Parcel", value: PARCEL },
      ]);
      expect(textsOf(drawingOf(metadata))).to.deep.equal([
        "Republic of Examplia",
        REFERENCE,
        ...["Owned", "By one owner alone"],
        ...["Area", `${AREA} m²`],
        ...["Owner", seller.address],
        ...["Charge of rank 1", bank.address],
        ...["Caveat that stops dealings", neighbour.address],
        ...["Freeze", "Frozen by order of a court"],
        ...["Registry", await registry.getAddress()],
        ...["Chain", String(chainId)],
        "Land title at revision 4",
      ]);
    });

    it("says that nothing burdens a clear title", async () => {
      const { read } = await loadFixture(oneTitle);
      const metadata = metadataOf(await read("tokenURI", TOKEN));
      expect(metadata.attributes).to.deep.include.members([
        { trait_type: "Charges", value: 0 },
        { trait_type: "Caveats", value: 0 },
        { trait_type: "Frozen", value: "No" },
      ]);
      expect(textsOf(drawingOf(metadata)).filter((text) => text === "None")).to.have.length(3);
    });

    it("tells how many own a title, in common or jointly, and that an area is unknown", async () => {
      const { as, registrar, read, seller, buyer } = await loadFixture(emptyRegistry);
      const rest = { area: 0, parcel: PARCEL, source: SOURCE };
      for (const [form, attribute, told] of [
        ["inCommon", "In common", "By 2 owners in common"],
        ["joint", "Joint", "By 2 owners jointly, with survivorship"],
      ] as const) {
        const ownership = owned(form, seller.address, buyer.address);
        await as(registrar, "registerShared", { titleId: word(form), ownership, ...rest });
        const metadata = metadataOf(await read("tokenURI", word(form)));
        expect(metadata.attributes).to.deep.include.members([
          { trait_type: "Form", value: attribute },
          { trait_type: "Owners", value: 2 },
          { trait_type: "Owner of 1/2", value: buyer.address },
        ]);
        expect(textsOf(drawingOf(metadata)).slice(2, 6)).to.deep.equal(["Owned", told, "Area", "Unknown"]);
      }
    });

    it("escapes a jurisdiction's name in the drawing and in the JSON", async () => {
      const { constituent, registrar, court, seller } = await loadFixture(emptyRegistry);
      const jurisdiction = `Côte "d'Ivoire" <&> \\ Sons\n`;
      const { registry } = await deployLand(ethers, { constituent, registrar, court }, { jurisdiction });
      await registry.getFunction("register")({
        titleId: TITLE,
        owner: seller.address,
        area: AREA,
        parcel: PARCEL,
        source: SOURCE,
      });

      const metadata = metadataOf(await registry.getFunction("tokenURI")(TOKEN));

      expect(metadata.name).to.equal(`Title ${REFERENCE}, ${jurisdiction}`);
      expect(textsOf(drawingOf(metadata))[0]).to.equal("Côte &quot;d&#39;Ivoire&quot; &lt;&amp;&gt; \\ Sons ");
    });

    it("draws a long reference smaller, so that it fits the frame", async () => {
      const { register, read } = await loadFixture(emptyRegistry);
      for (const [reference, size] of [
        ["LR-1", 28],
        ["W".repeat(10), 28],
        ["W".repeat(32), 9],
        ["1".repeat(32), 14],
        ["地".repeat(10), 28],
      ] as const) {
        await register({ titleId: word(reference) });
        const svg = drawingOf(metadataOf(await read("tokenURI", word(reference))));
        expect(svg).to.include(`font-size="${size}">${reference}<`);
        expect(svg).to.not.include("textLength");
      }
    });

    it("squeezes a jurisdiction's name that would not fit the frame", async () => {
      const { constituent, registrar, court, seller } = await loadFixture(emptyRegistry);
      const jurisdiction = "The United Counties of Upper and Lower Examplia and Their Islands";
      const { registry } = await deployLand(ethers, { constituent, registrar, court }, { jurisdiction });
      await registry.getFunction("register")({
        titleId: TITLE,
        owner: seller.address,
        area: AREA,
        parcel: PARCEL,
        source: SOURCE,
      });
      const svg = drawingOf(metadataOf(await registry.getFunction("tokenURI")(TITLE)));
      expect(svg).to.include(`textLength="336" lengthAdjust="spacingAndGlyphs">${jurisdiction}<`);
    });
  });
});
