import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { deployedIn } from "../../sdk/src/core/index.js";
import {
  type CredentialDocument,
  digestDocument,
  disclose,
  makeDocument,
  saltsFrom,
} from "../../sdk/src/documents/index.js";
import { discloseExtract, makeExtract, sealDocument, type TitleExtract } from "../../sdk/src/land/extract/index.js";
import { titleId } from "../../sdk/src/land/index.js";
import { dropFile, openFile } from "./support/files.js";
import { world } from "./support/hooks.js";
import { onPage } from "./support/page.js";
import { document as digestOf, titleClerk } from "./support/titles.js";

const LABEL = "Open the document or extract (JSON)";
const standing = (page: Page, title: string) => page.locator("section.standing").getByRole("heading", { name: title });
const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const PARTICULARS = { owner: { name: "Ada Lovelace" } };
const PHONE = { viewport: { width: 375, height: 740 }, isMobile: true, hasTouch: true } as const;

describe("the check of a title's extract", () => {
  let titles: ReturnType<typeof titleClerk>;
  const ref = () => ({ registry: deployedIn(world().stage.deployment, "LandRegistry").address });
  const extractOf = (reference: string): Promise<TitleExtract> =>
    makeExtract(world().stage.as("registrar"), ref(), titleId(reference), {
      secret: digestOf(`Secret of ${reference}`),
      particulars: PARTICULARS,
    });
  before(() => {
    titles = titleClerk(world().stage);
  });

  it("knows an extract by what it holds, and tells the register's words from the officer's", async () => {
    await titles.register("EXTRACT-1", "ada");
    await titles.charge("EXTRACT-1", "ada", "bank", 3);
    const extract = await extractOf("EXTRACT-1");
    await onPage("document", async (page) => {
      await dropFile(page, LABEL, "anything.json", extract);
      await standing(page, "Genuine, and nothing has changed since").waitFor();
      const proven = (await part(page, "Fields that the register holds").textContent()) ?? "";
      expect(proven)
        .to.contain(`${world().stage.addressOf("ada")} (proven)`)
        .and.to.contain("3 (proven)");
      expect(proven).not.to.contain("Ada Lovelace").and.not.to.contain("not proven");
      const vouched = (await part(page, "What the officer adds").textContent()) ?? "";
      expect(vouched).to.contain("Ada Lovelace (not proven)");
      const seal = (await part(page, "Extract").textContent()) ?? "";
      expect(seal).to.contain(world().stage.addressOf("registrar")).and.to.contain("the whole extract");
      await page.getByRole("link", { name: "Title EXTRACT-1" }).click();
      await page.getByRole("heading", { name: "Registered, with one charge" }).waitFor();
    });
  });

  it("proves the fields of an extract that are shown, and tells nothing of the others", async () => {
    await titles.register("EXTRACT-2", "ada");
    const shown = discloseExtract(await extractOf("EXTRACT-2"), ["/form", "/frozen"]);
    await onPage("document", async (page) => {
      await openFile(page, LABEL, "shown.json", shown);
      await standing(page, "Genuine, and nothing has changed since").waitFor();
      expect(await part(page, "Fields that the register holds").textContent()).to.contain("sole (proven)");
      await page.getByText("some fields; whoever showed it keeps the others").waitFor();
      expect(await page.content()).not.to.contain("Lovelace");
    });
  });

  it("says of an old extract what has changed since", async () => {
    await titles.register("EXTRACT-3", "ada");
    await titles.charge("EXTRACT-3", "ada", "bank", 1);
    const extract = await extractOf("EXTRACT-3");
    await titles.transfer("EXTRACT-3", "ada", "ben", ["bank"]);
    await titles.caveat("EXTRACT-3", "dov", 30n);
    await onPage("document", async (page) => {
      await openFile(page, LABEL, "extract.json", extract);
      await standing(page, "Genuine, but the title has changed since").waitFor();
      const later = part(page, "What has changed since").locator("ol.timeline > li");
      const told = await later.allTextContents();
      expect(told).to.have.length(2);
      expect(told[0]).to.contain("Caveat lodged");
      expect(told[1]).to.contain("Passed to a new owner").and.to.contain(world().stage.addressOf("ben"));
    });
  });

  describe("that is forged", () => {
    let genuine: TitleExtract;
    before(async () => {
      await titles.register("EXTRACT-4", "ada");
      genuine = await extractOf("EXTRACT-4");
    });

    const FORGERIES: readonly (readonly [
      name: string,
      forge: (extract: TitleExtract) => unknown | Promise<unknown>,
      reason: string,
    ])[] = [
      [
        "a field was changed",
        (extract) => {
          const { credential, ...rest } = extract.document as CredentialDocument;
          return { ...extract, document: { ...rest, credential: { ...credential, area: 99_999 } } };
        },
        "The seal is not that of the officer",
      ],
      [
        "the seal says another revision",
        (extract) => ({ ...extract, seal: { ...extract.seal, revision: 2 } }),
        "The seal is not that of the officer",
      ],
      [
        "it is of a block that is not there yet",
        (extract) => ({ ...extract, seal: { ...extract.seal, block: extract.seal.block + 1_000_000 } }),
        "The chain has no such block yet",
      ],
      [
        "it names another register",
        (extract) => ({ ...extract, registry: world().stage.addressOf("dov") }),
        "another land register",
      ],
    ];
    for (const [name, forge, reason] of FORGERIES) {
      it(`refuses it because ${name}`, async () => {
        const forged = await forge(genuine);
        await onPage("document", async (page) => {
          await openFile(page, LABEL, "forged.json", forged);
          await standing(page, "Do not rely on this extract").waitFor();
          expect(await page.locator("section.standing").textContent()).to.contain(reason);
          expect(await page.content()).not.to.contain("(proven)");
        });
      });
    }

    it("refuses one that somebody else than an officer sealed", async () => {
      const officer = world().stage.as("registrar");
      const sealed = await makeExtract(
        { ...world().stage.as("dov"), account: officer.account as never },
        ref(),
        titleId("EXTRACT-4"),
        {
          secret: digestOf("Secret of a forger"),
        },
      );
      await onPage("document", async (page) => {
        await openFile(page, LABEL, "forged.json", sealed);
        await standing(page, "Do not rely on this extract").waitFor();
        expect(await page.locator("section.standing").textContent()).to.contain("somebody else signed");
      });
    });

    it("names the place where the file is not of an extract's form", async () => {
      await onPage("document", async (page) => {
        await openFile(page, LABEL, "broken.json", { ...genuine, seal: { ...genuine.seal, revision: "two" } });
        await page.getByText("/seal/revision").first().waitFor();
        expect(await page.getByRole("alert").textContent()).to.contain("This file cannot be checked");
      });
    });

    it("refuses what an officer sealed against the register, and names the field", async () => {
      const registrar = world().stage.as("registrar");
      const { credential, schema } = genuine.document as CredentialDocument;
      const content = { ...credential, frozen: true };
      const lie = makeDocument(content, { schema, salts: saltsFrom(digestOf("Secret of a liar")) });
      const { commitment } = digestDocument(lie);
      const { title, revision, block, moment } = genuine.seal;
      const said = { title, revision, block: BigInt(block), moment: BigInt(moment), commitment };
      const signature = await registrar.signTypedData(sealDocument(genuine, said));
      await onPage("document", async (page) => {
        await openFile(page, LABEL, "lie.json", { ...genuine, document: lie, seal: { ...genuine.seal, signature } });
        await standing(page, "Do not rely on this extract").waitFor();
        const told = await page.locator("section.standing").textContent();
        expect(told).to.contain("something else than the register did").and.to.contain("Place in the file: /frozen");
      });
    });

    it("refuses fields that were taken from another title's extract", async () => {
      const other = await extractOf("EXTRACT-1");
      const taken = disclose(other.document as CredentialDocument, ["/owners"]);
      await onPage("document", async (page) => {
        await openFile(page, LABEL, "mixed.json", { ...genuine, document: taken });
        await standing(page, "Do not rely on this extract").waitFor();
      });
    });
  });

  for (const [where, how] of [
    ["at a desk", { colorScheme: "light" }],
    ["at a desk in the dark", { colorScheme: "dark" }],
    ["on a phone", PHONE],
  ] as const) {
    it(`can be used by everybody ${where}`, async () => {
      await titles.register(`EXTRACT ${where}`, "ada");
      const extract = await extractOf(`EXTRACT ${where}`);
      await titles.charge(`EXTRACT ${where}`, "ada", "bank", 1);
      await onPage(
        "document",
        async (page) => {
          await openFile(page, LABEL, "extract.json", extract);
          await standing(page, "Genuine, but the title has changed since").waitFor();
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).to.deep.equal([]);
          const [wide, room] = await page.evaluate(() => [
            document.documentElement.scrollWidth,
            document.documentElement.clientWidth,
          ]);
          expect(wide).to.be.at.most(room ?? 0);
        },
        how,
      );
    });
  }
});
