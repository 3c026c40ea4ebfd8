import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { officeRole } from "../../sdk/src/access/index.js";
import { credentialId, typeId } from "../../sdk/src/credentials/index.js";
import { titleId } from "../../sdk/src/land/index.js";
import { describeWithFile } from "../support/data.js";
import { type Ended, OFFICERS, openStage, type Stage } from "./stage.js";

const OWNER = "0x23618e81E3f5cdF7f54C3d65f7FBc0aBf5B21E8f";

/** A square parcel, so many places to the east; two of the same place overlap. */
const parcel = (reference: string, place: number) => {
  const [x, y] = [10 + place * 1e-3, 50];
  const ring = [
    [x, y],
    [x + 5e-4, y],
    [x + 5e-4, y + 5e-4],
    [x, y + 5e-4],
    [x, y],
  ];
  return { type: "Feature", properties: { APN: reference }, geometry: { type: "Polygon", coordinates: [ring] } };
};

/** A file of parcels, one a line; the first stands in line 2. */
const parcels = (features: readonly unknown[]): string =>
  `{"type":"FeatureCollection","features":[\n${features.map((one) => JSON.stringify(one)).join(",\n")}\n]}`;

const some = (prefix: string, count: number): readonly unknown[] =>
  Array.from({ length: count }, (_, index) => parcel(`${prefix}-${index + 1}`, index));

const HEADER = "serial,from,to,status,changed";
const COLUMNS = ["serial=serial", "termStart=from", "termEnd=to", "status=status", "statusDate=changed"].flatMap(
  (pair) => ["--column", pair],
);

/** The one JSON object that a run wrote. */
function resultOf({
  stdout,
}: Ended): Record<string, unknown> & { readonly error?: { readonly name: string; readonly message: string } } {
  expect(stdout.trim().split("\n")).to.have.length(1);
  return JSON.parse(stdout);
}

