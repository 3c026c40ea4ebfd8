import { type Address, type Hex, parseAbi, recoverAddress } from "viem";
import { type CallMaker, type Chain, contractCalls, NodeUnreachableError } from "../core/index.js";

const ERC1271 = "function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)";
const walletAbi: ReturnType<typeof parseAbi<readonly [typeof ERC1271]>> = parseAbi([ERC1271]);
const wallets: CallMaker<typeof walletAbi> = contractCalls(walletAbi, {});

/** What a contract account answers that agrees (ERC-1271). */
const AGREED = "0x1626ba7e";

/** Half the order of secp256k1: a signature of the upper half is none, as the contracts have it. */
const HALF = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;

/** Whether an account signed a digest, with its key or by its code. */
export async function isSignedBy(
  chain: Chain,
  account: Address,
  digest: Hex,
  signature: Hex,
  options: { readonly block?: bigint } = {},
): Promise<boolean> {
  const signer = await recovered(digest, signature);
  if (signer !== undefined && BigInt(signer) === BigInt(account)) return true;
  if ((await chain.code(account)) === "0x") return false;
  try {
    return (await chain.read(wallets(account, "isValidSignature", [digest, signature]), options)) === AGREED;
  } catch (error) {
    if (error instanceof NodeUnreachableError) throw error;
    return false;
  }
}

async function recovered(digest: Hex, signature: Hex): Promise<Address | undefined> {
  if (!/^0x[0-9a-f]{130}$/i.test(signature) || BigInt(`0x${signature.slice(66, 130)}`) > HALF) return undefined;
  try {
    return await recoverAddress({ hash: digest, signature });
  } catch {
    return undefined;
  }
}
