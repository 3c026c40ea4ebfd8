// A strict TypeScript application that also checks the SDK's own declarations.
import type { LandRegistry } from "@civitas/sdk/contracts";
import type { Chain } from "@civitas/sdk/core";
import { verifyCredential } from "@civitas/sdk/credentials";
import { type LandRef, readTitle, type TitleStanding, titleId } from "@civitas/sdk/land";

export async function ownersOf(chain: Chain, land: LandRef, reference: string): Promise<readonly string[]> {
  const standing: TitleStanding = await readTitle(chain, land, titleId(reference));
  return standing.state === "current" ? standing.owners.map(({ owner }) => owner) : [];
}

export const revisionOf = async (contract: LandRegistry, id: string): Promise<bigint> =>
  (await contract.title(id)).revision;

// @ts-expect-error A reference is a text, and no number.
export const numbered = () => titleId(7);

// @ts-expect-error A moment is needed to judge a credential by.
export const judged = (chain: Chain) => verifyCredential(chain, { registry: "0x00", id: "0x00" });

console.log("tsc works");
