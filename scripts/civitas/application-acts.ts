import { type Hex, isAddress } from "viem";
import type { Chain, Mined } from "../../sdk/src/core/index.js";
import { credentialId } from "../../sdk/src/credentials/index.js";
import {
  type ApplicationRecord,
  answerRequest,
  appealRefusal,
  approveFee,
  concludeRefusal,
  type DeskRef,
  type Fee,
  grantApplication,
  lapseApplication,
  type Permit,
  payOut,
  readService,
  refuseApplication,
  requestInformation,
  serviceId,
  signPermit,
  submitApplication,
  withdrawApplication,
} from "../../sdk/src/desk/index.js";
import { ToolError } from "../support/error.js";
import { applicationAt, deskFlags, openDesk, wordOf } from "./application.js";
import { type Context, type Outcome, text, type Verb } from "./context.js";

const HOUR = 3_600n;

/** Submits an application in the account's own name, and pays its fee. */
const submit: Verb = {
  name: "application submit",
  usage: "SERVICE --commitment 0x… --dossier 0x…",
  summary: "apply for a service, such as LBUS/new; the fee goes with it",
  positionals: 1,
  flags: { ...deskFlags, commitment: { type: "string" }, dossier: { type: "string" } },
  run: async (context) => {
    const { node, ref } = await openDesk(context);
    const { chain } = node;
    const name = context.positionals[0] ?? "";
    const service = await readService(chain, ref, serviceId(name));
    if (service === undefined) throw new ToolError(`No service ${name} is offered at ${ref.desk}.`);
    const deadline = (await chain.block()).timestamp + HOUR;
    const { fee } = service.terms;
    const application = {
      serviceId: service.serviceId,
      revision: service.revision,
      applicant: accountOf(chain),
      ...(fee === undefined ? {} : { fee }),
      commitment: wordOf(text(context.flags, "commitment"), "--commitment"),
      dossier: wordOf(text(context.flags, "dossier"), "--dossier"),
      deadline,
    };
    const permit = fee === undefined ? undefined : await leave(chain, ref, { ...fee, deadline });
    const done = await submitApplication(chain, ref, application, permit === undefined ? {} : { permit });
    context.say(`Application ${done.applicationId} was submitted; the office decides within its time.`);
    return entered(done, { applicationId: done.applicationId, dueAt: done.dueAt });
  },
};

/** Decides on an application or an appeal. */
const decide: Verb = {
  name: "application decide",
  usage: "ID (--grant SERIAL --commitment 0x… [--until SECONDS] | --refuse) --reasons 0x…",
  summary: "grant an application or an appeal and issue the credential, or refuse it",
  positionals: 1,
  flags: {
    ...deskFlags,
    grant: { type: "string" },
    refuse: { type: "boolean" },
    commitment: { type: "string" },
    until: { type: "string" },
    reasons: { type: "string" },
  },
  run: (context) =>
    act(context, async (chain, ref, application) => {
      const reasons = wordOf(text(context.flags, "reasons"), "--reasons");
      const serial = text(context.flags, "grant");
      if ((serial === undefined) === (context.flags["refuse"] !== true)) {
        throw new ToolError("Say either --grant SERIAL or --refuse.");
      }
      const ruling = { ...application, reasons };
      if (serial === undefined) return refuseApplication(chain, ref, ruling);
      const id = credentialId(application.serviceId.slice(0, 10) as Hex, serial);
      const commitment = wordOf(text(context.flags, "commitment"), "--commitment");
      const until = text(context.flags, "until");
      if (until !== undefined && !/^\d{1,11}$/.test(until)) throw new ToolError(`--until ${until} is no second.`);
      const end = until === undefined ? {} : { validUntil: BigInt(until) };
      const done = await grantApplication(chain, ref, { ...ruling, credentialId: id, ...end, commitment });
      context.say(`Credential ${serial} was issued.`);
      return { ...done, credentialId: id };
    }),
};

