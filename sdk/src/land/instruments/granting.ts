import type { Address, Hex } from "viem";
import type { Chain } from "../../core/index.js";
import { RightUnknownError } from "../../generated/land.js";
import { releaseDocument, rightDocument } from "../burdenDocuments.js";
import type { GrantedKind } from "../burdenTypes.js";
import * as calls from "../calls.js";
import type { LandRef } from "../types.js";
import type { Kind } from "./kind.js";
import { consenting, inPart, ownersOf, titleOf } from "./parties.js";
import { ending, instrumentHead } from "./reader.js";
import type { Deeds, Party } from "./types.js";

const KINDS: readonly GrantedKind[] = ["lease", "servitude", "covenant", "restriction"];

/** Owners give a right over their land. */
export const right: Kind<Deeds["right"]> = {
  read: (read) => ({
    ...instrumentHead(read),
    kind: read.choice("kind", KINDS),
    ...read.maybe("holder", read.account),
    ...read.maybe("benefited", read.title),
    terms: read.word("terms"),
    ...ending(read),
  }),
  document: rightDocument,
  parties: async (chain, ref, deed) => {
    const title = await titleOf(chain, ref, deed.titleId);
    return [...ownersOf(title), ...(await holders(chain, ref, deed)), ...consenting(title)];
  },
  call: (ref, deed, gathered) =>
    calls.grantRight(ref, deed, {
      owners: gathered("owner"),
      holders: gathered("right holder"),
      consents: gathered("chargee", "restriction holder"),
    }),
};

/** A right is given up. */
export const rightRelease: Kind<Deeds["right-release"]> = {
  read: (read) => ({
    ...instrumentHead(read),
    slot: read.count("slot", 256),
    instrument: read.word("instrument"),
  }),
  document: releaseDocument,
  parties: async (chain, ref, { titleId, slot }) => {
    const found = (await titleOf(chain, ref, titleId)).rights.find((one) => one.slot === slot);
    if (found === undefined) throw new RightUnknownError({ titleId, slot });
    return holders(chain, ref, found);
  },
  call: (ref, deed, gathered) => calls.releaseRight(ref, deed, gathered("right holder")),
};

/** Who has a right signed: its holder, or the owners of the title that has the benefit now. */
async function holders(
  chain: Chain,
  ref: LandRef,
  { holder, benefited }: { readonly holder?: Address; readonly benefited?: Hex },
): Promise<readonly Party[]> {
  if (benefited === undefined) return inPart("right holder", holder === undefined ? [] : [holder]);
  const { owners } = await titleOf(chain, ref, await chain.read(calls.benefitOf(ref, benefited)));
  return inPart(
    "right holder",
    owners.map(({ owner }) => owner),
  );
}
