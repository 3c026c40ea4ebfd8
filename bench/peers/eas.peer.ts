import { CAST, digest, fresh, YEAR_ON } from "../stage.js";
import { consents } from "./eas-consent.js";
import { artifactOf, deploy, gasOf, type Peer, send } from "./peer.js";

const source = "@ethereum-attestation-service/eas-contracts";
const artifact = (name: string) => artifactOf(`${source}/artifacts/contracts/${name}.sol/${name}.json`);
const ZERO = `0x${"00".repeat(32)}`;
const NOBODY = ZERO.slice(0, 42);

/** Ethereum Attestation Service: 32 bytes attested to a recipient until a day, as a credential has them; and consents. */
export const peer: Peer = {
  name: "EAS",
  source,
  measure: async (stage) => {
    const officer = await stage.signer(CAST.issuingOfficer);
    const schemas = await deploy(officer, artifact("SchemaRegistry"));
    const eas = await deploy(officer, artifact("EAS"), await schemas.getAddress());
    const declared = ["bytes32 commitment", NOBODY, true] as const;
    const schema = await schemas.getFunction("register").staticCall(...declared);
    await send(schemas, "register", ...declared);
    const about = (seed: string, recipient: string = fresh(seed)) => ({
      recipient,
      expirationTime: YEAR_ON,
      revocable: true,
      refUID: ZERO,
      data: digest(`commitment ${seed}`),
      value: 0,
    });

    const attest = await send(eas, "attest", { schema, data: about("1543954") });
    const data = Array.from({ length: 100 }, (_, index) => about(`${1_600_000 + index}`));
    const hundred = await gasOf(eas, "multiAttest", [{ schema, data }]);
    const root = await gasOf(eas, "attest", { schema, data: about("root", NOBODY) });
    const entry = await gasOf(eas, "revokeOffchain", digest("entry 700"));
    const revoke = await gasOf(eas, "revoke", { schema, data: { uid: attest.told, value: 0 } });

    const figure = (operation: string, act: string, gas: number) => ({ area: "credentials", operation, act, gas });
    return [
      figure("issue, one alone", "attest, 32 bytes", attest.gas),
      figure("issue, each of 100 in a batch", "multiAttest, 32 bytes each", hundred / 100),
      figure("issue a Merkle batch of 1,024, in all", "attest a root", root),
      figure("revoke an entry, first change of its batch", "revokeOffchain, of a bare digest", entry),
      figure("revoke", "revoke", revoke),
      ...(await consents(stage, { eas, schemas })),
    ];
  },
};
