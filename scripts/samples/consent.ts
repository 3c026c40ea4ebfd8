import { type Hex, keccak256, stringToHex } from "viem";
import {
  type ConsentRef,
  consentsGivenBy,
  giveConsent,
  PURPOSES,
  recordAccess,
  scopeDigest,
  signConsent,
  withdrawConsent,
} from "../../sdk/src/consent/index.js";
import { deployedIn } from "../../sdk/src/core/index.js";
import { credentialId, typeId } from "../../sdk/src/credentials/index.js";
import type { Chapter, Person, Stage } from "../start/stage.js";

const DAY = 86_400n;
const digest = (words: string): Hex => keccak256(stringToHex(words));

/** Two consents towards the bank: one in force, under which it looked, and one that its holder withdrew. */
export async function play(stage: Stage): Promise<Chapter> {
  const ref: ConsentRef = { registry: deployedIn(stage.deployment, "ConsentRegistry").address };
  const standing = await ensureConsent(stage, ref, "cleo");
  const ended = await ensureConsent(stage, ref, "dov");
  await withdrawConsent(stage.as("dov"), ref, { consentId: ended });
  return {
    title: "Consents",
    lines: [
      "Cleo lets the bank see two fields of a licence for thirty days, and it looked once.",
      "Dov let it too, and withdrew.",
    ],
    pages: [
      { label: "A consent in force, and who looked", path: `consent/${standing}` },
      { label: "A consent that was withdrawn", path: `consent/${ended}` },
      { label: "Ask, answer and check by QR code", path: "exchange" },
    ],
    tryNext: [`Tell who looked: npm run civitas -- consent show ${standing}`],
  };
}

/** A consent that its holder signed and the bank handed in, and the bank's one look; gives its id. */
async function ensureConsent(stage: Stage, ref: ConsentRef, person: Person): Promise<Hex> {
  const [holder, bank] = [stage.as(person), stage.as("bank")];
  // On a chain that was kept, it was given at an earlier run.
  const [known] = await consentsGivenBy(bank, ref, stage.addressOf(person));
  if (known !== undefined) return known.consentId;
  const { timestamp } = await bank.block();
  const scope = {
    registry: deployedIn(stage.deployment, "CredentialRegistry").address,
    credential: credentialId(typeId("LBUS"), "CT-2026-0001"),
    fields: ["/credentialSubject/legalName", "/credentialSubject/registeredCapital"],
    // A holder draws the salt at random; this one is public.
    salt: digest(`samples ${person}`),
  };
  const consent = {
    holder: stage.addressOf(person),
    grantee: stage.addressOf("bank"),
    purpose: PURPOSES.creditChecking,
    scope: scopeDigest(scope),
    until: timestamp + 30n * DAY,
    retention: 90n * DAY,
  };
  const signature = await signConsent(holder, ref, consent);
  const { consentId } = await giveConsent(bank, ref, consent, { signature });
  await recordAccess(bank, ref, { consentId, receipt: digest(`what ${person} showed`) });
  return consentId;
}
