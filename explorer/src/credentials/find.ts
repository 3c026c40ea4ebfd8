import type { Findings } from "../app/kind.js";
import { pathOf } from "../app/route.js";
import type { Explorer } from "../chain/explorer.js";
import { credentialIdOf, writtenAs } from "./ids.js";
import { type Kind, readKinds } from "./kinds.js";
import { credentialExists } from "./read.js";
import { credentials } from "./words/index.js";

/** Looks for a credential by kind and serial, or by its serial alone in every kind that was registered. */
export async function findCredential(explorer: Explorer, text: string): Promise<Findings> {
  const kinds = await readKinds(explorer);
  const references = [...new Set([text, text.toUpperCase()])].flatMap((reference) => candidates(reference, kinds));
  const standing = await Promise.all(references.map(({ kind, serial }) => exists(explorer, kind.typeId, serial)));
  return {
    looked: credentials.looked(kinds.map(({ name }) => name)),
    found: references
      .filter((_, index) => standing[index])
      .map(({ kind, serial }) => ({
        path: pathOf("credential", kind.typeId, serial),
        label: `${kind.name} ${serial}`,
      })),
  };
}

interface Candidate {
  readonly kind: Kind;
  readonly serial: string;
}

function candidates(reference: string, kinds: readonly Kind[]): readonly Candidate[] {
  const { typeId, serial } = writtenAs(reference);
  return kinds.filter((kind) => typeId === undefined || kind.typeId === typeId).map((kind) => ({ kind, serial }));
}

async function exists(explorer: Explorer, typeId: string, serial: string): Promise<boolean> {
  const id = credentialIdOf(typeId, serial);
  return id !== undefined && credentialExists(explorer, id);
}