describe("civitas", function () {
  this.timeout(60_000);
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  const registered = (reference: string): Promise<boolean> => stage.land.getFunction("exists")(titleId(reference));
  const registrations = async (prefix: string): Promise<readonly string[]> => {
    const events = await stage.land.queryFilter("TitleRegistered");
    const references = events.map(({ topics }) =>
      Buffer.from((topics[1] ?? "").slice(2), "hex")
        .toString()
        .replaceAll("\0", ""),
    );
    return references.filter((reference) => reference.startsWith(prefix));
  };
  const credential = (serial: string) => stage.licences.getFunction("credential")(credentialId(typeId("LBUS"), serial));
  const asRegistrar = ["--owner", OWNER, "--as", OFFICERS.registrar];
  const head = async (): Promise<number> => Number(await stage.ask("eth_blockNumber"));

  describe("what people type", () => {
    it("shows the verbs, and refuses one that it does not know", async () => {
      const [help, wrong] = [await stage.civitas(["help"]), await stage.civitas(["imprt", "parcels"])];
      expect(help).to.deep.include({ code: 0, stderr: "" });
      expect(help.stdout).to.include("import parcels").and.include("import licences");
      expect(wrong.code).to.equal(1);
      expect(wrong.stderr).to.include('no verb "imprt parcels"');
    });

    it("refuses an unknown network by name, and a flag that it does not know", async () => {
      const file = stage.file("typed.geojson", parcels(some("T", 1)));
      const unknown = await stage.civitas([
        "import",
        "parcels",
        file,
        ...asRegistrar,
        "--network",
        "atlantis",
        "--json",
      ]);
      expect(unknown.code).to.equal(1);
      expect(resultOf(unknown).error?.message).to.match(/no network "atlantis".*localhost, anvil/);
      const flag = await stage.civitas(["import", "parcels", file, "--ownr", OWNER]);
      expect(flag.code).to.equal(1);
      expect(flag.stderr).to.include("--ownr").and.include("Usage: civitas import parcels");
    });

    it("ends with 2 when the node does not answer", async () => {
      const result = await stage.civitas(["title", "show", "T-1", "--rpc", "http://127.0.0.1:9", "--json"]);
      expect(result.code).to.equal(2);
      expect(resultOf(result).error).to.include({ name: "UnreachableError" });
    });

    it("never repeats a key, not even a wrong one", async () => {
      const key = "0xdeadbeefdeadbeef";
      const result = await stage.civitas(["title", "show", "T-1"], { env: { CIVITAS_KEY: key } });
      expect(result.code).to.equal(1);
      expect(result.stderr).to.include("CIVITAS_KEY is not a private key").and.not.include(key.slice(2));
    });

    it("refuses a deployment that the chain does not have", async () => {
      const land = JSON.parse(readFileSync(join(stage.folder, "deployments/31337/land.json"), "utf8"));
      const elsewhere = { LandRegistry: { ...land.LandRegistry, address: OWNER } };
      stage.file("deployments/31337/land.json", JSON.stringify(elsewhere));
      const result = await stage.civitas(["title", "show", "T-1"]);
      stage.file("deployments/31337/land.json", JSON.stringify(land));
      expect(result.code).to.equal(1);
      expect(result.stderr).to.include(OWNER).and.include("nothing there");
    });
  });

  describe("import parcels", () => {
    it("writes nothing when it runs dry, and tells what it would take", async () => {
      const file = stage.file("dry.geojson", parcels(some("DRY", 5)));
      const before = await head();
      const result = resultOf(
        await stage.civitas(["import", "parcels", file, ...asRegistrar, "--batch", "2", "--dry-run", "--json"]),
      );

      expect(result).to.deep.include({ ok: true, dryRun: true, accepted: 5, written: 0, refused: [] });
      expect(result["expected"]).to.include({ transactions: 3 });
      expect(await head()).to.equal(before);
    });

    it("writes nothing until somebody says go", async () => {
      const file = stage.file("go.geojson", parcels(some("GO", 1)));
      const result = await stage.civitas(["import", "parcels", file, ...asRegistrar]);
      expect(result.code).to.equal(1);
      expect(result.stderr).to.include("nothing was written").and.include("--yes");
      expect(await registered("GO-1")).to.equal(false);
    });

    it("tells an account without the office which error the registry threw", async () => {
      const file = stage.file("court.geojson", parcels(some("CRT", 1)));
      const result = await stage.civitas([
        "import",
        "parcels",
        file,
        "--owner",
        OWNER,
        "--as",
        OFFICERS.court,
        "--yes",
        "--json",
      ]);
      expect(result.code).to.equal(1);
      expect(resultOf(result).error?.name).to.equal("AccessManagedUnauthorizedError");
    });

    it("registers, reads back, shows the title, and has nothing left to do the second time", async () => {
      const file = stage.file("plain.geojson", parcels(some("P", 7)));
      const run = ["import", "parcels", file, ...asRegistrar, "--batch", "3", "--yes", "--json"];
      const [first, second] = [await stage.civitas(run), await stage.civitas(run)];

      expect(first.code).to.equal(0);
      expect(resultOf(first)).to.deep.include({ ok: true, accepted: 7, written: 7, missing: 0, already: 0 });
      const steps = first.stderr
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      expect(steps.map(({ done, total }) => [done, total])).to.deep.equal([
        [3, 7],
        [6, 7],
        [7, 7],
      ]);
      expect(resultOf(second)).to.deep.include({ ok: true, written: 0, already: 7, transactions: [] });
      expect(await registrations("P-")).to.have.length(7);

      const shown = resultOf(await stage.civitas(["title", "show", "P-7", "--json"]));
      expect(shown["standing"]).to.deep.include({ state: "current", reference: "P-7", revision: 1, area: 1_987 });
      expect((await stage.civitas(["title", "show", "P-8"])).code).to.equal(1);
    });

    it("names each refused row with its line, and leaves the others until --skip-refused", async () => {
      const [one, two, three] = [parcel("R-1", 0), parcel("R-2", 0.2), parcel("", 5)];
      const file = stage.file("refused.geojson", parcels([one, two, three, parcel("R-4", 7)]));
      const run = ["import", "parcels", file, ...asRegistrar, "--yes"];

      const stopped = await stage.civitas(run);
      expect(stopped.code).to.equal(1);
      expect(stopped.stdout)
        .to.match(/line 2, column 1 +R-1 +overlap/)
        .and.match(/line 3, column 1 +R-2 +overlap/);
      expect(stopped.stdout).to.match(/line 4, column 1 +- +property-missing/);
      expect(await registered("R-4")).to.equal(false);

      const skipped = await stage.civitas([...run, "--skip-refused", "--json"]);
      expect(skipped.code).to.equal(0);
      expect(resultOf(skipped)).to.deep.include({ written: 1 });
      expect(await registrations("R-")).to.deep.equal(["R-4"]);
    });

    it("takes owners from a file, refuses rows without one, and a file with a wrong account", async () => {
      const file = stage.file("owned.geojson", parcels(some("OWN", 2)));
      const owners = stage.file("owners.csv", `reference;account\nOWN-2;${OWNER}\n`);
      const run = [
        "import",
        "parcels",
        file,
        "--owners",
        owners,
        "--as",
        OFFICERS.registrar,
        "--yes",
        "--skip-refused",
        "--json",
      ];

      const result = resultOf(await stage.civitas(run));
      expect(result).to.deep.include({ ok: true, written: 1 });
      expect(result["refused"]).to.have.length(1);
      expect((result["refused"] as object[])[0]).to.include({ line: 2, name: "OWN-1", rule: "owner-missing" });
      const [share] = await stage.land.getFunction("owners")(titleId("OWN-2"));
      expect(share.owner).to.equal(OWNER);

      stage.file("owners.csv", `reference;account\nOWN-1;${OWNER.toLowerCase().replace("a", "A")}\n`);
      expect(resultOf(await stage.civitas(run)).error?.message).to.include("owners.csv, line 2");
    });

    it("refuses a reference that is taken by another parcel", async () => {
      const file = stage.file("taken.geojson", parcels([parcel("P-1", 40)]));
      const result = await stage.civitas(["import", "parcels", file, ...asRegistrar, "--yes", "--json"]);
      expect(result.code).to.equal(1);
      expect((resultOf(result)["refused"] as object[])[0]).to.include({
        line: 2,
        name: "P-1",
        rule: "reference-taken",
      });
    });

    it("goes on where it was killed: nothing is lost and nothing comes twice", async () => {
      const file = stage.file("killed.geojson", parcels(some("K", 20)));
      const run = ["import", "parcels", file, ...asRegistrar, "--batch", "2", "--yes", "--json"];

      const killed = await stage.civitas(run, { killAfter: 3 });
      expect(killed).to.include({ signal: "SIGKILL", stdout: "" });
      const half = (await registrations("K-")).length;
      expect(half).to.be.within(6, 18);

      const rest = resultOf(await stage.civitas(run));
      expect(rest).to.deep.include({ ok: true, already: half, written: 20 - half });
      const all = await registrations("K-");
      expect(all).to.have.length(20);
      expect(new Set(all).size).to.equal(20);
    });

    for (const [name, lost] of [
      ["waits for what it sent before it was killed", false],
      ["waits even when its journal is lost", true],
    ] as const) {
      it(name, async () => {
        const prefix = lost ? "L" : "W";
        const file = stage.file("waiting.geojson", parcels(some(prefix, 4)));
        const run = ["import", "parcels", file, ...asRegistrar, "--batch", "2", "--yes", "--json"];
        const imports = join(stage.folder, "home", "imports");
        await stage.ask("evm_setAutomine", false);
        try {
          await stage.civitas(run, {
            onStart: (kill) => {
              // As soon as the node holds a transaction, before it is mined.
              const watch = setInterval(async () => {
                const pool = (await stage.ask("eth_getBlockByNumber", "pending", false)) as {
                  transactions: readonly string[];
                };
                if (!journalled(imports).includes(pool.transactions[0] ?? "none")) return;
                clearInterval(watch);
                kill();
              }, 50);
            },
          });
          expect(await registrations(`${prefix}-`)).to.deep.equal([]);
          if (lost) rmSync(imports, { recursive: true });

          const second = stage.civitas(run);
          await sleep(3_000);
          expect(await registrations(`${prefix}-`)).to.deep.equal([]);
          await stage.ask("evm_setAutomine", true);
          await stage.ask("evm_mine");

          expect(resultOf(await second)).to.deep.include({ ok: true, already: 2, written: 2 });
          expect(await registrations(`${prefix}-`)).to.have.length(4);
        } finally {
          await stage.ask("evm_setAutomine", true);
        }
      });
    }

    describeWithFile("land/brooklyn-parcels.geojson", (_, path) => {
      it("is registered whole", async () => {
        const result = resultOf(await stage.civitas(["import", "parcels", path, ...asRegistrar, "--yes", "--json"]));
        expect(result).to.deep.include({ ok: true, written: 60, refused: [] });
        expect(Number(result["gas"]) / 60).to.be.lessThan(130_000);
      });
    });
  });

  describe("import licences", () => {
    const asOfficer = ["--as", OFFICERS.issuing];
    const lives = (numbers: readonly number[]): string =>
      [
        HEADER,
        ...numbers.flatMap((number) => [
          `${number},2020-01-01,2020-12-31,issued,`,
          `${number},2021-01-01,2021-12-31,issued,`,
          `${number},2023-01-01,2023-12-31,${number % 2 === 0 ? "revoked,2023-05-06" : "issued,"}`,
        ]),
      ].join("\n");

    it("issues, renews, revokes and suspends, each licence as far as its rows go, and only once", async () => {
      const file = stage.file("lives.csv", `${lives([10, 11])}\n12,2023-01-01,2023-12-31,suspended,2023-02-03`);
      const documents = "documents.jsonl";
      const run = ["import", "licences", file, ...COLUMNS, ...asOfficer, "--yes", "--json", "--documents", documents];
      const result = resultOf(await stage.civitas(run));

      expect(result).to.deep.include({ ok: true, written: 3, acts: 9, refused: [] });
      expect(resultOf(await stage.civitas(run))).to.deep.include({ ok: true, written: 0, already: 3 });
      const [revoked, standing, suspended] = [await credential("10"), await credential("11"), await credential("12")];
      expect([suspended.state, suspended.revision]).to.deep.equal([2n, 2n]);
      expect([revoked.state, revoked.revision]).to.deep.equal([4n, 4n]);
      expect([standing.state, standing.revision]).to.deep.equal([1n, 3n]);
      expect(standing.validUntil).to.equal(BigInt(Date.parse("2024-01-01T00:00:00Z") / 1_000));
      const shown = resultOf(await stage.civitas(["credential", "10", "--json"]));
      expect(shown["standing"]).to.include({ state: "revoked" });
      expect((shown["history"] as readonly { kind: string }[]).map(({ kind }) => kind)).to.deep.equal([
        "issued",
        "renewed",
        "renewed",
        "revoked",
      ]);
      expect((await stage.civitas(["credential", "13"])).code).to.equal(1);
      const kept = readFileSync(join(stage.folder, documents), "utf8").trim().split("\n");
      expect(kept).to.have.length(7);
    });

    it("tells an officer of another agency which error the registry threw", async () => {
      const file = stage.file("foreign.csv", lives([20]));
      const result = await stage.civitas([
        "import",
        "licences",
        file,
        ...COLUMNS,
        "--as",
        OFFICERS.registrar,
        "--yes",
        "--json",
      ]);
      expect(result.code).to.equal(1);
      expect(resultOf(result).error?.name).to.equal("OfficerUnauthorisedError");
    });

    it("refuses a type that nobody registered", async () => {
      const file = stage.file("untyped.csv", lives([21]));
      const result = await stage.civitas([
        "import",
        "licences",
        file,
        ...COLUMNS,
        ...asOfficer,
        "--type",
        "NONE",
        "--yes",
        "--json",
      ]);
      expect(resultOf(result).error?.name).to.equal("TypeUnknownError");
    });

    it("refuses, line by line, what the type does not allow", async () => {
      const file = stage.file(
        "visas.csv",
        `${HEADER}\n1,2020-01-01,2020-12-31,issued,\n2,2020-01-01,2022-12-31,issued,\n2,2023-01-01,2023-12-31,issued,`,
      );
      const holders = stage.file("holders.csv", `serial,account\n2,${OWNER}\n`);
      const run = [
        "import",
        "licences",
        file,
        ...COLUMNS,
        ...asOfficer,
        "--type",
        "VISA",
        "--holders",
        holders,
        "--json",
        "--dry-run",
      ];
      const refused = resultOf(await stage.civitas(run))["refused"] as readonly { line: number; rule: string }[];
      expect(refused.map(({ line, rule }) => [line, rule])).to.deep.equal([
        [2, "holder-missing"],
        [3, "term-too-long"],
        [4, "licence-held"],
      ]);
    });

    it("refuses a licence that is on record with other contents", async () => {
      const file = stage.file("other.csv", `${HEADER}\n11,2020-01-01,2020-06-30,issued,`);
      const result = await stage.civitas(["import", "licences", file, ...COLUMNS, ...asOfficer, "--yes", "--json"]);
      expect(result.code).to.equal(1);
      expect((resultOf(result)["refused"] as object[])[0]).to.include({ line: 2, name: "11", rule: "licence-differs" });
      expect((await credential("11")).revision).to.equal(3n);
    });

    it("goes on where it was killed: no act is lost and none comes twice", async () => {
      const numbers = Array.from({ length: 12 }, (_, index) => 100 + index);
      const file = stage.file("killed.csv", lives(numbers));
      const run = ["import", "licences", file, ...COLUMNS, ...asOfficer, "--batch", "2", "--yes", "--json"];

      const killed = await stage.civitas(run, { killAfter: 2 });
      expect(killed.signal).to.equal("SIGKILL");
      const rest = resultOf(await stage.civitas(run));
      expect(rest).to.deep.include({ ok: true, missing: 0 });
      expect(Number(rest["already"])).to.be.within(4, 10);
      expect(Number(rest["already"]) + Number(rest["written"])).to.equal(12);
      for (const number of numbers) {
        const { state, revision } = await credential(`${number}`);
        expect([state, revision]).to.deep.equal(number % 2 === 0 ? [4n, 4n] : [1n, 3n]);
      }
    });

    it("goes on in the middle of a licence that another hand had begun to enter", async () => {
      const short = stage.file("begun.csv", `${HEADER}\n300,2020-01-01,2020-12-31,issued,`);
      const secret = ["--secret", stage.file("begun.secret", `0x${"5a".repeat(32)}`)];
      const run = (file: string) => [
        "import",
        "licences",
        file,
        ...COLUMNS,
        ...asOfficer,
        ...secret,
        "--yes",
        "--json",
      ];
      await stage.civitas(run(short));
      expect((await credential("300")).revision).to.equal(1n);

      const whole = stage.file(
        "whole.csv",
        `${HEADER}\n300,2020-01-01,2020-12-31,issued,\n300,2021-01-01,2021-12-31,issued,`,
      );
      expect(resultOf(await stage.civitas(run(whole)))).to.deep.include({ ok: true, written: 1, acts: 1 });
      expect((await credential("300")).revision).to.equal(2n);
    });

    describeWithFile("licences/chicago-business-licences.csv", (_, path) => {
      it("is entered but for the seven rows that it refuses", async () => {
        const result = resultOf(
          await stage.civitas(["import", "licences", path, ...asOfficer, "--yes", "--skip-refused", "--json"]),
        );
        expect(result).to.deep.include({ ok: true, written: 148, acts: 428 });
        expect(result["refused"]).to.have.length(7);
      });
    });
  });

  describe("powers", () => {
    it("lists offices with their members and functions", async () => {
      const { roles } = resultOf(await stage.civitas(["powers", "--json"])) as unknown as {
        readonly roles: readonly {
          label: string;
          members: readonly { account: string }[];
          functions: readonly { functionName: string }[];
        }[];
      };
      const recorded = (domain: string, name: string): string =>
        JSON.parse(readFileSync(join(stage.folder, `deployments/31337/${domain}.json`), "utf8"))[name].address;
      const registrar = roles.find(({ label }) => label === "Registrar of Titles");
      // The contracts that register what others signed sit in the registrar's office.
      expect(registrar?.members.map(({ account }) => account)).to.have.members([
        stage.people[4]?.address,
        recorded("conveyance", "Conveyance"),
        recorded("claims", "FirstRegistration"),
      ]);
      expect(registrar?.functions.map(({ functionName }) => functionName)).to.include("registerMany");
    });

    it("tells which office issues which kind of credential", async () => {
      const { types } = resultOf(await stage.civitas(["powers", "--json"])) as unknown as {
        readonly types: readonly { name: string; office: string }[];
      };
      expect(types.map(({ name, office }) => [name, BigInt(office)])).to.deep.equal([
        ["Business licence", officeRole(3, 1)],
        ["Visa", officeRole(3, 1)],
      ]);
      const { stdout } = await stage.civitas(["powers"]);
      expect(stdout).to.contain("issue and change LBUS (Business licence), VISA (Visa)");
    });
  });
});

/** All that the journals of a folder tell. */
const journalled = (folder: string): string =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith(".jsonl"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("");
