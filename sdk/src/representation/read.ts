import { type Address, concat, type Hex, keccak256, slice } from "viem";
import type { Chain } from "../core/index.js";
import { applicationHistory, type HistorySpan, readApplication } from "../desk/index.js";
import { readIdentity, readPlace, readStanding } from "../identity/index.js";
import { readAuthority } from "../mandates/index.js";
import type {
  ApplicationRepresentation,
  PartyStanding,
  Representation,
  RepresentationRef,
  RepresentationWish,
} from "./types.js";

const CODE_BYTES = 12;

/** The theme under which a desk takes an agent's acts for a service. */
export function serviceTheme(desk: Address, serviceId: Hex): Hex {
  const fits = BigInt(slice(serviceId, CODE_BYTES)) === 0n;
  const code = slice(fits ? serviceId : keccak256(serviceId), 0, CODE_BYTES);
  return concat([desk, code]).toLowerCase() as Hex;
}

/**
 * Tells whether an agent may act for an applicant at a desk: both parties' standing, and the mandates that join them with
 * what remains of each, or what is missing. Everything is read at one block, the latest unless another is named.
 */
export async function checkRepresentation(
  chain: Chain,
  ref: RepresentationRef,
  wish: RepresentationWish,
  options: { readonly block?: bigint } = {},
): Promise<Representation> {
  const { number: block } = await chain.block(options.block);
  const [applicant, agent] = await Promise.all([
    partyOf(chain, ref, wish.applicant, block),
    partyOf(chain, ref, wish.agent, block),
  ]);
  const parties = { block, applicant, agent };
  if (agent.account === applicant.current) return { state: "same person", ...parties, links: [] };

  const { applicationId: resource, amount, path } = wish;
  const asked = {
    principal: applicant.current,
    agent: agent.current,
    theme: serviceTheme(ref.desk, wish.serviceId),
    ...(resource === undefined ? {} : { resource }),
    ...(amount === undefined ? {} : { amount }),
    ...(path === undefined ? {} : { path }),
  };
  const authority = await readAuthority(chain, ref, asked, { block });
  const said = { ...parties, links: authority.links };
  if (agent.current !== agent.account) return { state: "agent succeeded", ...said, current: agent.current };
  switch (authority.state) {
    case "authorised":
      return { state: "authorised", ...said, until: authority.until };
    case "principal not verified":
      return { state: "applicant not verified", ...said };
    case "agent not verified":
      return { state: "agent not verified", ...said };
    case "mandate wanting":
      return { state: "mandate wanting", ...said, fault: authority.fault, key: authority.key };
  }
}

/**
 * Tells who submitted an application, and where an agent did, under which mandates, and how both parties stand now.
 *
 * @throws `ApplicationHistoryIncompleteError` when the node's logs leave out an act.
 */
export async function readRepresentation(
  chain: Chain,
  ref: RepresentationRef,
  applicationId: Hex,
  { fromBlock = 0n, toBlock }: HistorySpan = {},
): Promise<ApplicationRepresentation> {
  const { number: block } = await chain.block(toBlock);
  const standing = await readApplication(chain, ref, applicationId, { block });
  if (standing.state === "unknown") return standing;
  const { state: _, ...application } = standing;
  const [submission] = await applicationHistory(chain, ref, applicationId, { fromBlock, toBlock: block });
  const mandate = submission?.mandate;
  if (submission === undefined || mandate === undefined) return { state: "submitted by applicant", application };

  const { principal, agent, path } = mandate;
  const { applicant, serviceId } = application;
  const now = await checkRepresentation(chain, ref, { applicant, agent, serviceId, applicationId, path }, { block });
  const submitted = { block: submission.block, transaction: submission.transaction };
  return { state: "submitted by agent", application, principal, agent, path, submitted, now };
}

async function partyOf(chain: Chain, ref: RepresentationRef, account: Address, block: bigint): Promise<PartyStanding> {
  const { root, current } = await readPlace(chain, ref, account, { block });
  const [identity, standing] = await Promise.all([
    readIdentity(chain, ref, current, { block }),
    readStanding(chain, ref, current, { block }),
  ]);
  return { account, root, current, identity, standing };
}
