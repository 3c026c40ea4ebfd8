import { writeFile } from "node:fs/promises";
import { isHex } from "viem";
import { credentialId, typeId } from "../../sdk/src/credentials/index.js";
import {
  readStatusBits,
  type StatusListing,
  type StatusPurpose,
  statusListCredential,
} from "../../sdk/src/credentials/status-list/index.js";
import { requireCredential } from "../../sdk/src/documents/validation/index.js";
import { ToolError } from "../support/error.js";
import { type Context, type Outcome, text, type Verb, whole } from "./context.js";
import { contractOn, deploymentFlags } from "./deployment.js";
import { fromHere, readInput } from "./input.js";
import { nodeFlags, openNode } from "./node.js";

/** Reads how credentials stand, and writes the list in which verifiers that know no chain can look it up. */
export const statusList: Verb = {
  name: "credential status-list",
  usage: "LIST.json --id URL --issuer URL [--purpose revocation|suspension] [--lifetime SECONDS] [--out FILE]",
  summary: "write a Bitstring Status List of the credentials and batches that the file places in it",
  positionals: 1,
  flags: {
    ...nodeFlags,
    ...deploymentFlags,
    id: { type: "string" },
    issuer: { type: "string" },
    purpose: { type: "string", default: "revocation" },
    lifetime: { type: "string" },
    out: { type: "string" },
  },
  run,
};

async function run(context: Context): Promise<Outcome> {
  const { flags, positionals, say } = context;
  const [id, issuer, purpose] = [needed(context, "id"), needed(context, "issuer"), purposeOf(text(flags, "purpose"))];
  const listing = parseListing(await readInput(positionals[0] ?? ""));
  const lifetime = whole(flags, "lifetime", 1);
  const node = await openNode(context);
  const { address: registry, block: fromBlock } = await contractOn(context, node, "CredentialRegistry");
  const { bits, block, moment } = await readStatusBits(node.chain, { registry }, listing, purpose, { fromBlock });
  const credential = await statusListCredential({
    id,
    issuer,
    purpose,
    bits,
    moment,
    ...(lifetime === undefined ? {} : { lifetime: BigInt(lifetime) }),
  });
  requireCredential(credential);
  const out = text(flags, "out");
  const json = JSON.stringify(credential, null, 2);
  if (out === undefined) say(json);
  else {
    await writeFile(fromHere(out), `${json}\n`);
    say(
      `The ${purpose} list of ${bits.length * 8} entries, as of block ${block}, is in ${out}. Sign it, and publish it at ${id}.`,
    );
  }
  return { ok: true, result: { registry, block, credential } };
}

function needed({ flags }: Context, name: string): string {
  const value = text(flags, name);
  if (value !== undefined) return value;
  throw new ToolError(`Say --${name} URL: it stands in the list, and verifiers compare it with the credentials'.`);
}

function purposeOf(word: string | undefined): StatusPurpose {
  if (word === "revocation" || word === "suspension") return word;
  throw new ToolError(`--purpose ${word} is neither revocation nor suspension.`);
}

/** Reads which credential has which place: by its id, or by its type and number; batches by type and root. */
function parseListing(bytes: Uint8Array): StatusListing {
  const file = parsed(bytes);
  const list = (name: string): readonly Readonly<Record<string, unknown>>[] => {
    const value = file[name] ?? [];
    if (Array.isArray(value) && value.every((row) => typeof row === "object" && row !== null)) return value;
    throw new ToolError(`The member ${name} of the list must be a list of objects.`);
  };
  const credentials = list("credentials").map(({ index, id, type, number }, row) => {
    const known = word(id)
      ? id
      : typeof type === "string" && typeof number === "string"
        ? named(type, number)
        : undefined;
    if (!place(index) || known === undefined) {
      throw new ToolError(`credentials[${row}] of the list needs an index, and an id or a type and a number.`);
    }
    return { index, id: known };
  });
  const batches = list("batches").map(({ type, root, first = 0 }, row) => {
    if (typeof type !== "string" || !word(root) || !place(first)) {
      throw new ToolError(`batches[${row}] of the list needs a type, a root, and may have a first index.`);
    }
    return { typeId: typeId(type), root, first };
  });
  return { credentials, batches };
}

function parsed(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new ToolError("The list is no JSON.", { cause });
  }
}

const named = (type: string, number: string) => credentialId(typeId(type), number);
const word = (value: unknown): value is `0x${string}` => isHex(value) && value.length === 66;
const place = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
