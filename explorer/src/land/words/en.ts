import { capital, count } from "../../words/en.js";

const degrees = (value: number): string => `${value.toFixed(5)}°`;

/** What the pages of the land register say, in English. */
export const en = {
  offer: {
    title: "A title to land",
    text: "Owner, charges such as mortgages, caveats, court orders, the parcel and the whole history.",
    example: "BK-7065-1",
  },
  name: (reference: string) => `Title ${reference}`,
  caption: (jurisdiction: string) => `Land register, ${jurisdiction}`,
  unknown: (reference: string) => `No title ${reference}`,
  record: "The title",
  owners: (n: number) => (n === 1 ? "Owner" : "Owners"),
  share: (numerator: number, denominator: number) => `${numerator}/${denominator}`,
  revision: "Revision",
  revisions: (n: number) =>
    `${n}, ${n === 1 ? "unchanged" : count(n - 1, "change", "changes")} since it was registered`,
  registered: "First registered",
  plan: "Plan on record",
  planDigest: "digest of the plan",
  noPlan: "No plan of the parcel is on record.",
  charges: "Charges",
  noCharges: "None. Nobody is secured on this land.",
  rank: (rank: number) => `Rank ${rank}`,
  chargee: "In favour of",
  caveats: "Caveats",
  noCaveats: "None. Nobody has warned of a claim.",
  caveator: "Lodged by",
  caveatOpen: "Until it is withdrawn",
  caveatUntil: "Until",
  since: "Since",
  certificateAlt: (reference: string, jurisdiction: string, standing: string) =>
    `Title certificate of ${reference}, land register of ${jurisdiction}. ${standing}`,
  standing: {
    clear: "Registered. Nothing blocks a sale.",
    clearText: "No charge, no caveat and no court order stands on this title.",
    frozen: "Frozen by court order",
    frozenText: "No dealing with this title can be registered until the court lifts the freeze.",
    caveats: (n: number) =>
      n === 1 ? "A caveat stops dealings" : `${capital(count(n, "caveat", "caveats"))} stop dealings`,
    caveatText: "Somebody claims an interest in this land. While the caveat stands, no dealing can be registered:",
    untilWithdrawn: "until it is withdrawn or a court removes it.",
    until: "until",
    charges: (n: number) => `Registered, with ${count(n, "charge", "charges")}`,
    chargeText: (n: number) =>
      n === 1
        ? "The land secures a debt. A sale needs the consent of the account that holds the charge, and the charge stays on the land:"
        : "The land secures debts. A sale needs the consent of every account that holds a charge, and the charges stay on the land:",
  },
  acts: {
    registered: () => "Registered for the first time",
    transferred: () => "Passed to a new owner",
    charged: (rank: number) => `Charged, at rank ${rank}`,
    discharged: (rank: number) => `Charge of rank ${rank} lifted`,
    "caveat-lodged": () => "Caveat lodged",
    "caveat-withdrawn": () => "Caveat withdrawn",
    "caveat-removed": () => "Caveat removed by order of a court",
    frozen: () => "Frozen by order of a court",
    unfrozen: () => "Freeze lifted by order of a court",
  },
  parties: {
    owner: "Owner",
    from: "From",
    to: "To",
    chargee: "In favour of",
    caveator: "By",
    until: "Until",
    untilWithdrawn: "it is withdrawn",
  },

  parcel: {
    title: "The parcel",
    label: "Open the plan (GeoJSON file)",
    hint: "Choose or drop a file that holds the parcel, such as the map agency’s open data. It is read here and sent nowhere. Only the shape that the register vouches for is drawn.",
    map: (reference: string) =>
      `Map of the parcel of title ${reference}. Move it with the arrow keys, zoom with plus and minus.`,
    outcome: (
      check:
        | { readonly outcome: "match" }
        | { readonly outcome: "not-geojson" }
        | { readonly outcome: "mismatch"; readonly shapes: number },
      file: string,
    ) => {
      if (check.outcome === "match") {
        return {
          title: "This is the parcel: it matches the register",
          text: `Found in ${file} by the digest on record.`,
        };
      }
      if (check.outcome === "not-geojson") {
        return { title: "The file holds no shapes", text: `${file} is not a GeoJSON file with polygons.` };
      }
      return {
        title: "This is not the parcel on record",
        text: `${capital(count(check.shapes, "shape", "shapes"))} in ${file}, and none has the digest that the register holds. The plan was changed, or belongs to other land. Nothing is drawn.`,
      };
    },
    outline: (box: Readonly<Record<"corners" | "south" | "west" | "north" | "east", number>>) =>
      `${box.corners} corners, latitude ${degrees(box.south)} to ${degrees(box.north)}, longitude ${degrees(box.west)} to ${degrees(box.east)}.`,
  },
};
