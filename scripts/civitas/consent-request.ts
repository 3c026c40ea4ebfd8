import { deployedIn } from "../../sdk/src/core/index.js";
import { typeId } from "../../sdk/src/credentials/index.js";
import { makeRequest, requestFrames } from "../../sdk/src/presentations/index.js";
import { wordOf } from "./application.js";
import { frameFlags, framesIn, writeFrames } from "./consent-frames.js";
import { keepRequest } from "./consent-kept.js";
import { consentFlags, openConsents } from "./consent-registry.js";
import { type Context, type Outcome, text, texts, type Verb, whole } from "./context.js";
import { moment, needed } from "./credential-words.js";
import { readDeployment } from "./deployment.js";
import { sender } from "./node.js";
import { moment as written } from "./output.js";
import { randomHex } from "./random.js";

const DAY = 86_400n;
const TEN_MINUTES = 600n;

/** A third party asks to see fields. */
export const consentRequest: Verb = {
  name: "consent request",
  usage:
    "--purpose TERM --type TYPE --field POINTER [--field POINTER …] --until DATE --out NAME [--retention DAYS] [--expires DATE] [--under-consent ID] [--size CHARACTERS]",
  summary:
    "ask to see fields of a credential: writes NAME.txt and NAME.png to show, and NAME.secret, which opens the answer and stays with you",
  positionals: 0,
  flags: {
    ...consentFlags,
    ...frameFlags,
    purpose: { type: "string" },
    type: { type: "string" },
    field: { type: "string", multiple: true },
    until: { type: "string" },
    retention: { type: "string" },
    expires: { type: "string" },
    "under-consent": { type: "string" },
    out: { type: "string" },
  },
  run: ask,
};

async function ask(context: Context): Promise<Outcome> {
  const { flags, say } = context;
  const out = needed(flags, "out");
  const opened = await openConsents(context);
  const { node, chain, ref } = opened;
  sender(opened);
  const [expires, under] = [text(flags, "expires"), text(flags, "under-consent")];
  const open = await makeRequest(
    chain,
    ref,
    {
      purpose: needed(flags, "purpose"),
      credentials: deployedIn(await readDeployment(context, node), "CredentialRegistry").address,
      typeId: typeId(needed(flags, "type")),
      fields: texts(flags, "field"),
      expires: expires === undefined ? (await chain.block()).timestamp + TEN_MINUTES : moment(expires),
      until: moment(needed(flags, "until")),
      retention: BigInt(whole(flags, "retention") ?? 0) * DAY,
      ...(under === undefined ? {} : { consentId: wordOf(under, "--under-consent") }),
    },
    { nonce: randomHex(16), secret: randomHex(32) },
  );
  const { request } = open;
  const frames = requestFrames(request, framesIn(flags));
  const secret = `${out}.secret`;
  await keepRequest(secret, open);
  const files = await writeFrames(out, frames);
  say(`Request ${request.nonce}, good until ${written(request.expires)}`);
  say(`  show   ${files.join(", ")}`);
  say(`  keep   ${secret}: only it opens the answer`);
  return { ok: true, result: { request, frames, files, secret } };
}
