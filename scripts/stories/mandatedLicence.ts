import { join } from "node:path";
import { keccak256, stringToHex } from "viem";
import { type Chain, deployedIn } from "../../sdk/src/core/index.js";
import { readTitle, referenceOf } from "../../sdk/src/land/index.js";
import type { Chapter, Stage } from "../start/stage.js";
import { writeJson } from "../support/files.js";
import { type Cast, play as tell } from "./mandatedLicence/index.js";
import { houseOf } from "./mandatedLicence/parties.js";

/** Number of the first account of the wallet that none of the samples uses. */
const FIRST = 100;
/** Domains through which it runs. */
export const needs: readonly string[] = ["consent", "credentials", "desk", "identity", "land", "mandates"];

const NEW = ["company", "officer", "employee", "phone"] as const;

/** Plays the story with a company and people of its own: on a chain that was kept, with new ones each time. */
export async function play(stage: Stage): Promise<Chapter> {
  const number = await nextNumber(stage);
  const first = FIRST + NEW.length * number;
  const opened: (readonly [string, Chain])[] = [];
  for (const [place, who] of NEW.entries()) opened.push([who, await stage.stranger(first + place)]);
  const strangers = Object.fromEntries(opened) as Pick<Cast, (typeof NEW)[number]>;
  const told = await tell({
    deployment: stage.deployment,
    cast: {
      verifyingOfficer: stage.as("verifyingOfficer"),
      licensingHead: stage.as("licensingHead"),
      issuingOfficer: stage.as("issuingOfficer"),
      registrar: stage.as("registrar"),
      bank: stage.as("bank"),
      ...strangers,
    },
    pass: stage.pass,
    draw: (name) => keccak256(stringToHex(`${name} ${number} ${Date.now()}`)),
    number: padded(number),
  });
  const { look, looks, licence, own, applicationId, mandates, scene, refused } = told;
  const file = join(stage.home, `licence-${scene.number}.json`);
  await writeJson(file, licence);
  const { presentation } = look.codes;
  return {
    title: "A licence on a company's behalf, shown to a bank, and a lost phone",
    lines: [
      `the company ${scene.of("company")} lets its employee apply at one service for a month`,
      `the desk sees in one call both parties' standing and the mandate that joins them: ${told.representation.state}`,
      `the licence is the company's; its document lies in ${file}`,
      `the bank asked for two fields by a QR code; the answer takes ${presentation.length} and only the bank reads it: ${look.finding.outcome}`,
      `the company sees who looked (${looks.length} time), and withdraws; the bank's next look: ${refused.outcome}`,
      `the employee's phone is lost; after the objection period title, licence and mandate are with ${scene.of("phone")}`,
    ],
    pages: [
      { label: "The mandate", path: `mandate/${mandates.employee}` },
      { label: "The application under it", path: `application/${applicationId}` },
      { label: "The consent, and who looked", path: `consent/${look.consentId}` },
      { label: "The employee's accounts", path: `account/${scene.of("employee")}` },
      { label: "All that the company has", path: `wallet/${scene.of("company")}` },
      { label: "All that the employee has", path: `wallet/${scene.of("employee")},${scene.of("phone")}` },
      { label: "The title that followed", path: `title/${encodeURIComponent(referenceOf(own.house))}` },
    ],
    tryNext: [],
  };
}

/** How often the story was told on this chain. */
async function nextNumber(stage: Stage): Promise<number> {
  const land = { registry: deployedIn(stage.deployment, "LandRegistry").address };
  const chain = stage.as("bank");
  for (let number = 1; ; number++) {
    if ((await readTitle(chain, land, houseOf(padded(number)))).state === "unknown") return number;
  }
}

const padded = (number: number): string => `${number}`.padStart(3, "0");
