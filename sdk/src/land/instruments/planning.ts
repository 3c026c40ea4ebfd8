import * as calls from "../calls.js";
import { planDocument, surrenderDocument } from "../planActions.js";
import type { PlanKind } from "../planTypes.js";
import type { Kind } from "./kind.js";
import { consenting, ownersOf, titleOf } from "./parties.js";
import { instrumentHead, ownership } from "./reader.js";
import type { Deeds } from "./types.js";

const KINDS: readonly PlanKind[] = ["subdivision", "consolidation", "partition"];

/** Titles are divided, merged or parted. */
export const plan: Kind<Deeds["plan"]> = {
  read: (read) => ({
    kind: read.choice("kind", KINDS),
    sources: read.list("sources").map((source) => ({
      titleId: source.title("title"),
      revision: source.count("revision"),
    })),
    lots: read.list("lots").map((lot) => ({
      titleId: lot.title("title"),
      ...lot.maybe("area", (name) => lot.count(name, 2 ** 40)),
      ...lot.maybe("parcel", lot.word),
      ownership: ownership(lot.inner("ownership")),
    })),
    plan: read.word("plan"),
    deadline: BigInt(read.count("deadline", 2 ** 48)),
  }),
  document: planDocument,
  parties: async (chain, ref, { sources }) => {
    const titles = await Promise.all(sources.map(({ titleId }) => titleOf(chain, ref, titleId)));
    const [first] = titles;
    return [
      ...(first === undefined ? [] : ownersOf(first)),
      ...titles.flatMap((title, source) => consenting(title).map((party) => ({ ...party, source }))),
    ];
  },
  call: (ref, deed, gathered) =>
    calls.registerPlan(ref, deed, {
      owners: gathered("owner"),
      consents: deed.sources.map((_, source) => gathered.under(source, "chargee", "restriction holder")),
    }),
};

/** A title is given up. */
export const surrender: Kind<Deeds["surrender"]> = {
  read: (read) => ({ ...instrumentHead(read), instrument: read.word("instrument") }),
  document: surrenderDocument,
  parties: async (chain, ref, { titleId }) => {
    const title = await titleOf(chain, ref, titleId);
    return [...ownersOf(title), ...consenting(title)];
  },
  call: (ref, deed, gathered) =>
    calls.surrender(ref, deed, { owners: gathered("owner"), consents: gathered("chargee", "restriction holder") }),
};
