import {
  type Address,
  type Hex,
  hashTypedData,
  isAddressEqual,
  parseAbi,
  parseSignature,
  recoverAddress,
  size,
} from "viem";
import { type Call, type Chain, contractCalls, type TypedDocument } from "../core/index.js";

/** Greatest s of a signature that has no twin. */
const LARGEST_S = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;

/** What a contract answers that takes a signature for its own (ERC-1271). */
const MAGIC = "0x1626ba7e";

const signerAbi = parseAbi(["function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)"]);
const signerCall = contractCalls(signerAbi, {});

const isValid = (
  signer: Address,
  digest: Hex,
  signature: Hex,
): Call<typeof signerAbi, "isValidSignature", readonly [Hex, Hex]> =>
  signerCall(signer, "isValidSignature", [digest, signature]);

/** Whether an account signed a document; one that is a contract is asked, at the block named. */
export async function isSignedBy(
  chain: Chain,
  document: TypedDocument,
  { signer, signature, block }: { readonly signer: Address; readonly signature: Hex; readonly block: bigint },
): Promise<boolean> {
  const digest = hashTypedData(document as never);
  if (size(signature) === 65 && (await ownSignature(digest, signature, signer))) return true;
  if ((await chain.code(signer)) === "0x") return false;
  // A contract that is no wallet reverts or answers nothing; either way it did not sign.
  return chain.read(isValid(signer, digest, signature), { block }).then(
    (answer) => answer === MAGIC,
    () => false,
  );
}

async function ownSignature(digest: Hex, signature: Hex, signer: Address): Promise<boolean> {
  try {
    if (BigInt(parseSignature(signature).s) > LARGEST_S) return false;
    return isAddressEqual(await recoverAddress({ hash: digest, signature }), signer);
  } catch {
    return false; // No point on the curve, or no v: nobody's signature.
  }
}
