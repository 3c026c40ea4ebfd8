import { createServer } from "node:http";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { world } from "./support/hooks.js";
import { onPage, pageUrl } from "./support/page.js";
import { freePort } from "./support/ports.js";
import { titleClerk } from "./support/titles.js";

const trouble = (page: Page, title: string) => page.getByRole("alert").getByText(title).waitFor();

/** A node that answers every question with the same result, as a node of another chain would the first one. */
async function otherNode(result: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((_, response) => {
    response.writeHead(200, {
      "content-type": "application/json",
      "access-control-allow-origin": "*",
      "access-control-allow-headers": "*",
    });
    response.end(JSON.stringify({ jsonrpc: "2.0", id: 1, result }));
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

describe("the node", () => {
  let dead: string;
  before(async () => {
    await titleClerk(world().stage).register("NODE-1", "ada");
    dead = `http://127.0.0.1:${await freePort()}`;
  });

  it("that is dead is named, and a reader may name another", async () => {
    const base = await world().publish({ ...world().deployment, rpcUrl: dead });
    await onPage(
      "title/NODE-1",
      async (page) => {
        await trouble(page, "The node does not answer");
        expect(await page.getByRole("main").textContent()).to.contain(dead);
        await page.getByRole("link", { name: "Change the settings" }).click();
        await page.getByLabel("Address of the node").fill(world().rpcUrl);
        await page.getByRole("button", { name: "Save" }).click();
        await page.getByRole("main").getByText("Saved.").waitFor();
        await page.goto(`${base}#/title/NODE-1`);
        await page.getByRole("heading", { level: 1, name: "Title NODE-1" }).waitFor();
      },
      { base },
    );
  });

  it("that dies while a page is open is named when it is read again", async () => {
    await onPage("title/NODE-1", async (page) => {
      await page.getByRole("heading", { name: "Nothing blocks a sale" }).waitFor();
      await page.route(`${world().rpcUrl}/**`, (route) => route.abort());
      await page.getByRole("button", { name: "Read again" }).click();
      await trouble(page, "The node does not answer");
      await page.unroute(`${world().rpcUrl}/**`);
      await page.getByRole("button", { name: "Try again" }).click();
      await page.getByRole("heading", { name: "Nothing blocks a sale" }).waitFor();
    });
  });

  it("of another chain is refused with both numbers", async () => {
    const node = await otherNode("0x1");
    const base = await world().publish({ ...world().deployment, rpcUrl: node.url });
    await onPage(
      "",
      async (page) => {
        await trouble(page, "The node is of another chain");
        const text = await page.getByRole("alert").textContent();
        expect(text).to.contain("answers for chain 1.").and.to.contain(`chain ${world().deployment["chainId"]}`);
      },
      { base },
    );
    node.close();
  });

  it("that knows no contract at the register's address is refused", async () => {
    const address = "0x000000000000000000000000000000000000dEaD";
    const contracts = world().deployment["contracts"] as Readonly<Record<string, object>>;
    const moved = { ...contracts, LandRegistry: { ...contracts["LandRegistry"], address } };
    const base = await world().publish({ ...world().deployment, contracts: moved });
    await onPage(
      "",
      async (page) => {
        await trouble(page, "The register is not on this node’s chain");
        expect(await page.getByRole("alert").textContent())
          .to.contain(address)
          .and.to.contain("LandRegistry");
      },
      { base },
    );
  });

  it("that the address names is asked, with a warning and a way back", async () => {
    const published = await world().publish({ ...world().deployment, rpcUrl: dead });
    const base = `${published}?rpc=${encodeURIComponent(world().rpcUrl)}`;
    await onPage(
      "title/NODE-1",
      async (page) => {
        await page.getByRole("heading", { level: 1, name: "Title NODE-1" }).waitFor();
        await page.getByText("Another node answers than the one this page was published with").waitFor();
        await page.getByRole("button", { name: "Ask the published node" }).click();
        await trouble(page, "The node does not answer");
        expect(new URL(page.url()).search).to.equal("");
      },
      { base },
    );
  });

  it("is not warned of where it is the published one", async () => {
    await onPage("title/NODE-1", async (page) => {
      await page.getByRole("heading", { level: 1, name: "Title NODE-1" }).waitFor();
      expect(await page.getByText("Another node answers").count()).to.equal(0);
    });
  });

  it("must have a web address", async () => {
    const base = `${await pageUrl()}?rpc=javascript:alert(1)`;
    await onPage("", (page) => trouble(page, "The node’s address is not a web address"), { base });
    await onPage("settings", async (page) => {
      await page.getByLabel("Address of the node").fill("node");
      await page.getByRole("button", { name: "Save" }).click();
      await trouble(page, "Give addresses that begin with https:// or http://.");
    });
  });
});

describe("the record beside the page", () => {
  it("must be there", async () => {
    const base = await world().publish(undefined);
    await onPage("", (page) => trouble(page, "The page does not know where the register is"), { base });
  });

  it("must name the contracts well", async () => {
    const base = await world().publish({ ...world().deployment, contracts: { LandRegistry: { address: "0x12" } } });
    await onPage(
      "",
      async (page) => {
        await trouble(page, "The page does not know where the register is");
        expect(await page.getByRole("alert").textContent()).to.contain("no valid address for LandRegistry");
      },
      { base },
    );
  });

  it("decides which registers are shown", async () => {
    const { LandRegistry, Authority } = world().deployment["contracts"] as Readonly<Record<string, unknown>>;
    const base = await world().publish({ ...world().deployment, contracts: { LandRegistry, Authority } });
    await onPage(
      "",
      async (page) => {
        await page.getByRole("heading", { name: "A title to land" }).waitFor();
        expect(await page.getByRole("heading", { name: "A licence or certificate" }).count()).to.equal(0);
        expect(await page.getByRole("link", { name: "Check a certificate by its proof file" }).count()).to.equal(0);
      },
      { base },
    );
  });
});
