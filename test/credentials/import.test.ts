import { expect } from "chai";
import fc from "fast-check";
import { stringToBytes } from "viem";
import {
  ColumnsMissingError,
  dayClock,
  type LicenceImportOptions,
  type LicencePlan,
  MappingIncompleteError,
  MappingInvalidError,
  parseMapping,
  planLicences,
  readDay,
  readTable,
  TableUnreadableError,
  TimeZoneUnknownError,
} from "../../sdk/src/credentials/import/index.js";

const COLUMNS = { serial: "No", termStart: "From", termEnd: "To" } as const;
const STATUS = { ...COLUMNS, status: "Status", statusDate: "Changed" } as const;

const plan = (lines: readonly string[], options: LicenceImportOptions = { mapping: { columns: COLUMNS } }) =>
  planLicences(stringToBytes(lines.join("\n")), options);

const acts = ({ licences }: LicencePlan) =>
  licences.map(({ serial, acts }) => [serial, ...acts.map(({ act, line }) => `${act} ${line}`)]);

const day = (year: number, month: number, day: number) => ({ year, month, day });

describe("import of licences", () => {
  describe("readTable", () => {
    it("reads commas, semicolons and tabs, whichever the header has most of", () => {
      for (const delimiter of [",", ";", "\t"] as const) {
        const table = readTable(stringToBytes(`"a,;b"${delimiter}c\n1${delimiter}2`));
        expect(table.delimiter).to.equal(delimiter);
        expect(table.rows).to.deep.equal([{ line: 2, cells: ["1", "2"] }]);
      }
    });

    for (const [name, end] of Object.entries({ LF: "\n", CRLF: "\r\n", CR: "\r" })) {
      it(`gives true lines where lines end in ${name} and texts hold line ends`, () => {
        const text = ["\ufeffa,b", `"x${end}${end}y",1`, "", ",", "z,2"].join(end);
        expect(readTable(stringToBytes(text)).rows.map(({ line, cells: [first] }) => [line, first])).to.deep.equal([
          [2, `x${end}${end}y`],
          [7, "z"],
        ]);
      });
    }

    it("reads back whatever was written", () => {
      const cell = fc.string({ unit: "binary" }).map((text) => text.replaceAll("\u0000", ""));
      fc.assert(
        fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
          const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(","));
          const table = readTable(stringToBytes(["a,b", ...quoted].join("\r\n")));
          expect(table.rows.map(({ cells }) => cells)).to.deep.equal(rows.filter(([a, b]) => a !== "" || b !== ""));
        }),
      );
    });

    it("refuses an empty file, an open quotation, two columns of one name and bytes that are not UTF-8", () => {
      expect(() => readTable(new Uint8Array())).to.throw(TableUnreadableError, "empty");
      expect(() => readTable(stringToBytes('a,b\n1,"2'))).to.throw(TableUnreadableError, "line");
      expect(() => readTable(stringToBytes("a,b,a\n1,2,3"))).to.throw(TableUnreadableError, "two columns are named a");
      expect(() => readTable(Uint8Array.of(0x61, 0x0a, 0xe9))).to.throw(TableUnreadableError, "UTF-8");
    });
  });

  describe("readDay", () => {
    it("reads either order and ISO 8601", () => {
      expect(readDay("02/03/2005", "MDY")).to.deep.equal(day(2005, 2, 3));
      expect(readDay("2/3/2005", "DMY")).to.deep.equal(day(2005, 3, 2));
      expect(readDay("2005-02-03", "DMY")).to.deep.equal(day(2005, 2, 3));
      expect(readDay("2005-02-03T00:00:00.000", "MDY")).to.deep.equal(day(2005, 2, 3));
      expect(readDay("02/29/2004", "MDY")).to.deep.equal(day(2004, 2, 29));
    });

    for (const text of [
      "02/30/2005",
      "02/29/2005",
      "13/01/2005",
      "00/10/2005",
      "2005-00-01",
      "2005-06-31",
      "1/1/05",
      "0000-00-00",
      "2005-02-03T10:00",
      "3.2.2005",
      "",
      "now",
    ]) {
      it(`does not take "${text}"`, () => expect(readDay(text, "MDY")).to.equal(undefined));
    }

    it("takes exactly the days that the calendar has", () => {
      const number = fc.integer({ min: 0, max: 40 });
      fc.assert(
        fc.property(fc.integer({ min: 1900, max: 2400 }), number, number, (year, month, at) => {
          const length = [
            31,
            year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
            31,
            30,
            31,
            30,
            31,
            31,
            30,
            31,
            30,
            31,
          ];
          const real = at >= 1 && at <= (length[month - 1] ?? 0);
          expect(readDay(`${month}/${at}/${year}`, "MDY")).to.deep.equal(real ? day(year, month, at) : undefined);
        }),
      );
    });
  });

  describe("dayClock", () => {
    const cases: readonly (readonly [string, [number, number, number], string])[] = [
      ["UTC", [2005, 2, 16], "2005-02-16T00:00:00Z"],
      ["America/Chicago", [2005, 2, 16], "2005-02-16T06:00:00Z"],
      ["America/Chicago", [2005, 7, 1], "2005-07-01T05:00:00Z"],
      ["Asia/Kathmandu", [2005, 7, 1], "2005-06-30T18:15:00Z"],
      ["Pacific/Kiritimati", [2005, 7, 1], "2005-06-30T10:00:00Z"],
      // Clocks went from 00:00 to 01:00: the day began at one o'clock.
      ["America/Sao_Paulo", [2017, 10, 15], "2017-10-15T03:00:00Z"],
      // Clocks went from 00:00 back to 23:00: the day before had two last hours.
      ["America/Sao_Paulo", [2018, 2, 18], "2018-02-18T03:00:00Z"],
      // Samoa left out a whole day; the one after it begins as any other.
      ["Pacific/Apia", [2011, 12, 31], "2011-12-30T10:00:00Z"],
    ];
    for (const [zone, [year, month, at], moment] of cases) {
      it(`begins ${year}-${month}-${at} in ${zone} at ${moment}`, () => {
        expect(dayClock(zone)(day(year, month, at))).to.equal(BigInt(Date.parse(moment) / 1_000));
      });
    }

    it("refuses a zone that nobody knows", () => {
      expect(() => dayClock("Atlantis/Capital")).to.throw(TimeZoneUnknownError, "Atlantis/Capital");
    });
  });

  describe("mapping", () => {
    it("names what is not mapped and which columns there are", () => {
      expect(() => plan(["No,From,Until", "1,2,3"], { mapping: { columns: { serial: "No" } } })).to.throw(
        MappingIncompleteError,
        /termStart, termEnd.*No, From, Until/,
      );
    });

    it("names the columns that the file lacks", () => {
      expect(() => plan(["No,From", "1,2"]))
        .to.throw(ColumnsMissingError, "no column To")
        .with.deep.property("columns", ["To"]);
    });

    it("reads a mapping from JSON and refuses one that is wrong, naming the member", () => {
      const good = {
        columns: COLUMNS,
        constant: ["No"],
        statuses: { A: "issued" },
        applications: { N: "first" },
        dates: "DMY",
      };
      expect(parseMapping(good)).to.deep.equal(good);
      const cases: readonly (readonly [unknown, string])[] = [
        [[], "file"],
        [{ colums: {} }, "colums"],
        [{ columns: { number: "No" } }, "number"],
        [{ columns: { serial: 1 } }, "columns.serial"],
        [{ statuses: { A: "gone" } }, "statuses.A"],
        [{ applications: { N: "issued" } }, "applications.N"],
        [{ constant: "No" }, "constant"],
        [{ dates: "YMD" }, "dates"],
      ];
      for (const [value, member] of cases)
        expect(() => parseMapping(value), member).to.throw(MappingInvalidError, member);
    });

    it("takes statuses in whatever case", () => {
      const read = plan(["No,From,To,Status,Changed", "1,2005-01-01,2005-12-31,Revoked,2005-02-02"], {
        mapping: { columns: STATUS },
      });
      expect(acts(read)).to.deep.equal([["1", "issue 2", "revoke 2"]]);
    });
  });
});