/** A verb that names an application and, where it rests on one, a digest. */
const simple = (
  name: string,
  summary: string,
  run: (chain: Chain, ref: DeskRef, paper: Paper) => Promise<Done>,
  digest?: string,
): Verb => ({
  name: `application ${name}`,
  usage: digest === undefined ? "ID" : `ID --${digest} 0x…`,
  summary,
  positionals: 1,
  flags: digest === undefined ? deskFlags : { ...deskFlags, [digest]: { type: "string" } },
  run: (context) =>
    act(context, async (chain, ref, { applicationId, revision }) => {
      const deadline = (await chain.block()).timestamp + HOUR;
      const given = digest === undefined ? undefined : wordOf(text(context.flags, digest), `--${digest}`);
      return run(chain, ref, { applicationId, revision, deadline, digest: given ?? "0x" });
    }),
});

const refund: Verb = {
  name: "application refund",
  usage: "TOKEN ACCOUNT",
  summary: "pay an account all that the desk owes it in a token: refunds and earned fees",
  positionals: 2,
  flags: deskFlags,
  run: async (context) => {
    const [token = "", payee = ""] = context.positionals;
    if (!isAddress(token) || !isAddress(payee)) throw new ToolError("Give the token's and the account's address.");
    const { node, ref } = await openDesk(context);
    const { mined, amount } = await payOut(node.chain, ref, { token, payee });
    context.say(amount === 0n ? "Nothing was due." : `${amount} of ${token} was paid to ${payee}.`);
    return { ok: true, result: { token, payee, amount, transaction: mined.hash } };
  },
};

/** The verbs by which applicants and officers act at the desk. */
export const applicationActs: readonly Verb[] = [
  submit,
  decide,
  simple(
    "request",
    "ask the applicant for more; the office's clock stands meanwhile",
    (chain, ref, { digest, ...paper }) => requestInformation(chain, ref, { ...paper, reasons: digest }),
    "particulars",
  ),
  simple(
    "answer",
    "hand in what was asked for",
    (chain, ref, { digest, ...paper }) => answerRequest(chain, ref, { ...paper, supplement: digest }),
    "supplement",
  ),
  simple(
    "appeal",
    "appeal against a refusal",
    (chain, ref, { digest, ...paper }) => appealRefusal(chain, ref, { ...paper, grounds: digest }),
    "grounds",
  ),
  simple("withdraw", "withdraw an application or an appeal", (chain, ref, { digest: _, ...paper }) =>
    withdrawApplication(chain, ref, paper),
  ),
  simple("lapse", "bring about what is due where nobody decided in time", (chain, ref, { applicationId }) =>
    lapseApplication(chain, ref, { applicationId }),
  ),
  simple("conclude", "note that the time to appeal has passed unused", (chain, ref, { applicationId }) =>
    concludeRefusal(chain, ref, applicationId),
  ),
  refund,
];

interface Paper {
  readonly applicationId: Hex;
  readonly revision: number;
  readonly deadline: bigint;
  readonly digest: Hex;
}

interface Done {
  readonly mined: Mined;
  readonly revision: number;
}

/** Does one act on the application that the verb names, at the revision at which it stands now. */
async function act(
  context: Context,
  run: (chain: Chain, ref: DeskRef, application: ApplicationRecord) => Promise<Done>,
): Promise<Outcome> {
  const { node, ref } = await openDesk(context);
  const application = await applicationAt(context, node, ref);
  const { mined, ...done } = await run(node.chain, ref, application);
  context.say(`Done: revision ${done.revision} of application ${application.applicationId}.`);
  return entered({ mined, revision: done.revision }, { applicationId: application.applicationId, ...done });
}

const entered = ({ mined, revision }: Done, more: Readonly<Record<string, unknown>>): Outcome => ({
  ok: true,
  result: { ...more, revision, transaction: mined.hash, block: mined.block, gas: mined.gasUsed },
});

function accountOf({ account }: Chain) {
  if (account === undefined) throw new ToolError("Say who applies: set CIVITAS_KEY, or give --as N on a local chain.");
  return account;
}

/** Leave to take the fee: a permit where the token knows them, and otherwise an allowance. */
async function leave(
  chain: Chain,
  ref: DeskRef,
  fee: Fee & { readonly deadline: bigint },
): Promise<Permit | undefined> {
  try {
    return await signPermit(chain, ref, fee);
  } catch {
    await approveFee(chain, ref, fee);
    return undefined;
  }
}
