import { officeRole } from "../sdk/src/access/index.js";
import type { Mined } from "../sdk/src/core/index.js";
import { credentialId, registerType, typeId } from "../sdk/src/credentials/index.js";
import {
  answerRequest,
  appealRefusal,
  type DeskRef,
  followDues,
  grantApplication,
  refuseApplication,
  requestInformation,
  serviceId,
  setService,
  signApplication,
  signPermit,
  submitApplication,
  withdrawApplication,
} from "../sdk/src/desk/index.js";
import { CAST, digest, fresh, type Stage, YEAR_ON } from "./stage.js";
import { loserOn } from "./succession.js";

const DAY = 86_400n;
const FEE = 25_000_000n;
const DEADLINE = BigInt(YEAR_ON);

/** Gas of the acts at the service desk: whole transactions, the token's and the registry's part included. */
export async function measure(stage: Stage): Promise<Readonly<Record<string, number>>> {
  const ref: DeskRef = { desk: await stage.contract("ServiceDesk") };
  const registry = { registry: await stage.contract("CredentialRegistry") };
  const head = await stage.as(CAST.licensingHead);
  const officer = await stage.as(CAST.issuingOfficer);
  const applicant = await stage.as(CAST.buyer);
  const account = applicant.account ?? fresh("nobody");
  const token = await stage.token(account, FEE * 100n);
  const treasury = await loserOn(stage);
  const gas: Record<string, number> = {};
  const spent = <done extends { readonly mined: Mined }>(operation: string, entered: done): done => {
    gas[operation] = Number(entered.mined.gasUsed);
    return entered;
  };

  const [kind, service, reasons] = [typeId("LBUS"), serviceId("LBUS/new"), digest("reasons")];
  const office = officeRole(3, 1);
  const type = { typeId: kind, office, holderNeeded: false, schema: digest("schema"), name: "Business licence" };
  await registerType(head, registry, type);
  const terms = {
    fee: { token, amount: FEE, treasury: treasury.account },
    period: 30n * DAY,
    answerPeriod: 14n * DAY,
    requests: 2,
    appealPeriod: 30n * DAY,
    appealOffice: officeRole(6, 1),
    appealTerm: 60n * DAY,
    lapse: "refund",
  } as const;
  spent("set a service's terms", await setService(head, ref, { serviceId: service, terms, basis: digest("basis") }));

  const submit = async (papers: string) => {
    const fee = { token, amount: FEE };
    const application = {
      serviceId: service,
      revision: 1,
      applicant: account,
      fee,
      commitment: digest(`document ${papers}`),
      dossier: digest(papers),
      deadline: DEADLINE,
    };
    const permit = await signPermit(applicant, ref, { ...fee, deadline: DEADLINE });
    const signature = await signApplication(applicant, ref, application);
    return submitApplication(officer, ref, application, { signature, permit });
  };
  await submit("before"); // Not the first fee that the desk ever holds.
  const granted = spent("submit, signed, with the fee by permit", await submit("granted")).applicationId;
  const paper = { applicationId: granted, deadline: DEADLINE };
  spent("ask for more", await requestInformation(officer, ref, { applicationId: granted, revision: 1, reasons }));
  spent("answer", await answerRequest(applicant, ref, { ...paper, revision: 2, supplement: digest("more") }));
  const given = { credentialId: credentialId(kind, "1543954"), validUntil: DEADLINE, commitment: digest("licence") };
  spent(
    "grant, and issue the credential",
    await grantApplication(officer, ref, { applicationId: granted, revision: 3, ...given, reasons }),
  );

  const refused = (await submit("refused")).applicationId;
  spent("refuse", await refuseApplication(officer, ref, { applicationId: refused, revision: 1, reasons }));
  const appeal = { applicationId: refused, revision: 2, grounds: digest("grounds"), deadline: DEADLINE };
  spent("appeal", await appealRefusal(applicant, ref, appeal));

  const withdrawn = (await submit("withdrawn")).applicationId;
  const withdrawal = { applicationId: withdrawn, revision: 1, deadline: DEADLINE };
  spent("withdraw, and refund", await withdrawApplication(applicant, ref, withdrawal));

  await treasury.succeed();
  const dues = { token, account: treasury.account };
  spent("follow what is due to another account", await followDues(officer, ref, dues));
  return gas;
}
