import { expect } from "chai";
import { officeRole } from "../../sdk/src/access/index.js";
import { deployedIn } from "../../sdk/src/core/index.js";
import {
  type GroupsRef,
  groupId,
  isMember,
  joinGroup,
  type MembershipProof,
  makeMember,
  openGroup,
  signJoining,
} from "../../sdk/src/groups/index.js";
import { world } from "./support/hooks.js";
import { verified } from "./support/identities.js";
import { onPage } from "./support/page.js";

const YEAR = 31_536_000n;
const NAME = "TEST-RESIDENTS";
const ID = groupId(NAME);
const member = (number: number) => makeMember(new Uint8Array(32).fill(number));
const secretFile = (secret: string) => ({
  name: "member.json",
  mimeType: "application/json",
  buffer: Buffer.from(JSON.stringify({ secret })),
});

describe("the page of a group", () => {
  let ref: GroupsRef;

  before(async () => {
    const { stage } = world();
    ref = { registry: deployedIn(stage.deployment, "GroupRegistry").address };
    const until = (await stage.as("ada").block()).timestamp + YEAR;
    const people = ["ada", "dov"] as const;
    await verified(stage, people);
    const office = officeRole(4, 2);
    await openGroup(stage.as("civilHead"), ref, { groupId: ID, office, rootWindow: 3_600n });
    for (const [index, who] of people.entries()) {
      const { commitment } = member(index + 1);
      const paper = { groupId: ID, account: stage.addressOf(who), commitment, deadline: until };
      await joinGroup(stage.as("rollOfficer"), ref, paper, await signJoining(stage.as(who), ref, paper));
    }
  });

  it("shows members, root and story, and that it rebuilt the tree", () =>
    onPage(`group/${NAME}`, async (page) => {
      await page.locator(".standing").getByRole("heading", { name: "2 members", exact: true }).waitFor();
      expect(await page.locator("ol.timeline > li").getByRole("heading").allTextContents()).to.deep.equal([
        "A member joined",
        "A member joined",
        "Opened",
      ]);
      await page.locator("#main").getByText("This page has just done it: the root is the one on record.").waitFor();
    }));

  it("is found by its name, and says so where there is none", () =>
    onPage(`group/NO-SUCH`, async (page) => {
      await page.getByRole("heading", { name: "No group is called NO-SUCH" }).waitFor();
    }));

  it("makes a real proof in the browser, which the chain takes", () =>
    onPage(`group/${NAME}`, async (page) => {
      page.setDefaultTimeout(90_000);
      const asked: string[] = [];
      page.on("request", (request) => void asked.push(request.url()));
      await page.getByLabel("What is it for?").fill("9");
      await page.getByLabel("What do you say?").fill("0x07");
      await page.getByLabel("Open your member's secret").setInputFiles(secretFile(member(2).secret));
      await page.locator("#main").getByText("You have proven that you belong").waitFor();

      const shown = JSON.parse((await page.locator("[data-proof]").textContent()) ?? "{}");
      const word = (value: string) => BigInt(value);
      const proof: MembershipProof = {
        depth: shown.depth,
        root: word(shown.root),
        nullifier: word(shown.nullifier),
        message: word(shown.message),
        scope: word(shown.scope),
        points: shown.points.map(word),
      };
      expect([proof.message, proof.scope, proof.depth]).to.deep.equal([7n, 9n, 10]);
      expect(await isMember(world().stage.as("dov"), ref, { groupId: ID, proof })).to.equal(true);
      // Nothing came from elsewhere, and no request carried the secret.
      for (const url of asked) expect(new URL(url).hostname).to.equal("127.0.0.1");
      expect(asked.some((url) => /semaphore-10.*\.zkey/.test(url))).to.equal(true);
    }));

  it("says why no proof can be made", () =>
    onPage(`group/${NAME}`, async (page) => {
      const file = page.getByLabel("Open your member's secret");
      await file.setInputFiles(secretFile(member(2).secret));
      await page.locator("#main").getByText("Say first what it is for").waitFor();
      await page.getByLabel("What is it for?").fill("9");
      await page.getByLabel("What do you say?").fill("7");
      await file.setInputFiles(secretFile("0x12"));
      await page.locator("#main").getByText("The file holds no member's secret").waitFor();
      await file.setInputFiles(secretFile(member(9).secret));
      await page.locator("#main").getByText("This secret's commitment is not in the group.").waitFor();
    }));
});
