import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { SuccessorNoneError, titleId } from "../../sdk/src/land/index.js";
import { BANK, BUYER, DOCUMENT as document, NEIGHBOUR, REGISTRAR as registrar, SELLER, titling } from "./titling.js";

describe("civitas title", function () {
  this.timeout(60_000);
  const { stage, account, told, run, refused, json, title } = titling();

  const owners = async (reference: string): Promise<readonly string[]> => {
    const shares = await stage().land.getFunction("owners")(titleId(reference));
    return shares.map((share: { owner: string; numerator: bigint; denominator: bigint }) =>
      [share.owner, `${share.numerator}/${share.denominator}`].join(" "),
    );
  };

  it("registers a title with its area and plan, shows it and tells its history", async () => {
    const plan = {
      type: "Polygon",
      coordinates: [
        [
          [0, 0],
          [0.001, 0],
          [0.001, 0.001],
          [0, 0],
        ],
      ],
    };
    stage().file("plan.geojson", JSON.stringify({ type: "Feature", properties: {}, geometry: plan }));
    const drawn = await run(
      "title",
      "new",
      "N-1",
      "--to",
      `${account(SELLER)}=2/3`,
      "--to",
      `${account(BUYER)}=1/3`,
      "--area",
      "1200",
      "--plan",
      "plan.geojson",
      ...document,
    );
    expect(drawn).to.include({ file: "N-1-registration.json" });
    await run("title", "register", "N-1-registration.json", ...registrar);

    const { standing } = await run("title", "show", "N-1");
    expect(standing).to.deep.include({ state: "current", form: "in common", area: 1_200, revision: 1 });
    const words = (await told("title", "show", "N-1")).words;
    expect(words)
      .to.include(`${account(SELLER)} 2/3`)
      .and.include("1200 m²")
      .and.include("Nothing stands in the way");
    const { history } = await run("title", "history", "N-1");
    expect(history).to.have.length(1);
    expect((await told("title", "history", "N-1")).words).to.match(/1 +block \d+ +registered +by 0x/);
    expect(await told("title", "show", "N-404")).to.include({ ok: false });
    expect((await refused("title", "history", "N-404")).message).to.include("No title N-404");
  });

  it("lets a title follow its owner to the account that took over, whoever asks", async () => {
    await run("title", "new", "F-1", "--to", account("16"), ...document, "--out", "followed.json");
    await run("title", "register", "followed.json", ...registrar);
    const follow = ["title", "follow", "F-1", "--account", account("16"), "--as", BUYER] as const;
    expect(await refused(...follow)).to.be.instanceOf(SuccessorNoneError);
    await stage().succeed(16, 17);
    expect(await run(...follow)).to.include({ from: account("16"), to: account("17"), revision: 2 });
    expect((await run("title", "show", "F-1"))["standing"]).to.have.nested.property("owners[0].owner", account("17"));
    expect((await told("title", "history", "F-1")).words).to.match(/2 +block \d+ +followed +by 0x/);
    expect((await refused("title", "follow", "F-1", "--as", BUYER)).message).to.include("--account is missing");
  });

  it("carries a sale from the draft to the register", async () => {
    await title("S-1");
    const drawn = await run("title", "transfer", "S-1", "--to", account(BUYER), ...document, "--out", "sale.json");
    expect(drawn["parties"]).to.deep.equal([
      { part: "seller", account: account(SELLER), state: "missing" },
      { part: "buyer", account: account(BUYER), state: "missing" },
    ]);
    expect(json("sale.json").deed).to.include({ title: "S-1", revision: 1, nature: "sale" });
    expect((await refused("title", "register", "sale.json", ...registrar)).name).to.equal("SignaturesMissingError");

    const signed = await run("title", "sign", "sale.json", "--as", SELLER);
    expect((signed["parties"] as { state: string }[]).map(({ state }) => state)).to.deep.equal(["signed", "missing"]);
    expect((await refused("title", "sign", "sale.json", "--as", NEIGHBOUR)).name).to.equal("NotAPartyError");
    expect((await refused("title", "sign", "sale.json")).message).to.include("Nobody is named who signs");
    await run("title", "sign", "sale.json", "--as", BUYER);

    expect((await refused("title", "register", "sale.json")).message).to.include("Nobody is named who registers");
    const dry = await run("title", "register", "sale.json", ...registrar, "--dry-run");
    expect(dry).to.include({ dryRun: true });
    expect(await owners("S-1")).to.deep.equal([`${account(SELLER)} 1/1`]);
    const stranger = await refused("title", "register", "sale.json", "--as", NEIGHBOUR);
    expect(stranger.name).to.equal("AccessManagedUnauthorizedError");
    expect(await run("title", "register", "sale.json", ...registrar)).to.include({ dryRun: false, revision: 2 });
    expect(await owners("S-1")).to.deep.equal([`${account(BUYER)} 1/1`]);
    expect((await refused("title", "register", "sale.json", ...registrar)).name).to.match(
      /RevisionStaleError|SignaturesMissing/,
    );
  });

  it("sells a share, and takes joint owners", async () => {
    await title("H-1");
    const half = ["--to", `${account(SELLER)}=1/2`, "--to", `${account(BUYER)}=3/6`] as const;
    await run("title", "transfer", "H-1", ...half, "--nature", "gift", ...document, "--out", "half.json");
    expect(json("half.json")).to.include({ kind: "ownership" });
    for (const party of [SELLER, BUYER]) await run("title", "sign", "half.json", "--as", party);
    await run("title", "register", "half.json", ...registrar);
    expect(await owners("H-1")).to.deep.equal([`${account(SELLER)} 3/6`, `${account(BUYER)} 3/6`]);

    const both = ["--to", account(SELLER), "--to", account(BUYER), "--joint"] as const;
    await run("title", "transfer", "H-1", ...both, ...document, "--out", "joint.json");
    for (const party of [SELLER, BUYER]) await run("title", "sign", "joint.json", "--as", party);
    await run("title", "register", "joint.json", ...registrar);
    expect((await run("title", "show", "H-1"))["standing"]).to.deep.include({ form: "joint", revision: 3 });
    expect((await told("title", "show", "H-1")).words).to.include("jointly");
  });

  it("charges, discharges, lodges a caveat and takes it back", async () => {
    await title("B-1");
    const act = async (signers: readonly string[], file: string, ...args: readonly string[]) => {
      await run("title", ...args, "--out", file);
      for (const signer of signers) await run("title", "sign", file, "--as", signer);
      await run("title", "register", file, ...registrar);
    };
    await act([SELLER, BANK], "charge.json", "charge", "B-1", "--to", account(BANK), ...document);
    expect((await refused("title", "discharge", "B-1", "--rank", "2", ...document)).message).to.include("rank 1");
    await act([BANK], "discharge.json", "discharge", "B-1", ...document);
    expect((await refused("title", "discharge", "B-1", ...document)).message).to.include("No charge stands");
    const until = ["--until", "2091-01-31"] as const;
    await act([NEIGHBOUR], "caveat.json", "caveat", "B-1", "--by", account(NEIGHBOUR), ...until, ...document);
    expect((await told("title", "show", "B-1")).words)
      .to.include("until 2091-01-31")
      .and.include("stopped by caveat");
    await act([NEIGHBOUR], "back.json", "caveat", "withdraw", "B-1", "--slot", "0");
    expect((await refused("title", "caveat", "withdraw", "B-1")).message).to.include("0 stand there");
    const { standing } = await run("title", "show", "B-1");
    expect(standing).to.deep.include({ revision: 5, charges: [], caveats: [] });
  });

  it("seals an extract, keeps some of its fields, and checks both", async () => {
    await title("X-1");
    stage().file("names.json", JSON.stringify({ owner: "Ada Lovelace" }));
    const make = ["title", "extract", "X-1", "--out", "x.json"] as const;
    expect((await refused(...make, "--as", SELLER)).name).to.equal("ExtractSignerUnauthorisedError");
    await run(...make, "--particulars", "names.json", ...registrar);
    expect(statSync(join(stage().folder, "x.json")).mode & 0o077).to.equal(0);
    expect((await refused(...make, ...registrar)).message).to.include("there already");
    expect(await run("title", "extract", "check", "x.json")).to.deep.include({
      whole: true,
      since: { state: "unchanged" },
    });

    const kept = await run("title", "extract", "keep", "x.json", "--field", "/owners", "--out", "part.json");
    expect(kept["fields"]).to.include("/owners/0/account");
    expect(readFileSync(join(stage().folder, "part.json"), "utf8")).to.not.include("Lovelace");
    const words = (await told("title", "extract", "check", "part.json")).words;
    expect(words).to.include(account(SELLER)).and.include("has not changed");

    await run("title", "transfer", "X-1", "--to", account(BUYER), ...document, "--out", "x-sale.json");
    for (const party of [SELLER, BUYER]) await run("title", "sign", "x-sale.json", "--as", party);
    await run("title", "register", "x-sale.json", ...registrar);
    expect((await told("title", "extract", "check", "x.json")).words)
      .to.include("has changed since")
      .and.include("the officer's word");

    const forged = json("part.json");
    forged.document.fields.find(({ pointer }: { pointer: string }) => pointer === "/owners/0/account").value =
      account(BUYER);
    stage().file("forged.json", JSON.stringify(forged));
    expect((await refused("title", "extract", "check", "forged.json")).name).to.equal("ExtractSignatureInvalidError");
    rmSync(join(stage().folder, "forged.json"));
  });

  it("ends with one JSON object for a machine, and with 1 where it is refused", async () => {
    await title("J-1");
    const shown = await stage().civitas(["title", "show", "J-1", "--json"]);
    expect([shown.code, JSON.parse(shown.stdout).standing.revision]).to.deep.equal([0, 1]);
    const lost = await stage().civitas(["title", "sign", "nothing.json", "--as", SELLER, "--json"]);
    expect([lost.code, JSON.parse(lost.stdout).error.name]).to.deep.equal([1, "ToolError"]);
  });

  describe("what people type", () => {
    before(() => title("E-1"));
    const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
      ["a title without an owner", ["new", "E-2", ...document], /--to ACCOUNT/],
      [
        "shares that are not whole",
        ["transfer", "E-1", "--to", "A=1/2", "--to", "B=1/3", ...document],
        /shares sum to 5\/6/,
      ],
      ["a share above the whole", ["transfer", "E-1", "--to", "A=3/2", ...document], /is no owner/],
      ["one owner of a part", ["transfer", "E-1", "--to", "A=1/2", ...document], /owns the whole/],
      [
        "shares of joint owners",
        ["transfer", "E-1", "--to", "A=1/2", "--to", "B=1/2", "--joint", ...document],
        /no shares/,
      ],
      [
        "a nature that is none",
        ["transfer", "E-1", "--to", "A", "--nature", "loan", ...document],
        /--nature is one of/,
      ],
      ["an account with a wrong checksum", ["transfer", "E-1", "--to", "0xAB01", ...document], /not an account/],
      ["no document", ["transfer", "E-1", "--to", "A"], /--document FILE/],
      ["a document that is not there", ["transfer", "E-1", "--to", "A", "--document", "no.pdf"], /no file no.pdf/],
      ["a charge for nobody", ["charge", "E-1", ...document], /with --to/],
      ["a date that is none", ["caveat", "E-1", "--by", "A", "--until", "soon", ...document], /is no date/],
      ["a file that is no JSON", ["sign", "deed.pdf", "--as", SELLER], /not JSON/],
      ["a file that is no instrument", ["sign", "names.json", "--as", SELLER], /\/format/],
      ["an extract without a place", ["extract", "E-1", ...registrar], /--out/],
      [
        "a plan that is no polygon",
        ["new", "E-3", "--to", "A", "--plan", "names.json", ...document],
        /geometry|Polygon/i,
      ],
    ];
    for (const [name, args, message] of wrong) {
      it(`refuses ${name}`, async () => {
        const filled = args.map((arg) =>
          arg.replace(/^A(?=$|=)/, account(SELLER)).replace(/^B(?=$|=)/, account(BUYER)),
        );
        expect((await refused("title", ...filled)).message).to.match(message);
      });
    }
  });
});
