// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IConveyanceErrors} from "../interfaces/IConveyanceErrors.sol";

/// @title Tokens
/// @notice Moves exact amounts of ERC-20 tokens, whatever manners they have, or says which one could not.
library Tokens {
    using SafeERC20 for IERC20;

    /// @notice Gas that one payment may take: enough for a token behind a proxy with a black list and a hook of the one
    /// who is paid, and too little for that one to use up what the others need.
    uint256 internal constant PAYMENT_GAS = 200_000;

    /// @notice Takes an amount that its owner allowed.
    /// @param token Token.
    /// @param from Account that pays.
    /// @param amount Amount that must arrive.
    function take(address token, address from, uint256 amount) internal {
        uint256 before = balance(token);
        IERC20(token).safeTransferFrom(from, address(this), amount);
        uint256 present = balance(token);
        // Less when the token takes a fee; more only when somebody interferes.
        if (present < before || present - before != amount) {
            revert IConveyanceErrors.TokenNotExact(token, amount, present < before ? 0 : present - before);
        }
    }

    /// @notice Pays an amount, and reverts with the token's own reason where it cannot.
    /// @param token Token.
    /// @param to Account that is paid.
    /// @param amount Amount that leaves.
    function give(address token, address to, uint256 amount) internal {
        uint256 before = balance(token);
        IERC20(token).safeTransfer(to, amount);
        _requireNoMore(token, before, amount);
    }

    /// @notice Pays an amount, or leaves everything as it was.
    /// @param token Token.
    /// @param to Account that is paid.
    /// @param amount Amount that leaves.
    /// @return paid Whether the token took the payment for done.
    function tryGive(address token, address to, uint256 amount) internal returns (bool paid) {
        // A call is given at most 63/64 of what is left: with less gas than this a payment could fail for want of it.
        if ((gasleft() * 63) / 64 < PAYMENT_GAS + 50_000) revert IConveyanceErrors.GasTooLow();
        uint256 before = balance(token);
        bytes memory data = abi.encodeCall(IERC20.transfer, (to, amount));
        uint256 limit = PAYMENT_GAS;
        // Low level, so that the payee's hook cannot use up the gas, nor answer so much that copying it would. The
        // scratch space holds the one word that counts; the token has code, or its balance could not have been read.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            mstore(0, 0)
            paid := call(limit, token, 0, add(data, 0x20), mload(data), 0, 0x20)
            if paid {
                paid := or(iszero(returndatasize()), and(gt(returndatasize(), 0x1f), eq(mload(0), 1)))
            }
        }
        _requireNoMore(token, before, paid ? amount : 0);
    }

    /// @notice What this contract holds.
    /// @param token Token.
    /// @return The balance.
    function balance(address token) internal view returns (uint256) {
        return IERC20(token).balanceOf(address(this));
    }

    /// @dev A token that debits more than it was asked to would pay one party with another's money.
    function _requireNoMore(address token, uint256 before, uint256 amount) private view {
        uint256 present = balance(token);
        if (present < before && before - present > amount) {
            revert IConveyanceErrors.TokenNotExact(token, amount, before - present);
        }
    }
}
