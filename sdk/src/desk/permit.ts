import { type Address, type Hex, parseAbi } from "viem";
import { type Chain, contractCalls, type Mined, NoAccountError, type SendOptions } from "../core/index.js";
import type { DeskRef, Fee, Permit } from "./types.js";

const tokenAbi = parseAbi([
  "function approve(address spender, uint256 amount) returns (bool)",
  "function nonces(address owner) view returns (uint256)",
  "function eip712Domain() view returns (bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)",
]);
const call = contractCalls(tokenAbi, {});

/** Lets the desk take a fee from the account, by a transaction: for tokens that know no permits. */
export const approveFee = (
  chain: Chain,
  { desk }: DeskRef,
  { token, amount }: Fee,
  options?: SendOptions,
): Promise<Mined> => chain.send(call(token, "approve", [desk, amount]), options);

/**
 * Signs the account's ERC-2612 permit for a fee, so that the application and the payment are one transaction.
 *
 * The token tells its EIP-712 domain itself (ERC-5267). One that does not is to be approved by {@link approveFee}.
 *
 * @param deadline Last second (Unix) at which the token takes it.
 */
export async function signPermit(
  chain: Chain,
  { desk }: DeskRef,
  { token, amount, deadline }: Fee & { readonly deadline: bigint },
): Promise<Permit> {
  const owner = accountOf(chain);
  const [[, name, version], nonce] = await Promise.all([
    chain.read(call(token, "eip712Domain", [])),
    chain.read(call(token, "nonces", [owner])),
  ]);
  const signature: Hex = await chain.signTypedData({
    domain: { name, version, chainId: chain.id, verifyingContract: token },
    types: {
      Permit: [
        { name: "owner", type: "address" },
        { name: "spender", type: "address" },
        { name: "value", type: "uint256" },
        { name: "nonce", type: "uint256" },
        { name: "deadline", type: "uint256" },
      ],
    },
    primaryType: "Permit",
    message: { owner, spender: desk, value: amount, nonce, deadline },
  });
  return { deadline, signature };
}

function accountOf(chain: Chain): Address {
  if (chain.account === undefined) throw new NoAccountError("sign a permit");
  return chain.account;
}
