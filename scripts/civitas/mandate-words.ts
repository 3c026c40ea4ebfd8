import { type Address, type Hex, isAddress, pad } from "viem";
import { type Deployment, deployedIn } from "../../sdk/src/core/index.js";
import {
  type Authority,
  type ListedMandate,
  type MandateAct,
  type MandateStanding,
  powerName,
  themeOf,
  themeParts,
} from "../../sdk/src/mandates/index.js";
import { ToolError } from "../support/error.js";
import { wordOf } from "./application.js";
import { type Flags, text } from "./context.js";
import { needed } from "./credential-words.js";
import { moment } from "./output.js";

/** Flags by which a power and what it is for are named. */
export const subjectFlags = {
  at: { type: "string" },
  power: { type: "string" },
  for: { type: "string" },
  under: { type: "string" },
} as const;

/** A power and what it is for, as the flags name them: `--at ServiceDesk --power LBUS/new --for DIGEST`. */
export function subjectIn(flags: Flags, deployment: Deployment): { readonly theme: Hex; readonly resource?: Hex } {
  const place = needed(flags, "at");
  const contract = isAddress(place) ? place : deployedIn(deployment, place).address;
  const resource = text(flags, "for");
  const theme = themeOf(contract, text(flags, "power"));
  if (resource === undefined) return { theme };
  return { theme, resource: isAddress(resource) ? pad(resource, { size: 32 }) : wordOf(resource, "--for") };
}

/** An amount in the smallest unit. */
export function amountIn(flags: Flags, name: string): bigint | undefined {
  const value = text(flags, name);
  if (value === undefined) return undefined;
  if (/^\d{1,39}$/.test(value)) return BigInt(value);
  throw new ToolError(`--${name} ${value} is not a whole number.`);
}

/** A theme as people read it: the power, and the contract by its name where the deployment knows it. */
export function themeInWords(theme: Hex, { contracts }: Deployment): string {
  const { contract, code } = themeParts(theme);
  const name = Object.entries(contracts).find(([, { address }]) => BigInt(address) === BigInt(contract))?.[0];
  const power = code === undefined ? "every power" : (powerName(theme) ?? code);
  return `${power} at ${name ?? contract}`;
}

/** What is left of a mandate. */
export function leftInWords(standing: MandateStanding): string {
  if (standing.state === "unknown") return "nothing";
  const { until, count, sum } = standing;
  const uses = count === undefined ? "any number of uses" : `${count} uses`;
  return `${uses}, ${sum === undefined ? "any sum" : `sum ${sum}`}, until ${moment(until)}`;
}

/** What joins two parties, or is missing. */
export function authorityInWords(authority: Authority): string {
  switch (authority.state) {
    case "authorised":
      return `may act until ${moment(authority.until)}`;
    case "mandate wanting":
      return `may not act: mandate ${authority.key} is wanting: ${authority.fault}`;
    default:
      return `may not act: ${authority.state}`;
  }
}

/** A mandate in a list. */
export const listed = (
  side: "gave" | "received",
  { key, standing, theme, ...mandate }: ListedMandate,
  other: Address,
  deployment: Deployment,
): readonly string[] => [
  side,
  key,
  standing.state,
  themeInWords(theme, deployment),
  mandate.resource === undefined ? "for everything" : `for ${mandate.resource}`,
  `${side === "gave" ? "to" : "from"} ${other}`,
  leftInWords(standing),
];

/** A line of a mandate's history. */
export function told(act: MandateAct): readonly string[] {
  const more =
    act.kind === "used"
      ? `by ${act.agent}${act.amount === 0n ? "" : `, sum ${act.amount}`}`
      : "until" in act
        ? `until ${moment(act.until)}`
        : "";
  return [`  block ${act.block}`, act.kind, more];
}
