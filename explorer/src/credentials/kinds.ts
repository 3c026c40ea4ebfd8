import { authorityAbi } from "@civitas/sdk/access";
import { deployedIn, readEvents } from "@civitas/sdk/core";
import { readTypes } from "@civitas/sdk/credentials";
import { hexToString } from "viem";
import type { Explorer } from "../chain/explorer.js";
import { credentials } from "./words/index.js";

/** A kind of credential, and who issues it. */
export interface Kind {
  /** Four letters or digits. */
  readonly typeId: string;
  readonly name: string;
  /** Name of the agency. */
  readonly agency: string;
  /** Name of the office within it; empty where the authority's log names none. */
  readonly office: string;
}

/** Every kind that was registered, in the order of registration. */
export async function readKinds(explorer: Explorer): Promise<readonly Kind[]> {
  const { chain, deployment } = explorer;
  const { address, block } = deployedIn(deployment, "CredentialRegistry");
  const [registered, labels] = await Promise.all([
    readTypes(chain, { registry: address }, { fromBlock: block }),
    readLabels(explorer),
  ]);
  return registered.map(({ typeId, office, name }) => {
    const agency = (office >> 16n) << 16n;
    return {
      typeId: hexToString(typeId),
      name,
      agency: labels.get(agency) ?? credentials.agencyUnnamed(agency),
      office: labels.get(office) ?? "",
    };
  });
}

/** What agencies and offices are called now, by their role. */
async function readLabels({ chain, deployment }: Explorer): Promise<ReadonlyMap<bigint, string>> {
  const { ["Authority"]: authority } = deployment.contracts;
  if (authority === undefined) return new Map();
  const opened = await readEvents(chain, {
    abi: authorityAbi,
    address: authority.address,
    names: ["AgencyOpened", "OfficeOpened"],
    fromBlock: authority.block,
  });
  return new Map(
    opened.map((event) =>
      event.eventName === "AgencyOpened"
        ? [event.args.agency, event.args.label]
        : [event.args.office, event.args.label],
    ),
  );
}

/** The kind that goes by these letters; one without names where its registration is not in the log. */
export const kindOf = (kinds: readonly Kind[], typeId: string): Kind =>
  kinds.find((kind) => kind.typeId === typeId) ?? { typeId, name: typeId, agency: "", office: "" };
