import type { BaseContract, Signer } from "ethers";
import { AbiCoder, Signature } from "ethers";
import { CAST, digest, type Stage, YEAR_ON } from "../stage.js";
import { gasOf, type PeerFigure, send } from "./peer.js";

const ZERO = `0x${"00".repeat(32)}`;
const field = (words: string) => {
  const [type = "", name = ""] = words.split(" ");
  return { type, name };
};
const ATTEST = [
  "address attester",
  "bytes32 schema",
  "address recipient",
  "uint64 expirationTime",
  "bool revocable",
  "bytes32 refUID",
  "bytes data",
  "uint256 value",
  "uint256 nonce",
  "uint64 deadline",
].map(field);
const REVOKE = [
  "address revoker",
  "bytes32 schema",
  "bytes32 uid",
  "uint256 value",
  "uint256 nonce",
  "uint64 deadline",
].map(field);

/** A consent as an attestation: the holder attests purpose and scope to the grantee, until a day, and revokes it. */
export async function consents(
  stage: Stage,
  { eas, schemas }: { readonly eas: BaseContract; readonly schemas: BaseContract },
): Promise<readonly PeerFigure[]> {
  const [holder, bank, relay] = await Promise.all([CAST.buyer, CAST.bank, CAST.registrar].map(stage.signer));
  if (holder === undefined || bank === undefined || relay === undefined) throw new TypeError();
  const as = (signer: Signer) => eas.connect(signer) as BaseContract;
  const declared = ["bytes32 purpose, bytes32 scope", ZERO.slice(0, 42), true] as const;
  const schema = await schemas.getFunction("register").staticCall(...declared);
  await send(schemas, "register", ...declared);
  const attester = await holder.getAddress();
  const about = async (fields: string, refUID: string = ZERO) => ({
    recipient: await bank.getAddress(),
    expirationTime: YEAR_ON,
    revocable: true,
    refUID,
    data: AbiCoder.defaultAbiCoder().encode(["bytes32", "bytes32"], [digest("purpose"), digest(fields)]),
    value: 0,
  });
  const { id: chainId } = await stage.as(CAST.buyer);
  const domain = { name: "EAS", version: "1.4.0", chainId, verifyingContract: await eas.getAddress() };
  const signed = async (type: string, fields: typeof ATTEST, values: Readonly<Record<string, unknown>>) => {
    const nonce = await eas.getFunction("getNonce")(attester);
    const { v, r, s } = Signature.from(await holder.signTypedData(domain, { [type]: fields }, { ...values, nonce }));
    return { v, r, s };
  };

  const attest = await send(as(holder), "attest", { schema, data: await about("two fields") });
  const data = await about("three fields");
  const paper = { attester, schema, deadline: YEAR_ON };
  const signature = await signed("Attest", ATTEST, { ...paper, ...data });
  const delegated = await send(as(relay), "attestByDelegation", { ...paper, data, signature });
  const look = await gasOf(as(bank), "timestamp", digest("look"));
  const next = await gasOf(as(holder), "attest", { schema, data: await about("one field", attest.told) });
  const revoke = await gasOf(as(holder), "revoke", { schema, data: { uid: attest.told, value: 0 } });
  const ending = { revoker: attester, schema, deadline: YEAR_ON };
  const revoking = { uid: delegated.told, value: 0 };
  const revokeSigned = await gasOf(as(relay), "revokeByDelegation", {
    ...ending,
    data: revoking,
    signature: await signed("Revoke", REVOKE, { ...ending, ...revoking }),
  });

  const figure = (operation: string, act: string, gas: number) => ({ area: "consent", operation, act, gas });
  return [
    figure("give, by the holder", "attest, 64 bytes", attest.gas),
    figure("give, by signature", "attestByDelegation, 64 bytes", delegated.gas),
    figure("note a look, the first", "timestamp, of a bare digest", look),
    figure("give in another's place", "attest with a reference, and revoke", next + revoke),
    figure("withdraw, by the holder", "revoke", revoke),
    figure("withdraw, by signature", "revokeByDelegation", revokeSigned),
  ];
}
