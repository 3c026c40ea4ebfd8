import type { Hex } from "viem";
import type { Access, Withdrawn } from "../../../sdk/src/consent/index.js";
import type { CredentialDocument } from "../../../sdk/src/documents/index.js";
import { digestDocument } from "../../../sdk/src/documents/index.js";
import type { PresentationFinding } from "../../../sdk/src/presentations/index.js";
import { type ApplicationRepresentation, readRepresentation } from "../../../sdk/src/representation/index.js";
import { type Look, lookAgain, show, withdraw } from "./bank.js";
import { apply, grant, licenceFor, licenceOfEmployee, openService } from "./licence.js";
import { announceLoss, follow, mandateEmployee, mandateOfficer, registerHouse, verifyParties } from "./parties.js";
import { type Scene, type Setting, setScene } from "./scene.js";

export { noteAgain } from "./bank.js";
export { SERVICE } from "./licence.js";
export type { Cast, Scene, Setting } from "./scene.js";

/** What happened. */
export interface Told {
  readonly scene: Scene;
  /** Keys of both mandates. */
  readonly mandates: { readonly employee: Hex; readonly officer: Hex };
  readonly applicationId: Hex;
  /** What the desk saw in one call before it decided. */
  readonly representation: ApplicationRepresentation;
  readonly licence: CredentialDocument;
  readonly look: Look;
  readonly looks: readonly Access[];
  readonly withdrawn: Withdrawn;
  /** What the bank found when it looked again. */
  readonly refused: PresentationFinding;
  /** The employee's own title and licence. */
  readonly own: { readonly house: Hex; readonly licence: Hex };
  /** What the employee applied for from the next phone. */
  readonly secondApplicationId: Hex;
}

/**
 * A company lets its employee apply for a licence in its name, a bank is shown two fields of it, and the employee's lost
 * phone costs nobody a title, a licence or a mandate.
 */
export async function play(setting: Setting): Promise<Told> {
  const scene = setScene(setting);
  await openService(scene);
  await verifyParties(scene);
  const own = { house: await registerHouse(scene), licence: await licenceOfEmployee(scene) };
  const employee = await mandateEmployee(scene);
  const officer = await mandateOfficer(scene);

  const document = await licenceFor(scene);
  const { commitment } = digestDocument(document);
  const { applicationId } = await apply(scene, "employee", { commitment, papers: "papers" });
  const representation = await readRepresentation(scene.cast.issuingOfficer, scene.refs, applicationId);
  const licence = await grant(scene, applicationId, document);

  const look = await show(scene, licence);
  const { looks, withdrawn } = await withdraw(scene, look);
  const refused = await lookAgain(scene, look);

  const { completableAt } = await announceLoss(scene);
  await scene.pass(completableAt - (await scene.now()));
  await follow(scene, own);
  const second = await apply(scene, "phone", { commitment: setting.draw("second licence"), papers: "second papers" });
  return {
    scene,
    mandates: { employee: employee.key, officer: officer.key },
    applicationId,
    representation,
    licence,
    look,
    looks,
    withdrawn,
    refused,
    own,
    secondApplicationId: second.applicationId,
  };
}
