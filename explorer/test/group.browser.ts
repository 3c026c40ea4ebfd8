import { expect } from "chai";
import { officeRole } from "../../sdk/src/access/index.js";
import { deployedIn } from "../../sdk/src/core/index.js";
import { type GroupsRef, groupId, joinGroup, makeMember, openGroup, signJoining } from "../../sdk/src/groups/index.js";
import { verifyMany } from "../../sdk/src/identity/index.js";
import { world } from "./support/hooks.js";
import { onPage } from "./support/page.js";

const YEAR = 31_536_000n;
const NAME = "TEST-RESIDENTS";
const ID = groupId(NAME);
const member = (number: number) => makeMember(new Uint8Array(32).fill(number));

describe("the page of a group", () => {
  let ref: GroupsRef;

  before(async () => {
    const { stage } = world();
    ref = { registry: deployedIn(stage.deployment, "GroupRegistry").address };
    const identities = { identities: deployedIn(stage.deployment, "IdentityRegistry").address };
    const until = (await stage.as("ada").block()).timestamp + YEAR;
    const people = ["ada", "dov"] as const;
    const verifications = people.map((who) => ({ account: stage.addressOf(who), kind: "person" as const, until }));
    await verifyMany(stage.as("verifyingOfficer"), identities, { office: officeRole(4, 1), verifications });
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
});
