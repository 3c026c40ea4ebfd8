import { expect } from "chai";
import fc from "fast-check";
import { isBefore, readStamp } from "../../sdk/src/documents/validation/index.js";

describe("date-time stamps", () => {
  it("agrees with the calendar that JavaScript knows, in any zone", () => {
    const year = {
      min: new Date("0000-01-01T00:00:00Z"),
      max: new Date("9999-12-30T00:00:00Z"),
      noInvalidDate: true,
    };
    fc.assert(
      fc.property(fc.date(year), fc.integer({ min: -839, max: 839 }), (date, offset) => {
        const local = new Date(date.getTime() + offset * 60_000).toISOString();
        if (!/^\d{4}-/.test(local)) return;
        const zone = `${offset < 0 ? "-" : "+"}${String(Math.trunc(Math.abs(offset) / 60)).padStart(2, "0")}:${String(Math.abs(offset) % 60).padStart(2, "0")}`;
        const read = readStamp(local.replace("Z", zone));
        expect(read?.seconds).to.equal(BigInt(Math.floor(date.getTime() / 1000)));
        expect(Number(`0.${read?.fraction || "0"}`)).to.equal((((date.getTime() % 1000) + 1000) % 1000) / 1000);
      }),
      { numRuns: 500 },
    );
  });

  it("knows which of two moments is earlier, to any fraction", () => {
    const [one, other] = [readStamp("2026-01-01T00:00:00.10Z"), readStamp("2026-01-01T01:00:00.1+01:00")];
    if (one === undefined || other === undefined) throw new TypeError("no moments");
    expect(isBefore(one, other) || isBefore(other, one)).to.equal(false);
    const later = readStamp("2026-01-01T00:00:00.1000000000000000000001Z");
    expect(later !== undefined && isBefore(one, later)).to.equal(true);
    const early = readStamp("-0044-03-15T12:00:00Z");
    expect(early !== undefined && isBefore(early, one)).to.equal(true);
  });
});
