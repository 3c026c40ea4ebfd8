import { expect } from "chai";
import { OFFICERS } from "./stage.js";
import { BUYER, DOCUMENT, NEIGHBOUR, REGISTRAR, SELLER, titling } from "./titling.js";

const COURT = ["--as", OFFICERS.court] as const;

describe("civitas title claim", function () {
  this.timeout(60_000);
  const { stage, account, told, run, refused, act, standing } = titling();

  const claimed = (reference: string) => act([SELLER], "claim", reference, "--to", account(SELLER), ...DOCUMENT);
  const objected = (reference: string, objector = NEIGHBOUR as string) =>
    act([objector], "claim", "object", reference, "--by", account(objector), ...DOCUMENT);
  const publicationEnds = async (): Promise<void> => {
    await stage().ask("evm_increaseTime", 86_402);
    await stage().ask("evm_mine");
  };

  it("publishes what every claimant signed, and registers it after the publication", async () => {
    const both = ["--to", `${account(SELLER)}=1/3`, "--to", `${account(BUYER)}=2/3`, "--area", "700"] as const;
    await run("title", "claim", "C-1", ...both, ...DOCUMENT, "--out", "claim.json");
    await run("title", "sign", "claim.json", "--as", SELLER);
    expect((await refused("title", "register", "claim.json", ...REGISTRAR)).name).to.equal("SignaturesMissingError");
    await run("title", "sign", "claim.json", "--as", BUYER);
    expect((await refused("title", "register", "claim.json", "--as", NEIGHBOUR)).name).to.equal(
      "AccessManagedUnauthorizedError",
    );
    await run("title", "register", "claim.json", ...REGISTRAR);
    expect((await told("title", "claim", "show", "C-1")).words)
      .to.include(`${account(BUYER)} 2/3`)
      .and.include("0 open");
    expect((await refused("title", "claim", "complete", "C-1", ...REGISTRAR)).name).to.equal("PublicationOpenError");
    await publicationEnds();
    expect(await run("title", "claim", "complete", "C-1", ...REGISTRAR, "--dry-run")).to.include({ dryRun: true });
    expect(await told("title", "show", "C-1")).to.include({ ok: false });
    await run("title", "claim", "complete", "C-1", ...REGISTRAR);
    expect(await standing("C-1")).to.deep.include({ form: "in common", area: 700, revision: 1 });
    expect((await refused("title", "claim", "show", "C-1")).message).to.include("No claim to C-1");
  });

  it("takes an objection from anybody, which the court dismisses or its objector takes back", async () => {
    await claimed("O-1");
    await objected("O-1");
    await objected("O-1", BUYER);
    expect((await told("title", "claim", "show", "O-1")).words).to.include("2 open");
    const decide = ["title", "claim", "decide", "O-1", "--objector", account(NEIGHBOUR), ...DOCUMENT] as const;
    expect((await refused(...decide, ...COURT)).message).to.include("--uphold or --dismiss");
    expect((await refused(...decide, "--dismiss", ...REGISTRAR)).name).to.equal("AccessManagedUnauthorizedError");
    expect(await run(...decide, "--dismiss", ...COURT, "--dry-run")).to.include({ dryRun: true });
    await run(...decide, "--dismiss", ...COURT);
    await publicationEnds();
    expect((await refused("title", "claim", "complete", "O-1", ...REGISTRAR)).name).to.equal("ObjectionsOpenError");
    await act([BUYER], "claim", "concede", "O-1", "--by", account(BUYER));
    await run("title", "claim", "complete", "O-1", ...REGISTRAR);
    expect(await standing("O-1")).to.include({ state: "current" });
  });

  it("ends with an objection that is upheld, a refusal or a claimant's withdrawal", async () => {
    await claimed("E-1");
    await objected("E-1");
    await run("title", "claim", "decide", "E-1", "--objector", account(NEIGHBOUR), "--uphold", ...DOCUMENT, ...COURT);
    await claimed("E-2");
    await run("title", "claim", "refuse", "E-2", ...DOCUMENT, ...REGISTRAR);
    await claimed("E-3");
    expect((await refused("title", "claim", "withdraw", "E-3", "--as", BUYER)).name).to.equal("ClaimantUnknownError");
    await run("title", "claim", "withdraw", "E-3", "--as", SELLER);
    for (const reference of ["E-1", "E-2", "E-3"]) {
      expect((await refused("title", "claim", "complete", reference, ...REGISTRAR)).message).to.include("No claim to");
    }
  });

  it("refuses a second claim to a reference, and one to a title's", async () => {
    await claimed("T-1");
    await run("title", "claim", "T-1", "--to", account(BUYER), ...DOCUMENT, "--out", "second.json");
    await run("title", "sign", "second.json", "--as", BUYER);
    expect((await refused("title", "register", "second.json", ...REGISTRAR)).name).to.equal("TitleClaimedError");
    expect((await refused("title", "claim", "object", "T-9", "--by", account(BUYER), ...DOCUMENT)).message).to.include(
      "No claim to T-9",
    );
  });
});
