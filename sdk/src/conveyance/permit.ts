import type { Address, Hex } from "viem";
import { type Chain, NoAccountError, NodeUnreachableError } from "../core/index.js";
import * as calls from "./calls.js";
import { PermitUnsupportedError } from "./errors.js";
import type { ConveyanceRef } from "./types.js";

const PERMIT = ["address owner", "address spender", "uint256 value", "uint256 nonce", "uint256 deadline"].map(
  (field) => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  },
);

/**
 * Signs an ERC-2612 permit by which the conveyance may take a payment from the caller.
 *
 * @param payment What is paid, and the last second (Unix) at which the permit is good.
 * @throws {@link PermitUnsupportedError} for a token that knows none: approve the payment instead.
 */
export async function signPermit(
  chain: Chain,
  { conveyance }: ConveyanceRef,
  { token, amount, deadline }: { readonly token: Address; readonly amount: bigint; readonly deadline: bigint },
): Promise<{ readonly deadline: bigint; readonly signature: Hex }> {
  const { account } = chain;
  if (account === undefined) throw new NoAccountError("sign");
  const nonce = await chain.read(calls.permitNonce(token, account)).catch((cause: unknown) => {
    throw isMute(cause) ? new PermitUnsupportedError(token, { cause }) : cause;
  });
  const signature = await chain.signTypedData({
    domain: { ...(await domainOf(chain, token)), chainId: chain.id, verifyingContract: token },
    types: { Permit: PERMIT },
    primaryType: "Permit",
    message: { owner: account, spender: conveyance, value: amount, nonce, deadline },
  });
  return { deadline, signature };
}

/** Where a token does not tell its domain, it is its name and version 1, as most tokens have it. */
async function domainOf(chain: Chain, token: Address): Promise<{ readonly name: string; readonly version: string }> {
  try {
    const [, name, version] = await chain.read(calls.permitDomain(token));
    return { name, version };
  } catch (error) {
    if (!isMute(error)) throw error;
    return { name: await chain.read(calls.tokenName(token)), version: "1" };
  }
}

/** Whether a contract refused a question, or had no answer to it, and not the node. */
const isMute = (error: unknown): boolean => !(error instanceof NodeUnreachableError);
