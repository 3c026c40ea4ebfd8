import type { HistoryEntry, Nature, PlanKind, RightKind } from "@civitas/sdk/land";
import { capital, count } from "../../words/en.js";
import type { ClaimAct } from "../claims.js";
import type { OrderedKind } from "../pending.js";

const degrees = (value: number): string => `${value.toFixed(5)}°`;

const natures: Readonly<Record<Nature, string>> = {
  sale: "by sale",
  gift: "as a gift",
  exchange: "in exchange",
  settlement: "by a settlement",
  other: "by another deed",
};

const named: Readonly<Record<RightKind, string>> = {
  lease: "Lease",
  servitude: "Servitude",
  covenant: "Covenant",
  restriction: "Restriction",
  "public-law restriction": "Restriction by public law",
};

const plans: Readonly<Record<PlanKind, string>> = {
  subdivision: "Subdivision",
  consolidation: "Consolidation",
  partition: "Partition among co-owners",
};

const ordered: Readonly<Record<OrderedKind, string>> = {
  forcedTransfer: "The title is to be given to another owner",
  setFrozenTokens: "The title is to be frozen",
  unfreeze: "The freeze is to be lifted",
  removeCaveat: "A caveat is to be removed",
  removeNotice: "A held place is to be given up",
  imposeRestriction: "The title is to be restricted by public law",
  liftRight: "A right of others is to be lifted",
  rectifyParcel: "The parcel is to be put right",
  rectifyOwners: "The owners are to be put right",
  strikeOut: "The title is to be struck out",
  transmit: "A dead owner’s part is to be passed on",
};

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
  share: (numerator: bigint, denominator: bigint) => `${numerator}/${denominator}`,
  form: "Owned",
  forms: {
    sole: "by one owner",
    "in common": "by several, each with a share of their own",
    joint: "by several as one; when one dies, the others own it all",
  },
  area: "Area",
  squareMetres: (area: number) => `${area.toString().replace(/\B(?=(\d{3})+$)/g, "\u00a0")} m²`,
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
  rights: "Rights of others",
  noRights: "None. Nobody but the owners has a right over this land.",
  rightOf: "Of",
  everybody: "the public",
  rightKinds: named,
  rightTexts: {
    lease: "Somebody else may use the land, for as long as the lease runs.",
    servitude: "Somebody else may use the land in one way, such as a path across it.",
    covenant: "The owners have promised how the land is used.",
    restriction: "A dealing needs this holder’s consent.",
    "public-law restriction": "An authority has limited what may be done with the land.",
  },
  notice: "Priority notice",
  noticeText: "The place of one dealing is held. Until it is registered or the notice ends, no other passes.",
  noticeDealing: "Dealing",
  noticeDigest: "digest of the dealing",
  caveats: "Caveats",
  noCaveats: "None. Nobody has warned of a claim.",
  caveator: "Lodged by",
  caveatOpen: "Until it is withdrawn",
  caveatUntil: "Until",
  since: "Since",
  lineage: {
    title: "Where the land came from",
    origin: "Came of",
    from: "From",
    end: "Closed by",
    into: "Became",
    plans,
  },
  orders: {
    title: "Court orders announced",
    text: "One officer of the court has announced this. Another can carry it out between the two moments, and any of them can take it back.",
    kinds: ordered,
    due: "Earliest",
    lapses: "Latest",
    basis: "Order",
    digest: "digest of the order",
    officer: "Announced by",
  },
  claim: {
    name: (reference: string) => `Claim to ${reference}`,
    record: "What is claimed",
    owners: (n: number) => (n === 1 ? "Claimant" : "Claimants"),
    published: "Published",
    closes: "Objections until",
    objections: "Objections that wait for the court",
    open: "Claimed, and not registered yet",
    openText: "Somebody asks to be registered as owner of this land. Whoever has a better right can object until",
    objected: "Claimed, and objected to",
    objectedText: "The claim is not registered before the court has decided on every objection.",
    over: "Claimed; the time for objections is over",
    overText: "Nobody has objected who still does. The registrar can now register the claim.",
    warning: "No title stands for this land: nobody is registered as its owner.",
    acts: {
      published: "Claim published",
      "objection-lodged": "Objection lodged",
      "objection-withdrawn": "Objection taken back",
      "objection-dismissed": "Objection dismissed by a court",
    } satisfies { readonly [kind in ClaimAct["kind"]]: string },
    by: "By",
  },
  extract: {
    name: "Extract",
    title: "Of",
    sealed: "As it stood",
    signer: "Sealed by",
    leftOffice: "who has left the office since",
    shown: "What is shown",
    whole: "the whole extract",
    part: "some fields; whoever showed it keeps the others",
    current: "Genuine, and nothing has changed since",
    currentText: "An officer of the register sealed this extract, and the title still stands as it says.",
    old: "Genuine, but the title has changed since",
    oldText: "An officer of the register sealed this extract, and it was true then. What happened since stands below.",
    since: "What has changed since",
    proven: "Fields that the register holds",
    provenText: "Each field below is what the register itself said at that moment.",
    vouched: "What the officer adds",
    vouchedText:
      "The register knows nothing of these fields. They rest on the word of the officer who sealed the extract.",
    refusedTitle: "Do not rely on this extract",
    refused: {
      foreign: "It is of another land register than the one that this page knows.",
      form: "Its content is not of the form that extracts have. It may be newer than this page.",
      signature:
        "The seal is not that of the officer it names: a field, a salt or the seal was changed, or somebody else signed it.",
      unauthorised: "Whoever sealed it did not hold the registrar’s office at that time. Anybody could have made it.",
      suspect: "It was sealed while the office’s keys may have been in wrong hands. Ask for a new one.",
      moment: "The chain has no such block yet, or that block was made at another time.",
      revision: "The title had another revision at that time, or was not registered at all.",
      field: "It says something else than the register did at that time.",
      missing: "It passes as whole and leaves out what the register held.",
    },
    place: "Place in the file",
  },
  certificateAlt: (reference: string, jurisdiction: string, standing: string) =>
    `Title certificate of ${reference}, land register of ${jurisdiction}. ${standing}`,
  standing: {
    clear: "Registered. Nothing blocks a sale.",
    clearText: "No charge, no right of others, no caveat and no court order stands on this title.",
    frozen: "Frozen by court order",
    frozenText: "No dealing with this title can be registered until the court lifts the freeze.",
    historic: "Closed. This title is history.",
    historicText: "It was divided, merged, given up or struck out, and never changes again. Its history says which.",
    pending: (n: number) =>
      n === 1 ? "A court order is announced" : `${capital(count(n, "court order", "court orders"))} are announced`,
    pendingText: "It has not been carried out yet. What it would do stands below.",
    notice: "A priority notice holds a place",
    noticeText: "One dealing that is named beforehand goes first; no other can be registered",
    restrictionText: "A dealing needs the consent of everybody who holds a restriction.",
    rights: (n: number) => `Registered, with ${count(n, "right", "rights")} of others`,
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
    transferred: ({ nature }) => `Passed to a new owner ${natures[nature]}`,
    "ownership-changed": ({ nature }) => `Owners or their shares changed ${natures[nature]}`,
    charged: ({ rank }) => `Charged, at rank ${rank}`,
    discharged: ({ rank }) => `Charge of rank ${rank} lifted`,
    "charge-varied": ({ rank }) => `Terms of the charge of rank ${rank} changed`,
    "charge-postponed": ({ rank, later }) => `Charge of rank ${rank} went back to rank ${later}`,
    "charge-assigned": ({ rank }) => `Charge of rank ${rank} passed to another chargee`,
    "right-granted": ({ right }) => `${named[right]} registered`,
    "right-released": ({ right }) => `${named[right]} ended`,
    "notice-placed": () => "Place of a dealing held by a priority notice",
    "notice-withdrawn": () => "Priority notice withdrawn",
    "caveat-varied": () => "Caveat changed",
    "caveat-lodged": () => "Caveat lodged",
    "caveat-withdrawn": () => "Caveat withdrawn",
    "caveat-removed": () => "Caveat removed by order of a court",
    followed: () => "A person’s place passed to the account that took over",
    frozen: () => "Frozen by order of a court",
    unfrozen: () => "Freeze lifted by order of a court",
    "transfer-ordered": () => "Given to another owner by order of a court",
    "parcel-rectified": () => "Parcel put right by order of a court",
    "owners-rectified": () => "Owners put right by order of a court",
    transmitted: () => "Passed on after an owner's death",
    "notice-removed": () => "Held place given up by order of a court",
    "restriction-imposed": () => "Restricted by public law",
    "right-lifted": () => "Right lifted by order of a court",
    "struck-out": () => "Struck out by order of a court",
    "came-of-plan": () => "Came of a survey plan",
    "closed-by-plan": () => "Divided or merged by a survey plan",
    surrendered: () => "Given up by its owners",
  } satisfies {
    readonly [kind in HistoryEntry["kind"]]: (act: Extract<HistoryEntry, { readonly kind: kind }>) => string;
  },
  parties: {
    formerAccount: "Former account",
    presentAccount: "Account now",
    owner: "Owner",
    from: "From",
    to: "To",
    chargee: "In favour of",
    caveator: "By",
    deceased: "Deceased",
    holder: "Holder",
    beneficiary: "For",
    benefit: "For the benefit of",
    became: "Became",
    area: "Area",
    unknownArea: "unknown",
    advanced: "Came forward",
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
