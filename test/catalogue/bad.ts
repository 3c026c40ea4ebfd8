/** Fields of a certificate. */
export type Fields = Readonly<Record<string, unknown>>;

/** One wrong field a kind that only its own schema can know, and the rule that it breaks. */
export const BAD: Readonly<Record<string, readonly [changes: Fields, field: string, rule: string, sentence: string]>> =
  {
    BRTH: [{ birthDate: "2026-02-30" }, "/birthDate", "format", "birthDate must be a day such as 2005-02-16."],
    MARR: [
      { spouse: [{ givenName: "A", familyName: "B", birthDate: "1990-01-01" }] },
      "/spouse",
      "minItems",
      "spouse must have at least 2 of them.",
    ],
    DIVC: [{ decidedBy: "Court\u0007" }, "/decidedBy", "pattern", "decidedBy must be text without control characters."],
    DETH: [{ deathDate: "yesterday" }, "/deathDate", "format", "deathDate must be a day such as 2005-02-16."],
    MSTA: [
      { maritalStatus: "complicated" },
      "/maritalStatus",
      "enum",
      "maritalStatus must be one of single, married, divorced, widowed, registered partnership, dissolved partnership.",
    ],
    HHLD: [
      { member: [{ givenName: "A", familyName: "B", birthDate: "1990-01-01" }] },
      "/member/0/relationship",
      "required",
      "member.0.relationship is missing.",
    ],
    IDAT: [{ nationality: "Examplia" }, "/nationality", "pattern", "nationality must match ^[A-Z]{2}$."],
    RESP: [{ mayWork: "yes" }, "/mayWork", "type", "mayWork must be a boolean."],
    PASP: [{ documentNumber: "12" }, "/documentNumber", "pattern", "documentNumber must match ^[0-9A-Z]{5,12}$."],
    CRIM: [{ result: "entries" }, "/entry", "required", "entry is missing."],
    VISA: [{ durationOfStay: 0 }, "/durationOfStay", "minimum", "durationOfStay must be 1 or more."],
    WORK: [
      { employer: { name: "Harbour Works Ltd" } },
      "/employer/legalName",
      "required",
      "employer.legalName is missing.",
    ],
    DRIV: [
      { drivingPrivileges: [{ vehicleCategoryCode: "Z", issueDate: "2012-09-14" }] },
      "/drivingPrivileges/0/vehicleCategoryCode",
      "enum",
      "drivingPrivileges.0.vehicleCategoryCode must be one of AM, A1, A2, A, B1, B, BE, C1, C1E, C, CE, D1, D1E, D, DE, T.",
    ],
    VEHR: [
      { vehicleIdentificationNumber: "1M8GDM9AXKP04278O" },
      "/vehicleIdentificationNumber",
      "pattern",
      "vehicleIdentificationNumber must match ^[0-9A-HJ-NPR-Z]{17}$.",
    ],
    LBUS: [{ activity: "a".repeat(401) }, "/activity", "maxLength", "activity must have at most 400 characters."],
    FOOD: [
      { foodActivity: ["retail", "retail"] },
      "/foodActivity",
      "uniqueItems",
      "foodActivity names one thing twice.",
    ],
    PSTL: [{ marketDay: [] }, "/marketDay", "minItems", "marketDay must have at least 1 of them."],
    BLDG: [{ planDigest: "0x12" }, "/planDigest", "pattern", "planDigest must match ^0x[0-9a-f]{64}$."],
    DOCT: [
      { practiceScope: "any" },
      "/practiceScope",
      "enum",
      "practiceScope must be one of full, supervised, restricted.",
    ],
    VACC: [{ order: 1.5 }, "/order", "type", "order must be a whole number."],
    TCHR: [{ educationalLevel: "primary" }, "/educationalLevel", "type", "educationalLevel must be an array."],
    DIPL: [{ educationalLevel: 9 }, "/educationalLevel", "maximum", "educationalLevel must be 8 or less."],
    LAWY: [
      { admissionDate: "20.02.2006" },
      "/admissionDate",
      "format",
      "admissionDate must be a day such as 2005-02-16.",
    ],
    DISA: [{ degree: 101 }, "/degree", "maximum", "degree must be 100 or less."],
    SENR: [
      { concession: ["casino"] },
      "/concession/0",
      "enum",
      "concession.0 must be one of transport, museums, parks, health check, other.",
    ],
    SOCI: [{ branch: [{ name: "health" }] }, "/branch/0/insuredSince", "required", "branch.0.insuredSince is missing."],
    TAXC: [
      { taxPeriod: { startDate: "2023-02-01" } },
      "/taxPeriod/endDate",
      "required",
      "taxPeriod.endDate is missing.",
    ],
    REAL: [
      { owner: [{ name: "A", share: "0/1" }] },
      "/owner/0/share",
      "pattern",
      "owner.0.share must match ^[1-9][0-9]{0,18}/[1-9][0-9]{0,18}$.",
    ],
    ACCR: [{ standard: "none" }, "/standard", "pattern", "standard must match ^(ISO|EN|IEC)[0-9A-Z /:.-]{3,40}$."],
  };
