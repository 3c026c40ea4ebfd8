import { expect } from "chai";
import fc from "fast-check";
import { keccak256, stringToBytes } from "viem";
import { type LicenceImportOptions, type LicencePlan, planLicences } from "../../sdk/src/credentials/import/index.js";
import { describeWithFile } from "../support/data.js";

const COLUMNS = { serial: "No", termStart: "From", termEnd: "To" } as const;
const STATUS = { ...COLUMNS, status: "Status", statusDate: "Changed" } as const;

const plan = (lines: readonly string[], options: LicenceImportOptions = { mapping: { columns: COLUMNS } }) =>
  planLicences(stringToBytes(lines.join("\n")), options);

const refusals = ({ refused }: LicencePlan) => refused.map(({ line, rule }) => [line, rule]);

const acts = ({ licences }: LicencePlan) =>
  licences.map(({ serial, acts }) => [serial, ...acts.map(({ act, line }) => `${act} ${line}`)]);

describe("import of licences", () => {
  describe("planLicences", () => {
    it("makes one licence of all its terms, in the order of their days and not of the file", () => {
      const read = plan([
        "No,From,To",
        "7,01/01/2006,12/31/2006",
        "8,01/01/2005,12/31/2005",
        "7,01/01/2008,12/31/2008",
        "7,01/01/2005,12/31/2005",
      ]);

      expect(refusals(read)).to.deep.equal([]);
      expect(acts(read)).to.deep.equal([
        ["7", "issue 5", "renew 2", "renew 4"],
        ["8", "issue 3"],
      ]);
    });

    it("counts the last day in, and ends the term when the next day begins in the zone", () => {
      const [licence] = plan(["No,From,To", "7,02/16/2005,02/28/2005"], {
        mapping: { columns: COLUMNS },
        timeZone: "America/Chicago",
      }).licences;

      expect(licence?.acts[0]).to.include({
        validFrom: BigInt(Date.parse("2005-02-16T06:00:00Z") / 1_000),
        validUntil: BigInt(Date.parse("2005-03-01T06:00:00Z") / 1_000),
        firstDay: "2005-02-16",
        lastDay: "2005-02-28",
      });
    });

    it("ends a licence as its last row says, with the day and the file's own word", () => {
      const read = plan(
        [
          "No,From,To,Status,Changed",
          "1,2005-01-01,2005-12-31,active,",
          "1,2006-01-01,2006-12-31,Cancelled,2006-03-04",
        ],
        { mapping: { columns: STATUS } },
      );

      expect(read.licences[0]?.acts[2]).to.deep.equal({
        act: "revoke",
        line: 3,
        reason: "cancelled",
        status: "Cancelled",
        on: "2006-03-04",
      });
    });

    it("names the file's digest", () => {
      expect(plan(["No,From,To"]).file).to.equal(keccak256(stringToBytes("No,From,To")));
    });

    const broken: readonly (readonly [string, string, string])[] = [
      ["a missing number", ",2005-01-01,2005-12-31,active,", "value-missing"],
      ["a number of 29 bytes", `${"9".repeat(29)},2005-01-01,2005-12-31,active,`, "serial-malformed"],
      ["a number with a bracket", "<1>,2005-01-01,2005-12-31,active,", "serial-malformed"],
      ["a missing first day", "1,,2005-12-31,active,", "value-missing"],
      ["a missing last day", "1,2005-01-01,,active,", "value-missing"],
      ["the thirtieth of February", "1,02/30/2005,2005-12-31,active,", "date-invalid"],
      ["a day before 1970", "1,1969-12-31,2005-12-31,active,", "date-out-of-range"],
      ["an end that stands for never", "1,2005-01-01,9999-12-31,active,", "date-out-of-range"],
      ["a term that ends before it begins", "1,2005-01-02,2005-01-01,active,", "term-reversed"],
      ["an unknown status", "1,2005-01-01,2005-12-31,lost,", "status-unknown"],
      ["a status that is a word of JavaScript", "1,2005-01-01,2005-12-31,constructor,", "status-unknown"],
      ["a revocation without its day", "1,2005-01-01,2005-12-31,revoked,", "value-missing"],
      ["a revocation on no day", "1,2005-01-01,2005-12-31,revoked,soon", "date-invalid"],
      ["a value too few", "1,2005-01-01,2005-12-31,active", "columns-count"],
      ["a value too many", "1,2005-01-01,2005-12-31,active,,", "columns-count"],
    ];
    for (const [name, line, rule] of broken) {
      it(`refuses ${name}: ${rule}`, () => {
        const read = plan(["No,From,To,Status,Changed", line, "2,2005-01-01,2005-12-31,active,"], {
          mapping: { columns: STATUS },
        });
        expect(refusals(read)).to.deep.equal([[2, rule]]);
        expect(acts(read)).to.deep.equal([["2", "issue 3"]]);
      });
    }

    it("takes a term of one day", () => {
      expect(refusals(plan(["No,From,To", "1,2005-01-01,2005-01-01"]))).to.deep.equal([]);
    });

    it("holds back the whole licence of which a row is refused, line by line", () => {
      const read = plan([
        "No,From,To",
        "1,2005-01-01,2005-12-31",
        "1,2006-01-01,2006-13-31",
        "1,2007-01-01,2007-12-31",
        "2,2005-01-01,2005-12-31",
      ]);

      expect(refusals(read)).to.deep.equal([
        [2, "licence-held"],
        [3, "date-invalid"],
        [4, "licence-held"],
      ]);
      expect(read.refused[0]).to.deep.include({
        serial: "1",
        sentence: "Licence 1 is held back whole, since line 3 of it is refused.",
      });
      expect(acts(read)).to.deep.equal([["2", "issue 5"]]);
    });

    it("refuses terms that overlap, be it by one day, and takes those that follow or leave a gap", () => {
      const first = "1,2005-01-01,2005-12-31";
      expect(refusals(plan(["No,From,To", first, "1,2005-12-31,2006-12-31"]))).to.deep.equal([
        [2, "licence-held"],
        [3, "term-overlap"],
      ]);
      expect(refusals(plan(["No,From,To", first, "1,2006-01-01,2006-12-31"]))).to.deep.equal([]);
      expect(refusals(plan(["No,From,To", first, "1,2009-01-01,2009-12-31"]))).to.deep.equal([]);
    });

    it("ends the term of a licence with the day on which it was revoked or cancelled, where that lies within it", () => {
      const ends = (status: string, on: string) => {
        const rows = ["No,From,To,Status,Changed", `1,2005-01-01,2005-12-31,${status},${on}`];
        const [first] = plan(rows, { mapping: { columns: STATUS } }).licences[0]?.acts ?? [];
        return first !== undefined && "validUntil" in first
          ? new Date(Number(first.validUntil) * 1_000).toISOString().slice(0, 10)
          : undefined;
      };

      for (const status of ["revoked", "cancelled"]) {
        expect(ends(status, "2005-06-01"), status).to.equal("2005-06-01");
        expect(ends(status, "2005-01-02"), status).to.equal("2005-01-02");
        expect(ends(status, "2005-12-31"), status).to.equal("2005-12-31");
        // Never a term without a day, nor a longer one.
        for (const on of ["2005-01-01", "2004-03-01", "2006-01-01"])
          expect(ends(status, on), on).to.equal("2006-01-01");
      }
      expect(ends("suspended", "2005-06-01")).to.equal("2006-01-01");
    });

    it("refuses a term after the licence was revoked", () => {
      const read = plan(
        ["No,From,To,Status,Changed", "1,2005-01-01,2005-12-31,revoked,2005-06-01", "1,2006-01-01,2006-12-31,active,"],
        { mapping: { columns: STATUS } },
      );
      expect(refusals(read)).to.deep.equal([
        [2, "licence-held"],
        [3, "renewed-after-end"],
      ]);
    });

    it("refuses a first application that is not the first, and lets a file begin with a renewal", () => {
      const mapping = {
        columns: { ...COLUMNS, application: "Kind" },
        applications: { NEW: "first", AGAIN: "renewal" },
      } as const;
      const read = plan(
        [
          "No,From,To,Kind",
          "1,2005-01-01,2005-12-31,NEW",
          "1,2006-01-01,2006-12-31,NEW",
          "2,2005-01-01,2005-12-31,AGAIN",
          "3,2005-01-01,2005-12-31,ODD",
        ],
        { mapping },
      );
      expect(refusals(read)).to.deep.equal([
        [2, "licence-held"],
        [3, "issued-twice"],
        [5, "application-unknown"],
      ]);
      expect(acts(read)).to.deep.equal([["2", "issue 4"]]);
    });

    it("refuses a licence whose constant columns change", () => {
      const read = plan(["No,From,To,Site", "1,2005-01-01,2005-12-31,A", "1,2006-01-01,2006-12-31,B"], {
        mapping: { columns: COLUMNS, constant: ["Site"] },
      });
      expect(refusals(read)).to.deep.equal([
        [2, "licence-held"],
        [3, "identity-changes"],
      ]);
    });

    it("refuses rows of one id with different contents, and keeps the first of rows that repeat each other", () => {
      const mapping = { columns: { ...COLUMNS, row: "Id" } };
      const header = "Id,No,From,To";
      const one = "a,1,2005-01-01,2005-12-31";

      expect(refusals(plan([header, one, "a,2,2005-01-01,2005-12-31"], { mapping }))).to.deep.equal([
        [2, "row-duplicate"],
        [3, "row-duplicate"],
      ]);
      const repeated = plan([header, one, one], { mapping });
      expect(refusals(repeated)).to.deep.equal([[3, "row-repeated"]]);
      expect(acts(repeated)).to.deep.equal([["1", "issue 2"]]);
    });

    it("loses and doubles no row, whatever stands in it", () => {
      const cell = fc.oneof(
        fc.constantFrom("1", "2", "2005-01-01", "2005-06-30", "2006-01-01", "active", "revoked", ""),
        fc.string(),
      );
      fc.assert(
        fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 6 })), (rows) => {
          const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(","));
          const read = plan(["No,From,To,Status,Changed", ...quoted], { mapping: { columns: STATUS } });
          const terms = read.licences.flatMap((licence) =>
            licence.acts.filter(({ act }) => act === "issue" || act === "renew"),
          );
          const lines = [...terms, ...read.refused].map(({ line }) => line);

          expect(lines).to.have.length(read.rowCount);
          expect(new Set(lines).size).to.equal(read.rowCount);
          for (const { acts } of read.licences) {
            expect(acts[0].act).to.equal("issue");
            expect(acts.slice(1).map(({ act }) => act)).not.to.include("issue");
          }
        }),
      );
    });

    it("reads fifty thousand rows in a few seconds", function () {
      this.timeout(30_000);
      const rows = Array.from(
        { length: 50_000 },
        (_, i) => `${i % 10_000},01/01/${2000 + Math.floor(i / 10_000)},12/31/${2000 + Math.floor(i / 10_000)}`,
      );
      const read = plan(["No,From,To", ...rows]);
      expect(read.licences).to.have.length(10_000);
      expect(read.refused).to.deep.equal([]);
    });
  });

  describeWithFile("licences/chicago-business-licences.csv", (bytes) => {
    it("is known by its header", () => {
      expect(planLicences(bytes).known).to.equal("City of Chicago business licences");
    });

    it("gives 148 licences with 428 acts, and refuses the seven rows of the one that lacks a day", () => {
      const read = planLicences(bytes);
      const count = (act: string) => read.licences.flatMap(({ acts }) => acts).filter((one) => one.act === act).length;

      expect([read.rowCount, read.licences.length]).to.deep.equal([400, 148]);
      expect([count("issue"), count("renew"), count("revoke")]).to.deep.equal([148, 245, 35]);
      expect(read.refused.map(({ serial }) => serial)).to.deep.equal(Array(7).fill("37907"));
      expect(read.refused.filter(({ rule }) => rule !== "licence-held")).to.deep.equal([
        { line: 304, serial: "37907", rule: "value-missing", sentence: "The column LICENSE TERM START DATE is empty." },
      ]);
    });

    it("tells a licence's whole life: issue, three renewals, cancellation", () => {
      const licence = planLicences(bytes).licences.find(({ serial }) => serial === "1543954");
      expect(licence?.acts.map(({ act, line }) => [act, line])).to.deep.equal([
        ["issue", 47],
        ["renew", 2],
        ["renew", 11],
        ["renew", 193],
        ["revoke", 193],
      ]);
    });
  });
});
