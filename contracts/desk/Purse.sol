// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IServiceDesk} from "./interfaces/IServiceDesk.sol";
import {Parties} from "./Parties.sol";

/// @title Purse
/// @notice What the desk holds for others. See {IServiceDesk}.
/// @dev A fee comes in once and becomes due once: to the treasury or back to the payer. Accounts are kept by token, so
/// that a token that betrays its holders reaches nobody but those who chose it.
abstract contract Purse is ReentrancyGuardTransient, Parties {
    using SafeERC20 for IERC20;

    mapping(address token => uint256 amount) private _held;
    mapping(address token => mapping(address payee => uint256 amount)) private _due;

    /// @inheritdoc IServiceDesk
    function payOut(address token, address payee) external nonReentrant returns (uint256 amount) {
        amount = _due[token][payee];
        if (amount == 0) return 0; // Nothing is due: the wished state holds.
        delete _due[token][payee];
        _held[token] -= amount;

        // A lost key must not reach what its account is due.
        address receiver = _actorFor(payee);
        if (!IERC20(token).trySafeTransfer(receiver, amount)) revert PaymentRefused(token, receiver, amount);

        emit PaidOut(receiver, token, _msgSender(), amount);
    }

    /// @inheritdoc IServiceDesk
    function followIdentity(address token, address account) external nonReentrant returns (uint256 amount) {
        address next = _requireSuccessor(account);
        amount = _due[token][account];
        if (amount == 0) return 0; // Nothing is due: the wished state holds.
        delete _due[token][account];
        _due[token][next] += amount;

        emit DueFollowed(account, next, token, amount);
    }

    /// @inheritdoc IServiceDesk
    function due(address token, address payee) external view returns (uint256) {
        return _due[token][payee];
    }

    /// @inheritdoc IServiceDesk
    function held(address token) external view returns (uint256) {
        return _held[token];
    }

    /// @dev Takes a fee in, whole. What arrived is measured: a token may say yes and move nothing, or less. The caller
    /// holds the lock, so that nothing else can arrive meanwhile.
    function _receive(address token, address payer, uint256 fee) internal {
        if (fee == 0) return;
        _held[token] += fee;

        uint256 before = IERC20(token).balanceOf(address(this));
        if (!IERC20(token).trySafeTransferFrom(payer, address(this), fee)) revert FeeNotPaid(token, payer, fee);
        uint256 present = IERC20(token).balanceOf(address(this));
        if (present < before || present - before < fee) {
            revert FeeShort(token, fee, present < before ? 0 : present - before);
        }
    }

    /// @dev Makes a fee due to the agency's account, which has it paid out when it likes.
    function _earn(bytes32 applicationId, Terms storage terms) internal {
        (address token, address treasury, uint256 fee) = (terms.token, terms.treasury, terms.fee);
        if (fee == 0) return;
        _due[token][treasury] += fee;

        emit FeeEarned(applicationId, treasury, token, fee);
    }

    /// @dev Gives a fee back to whoever paid, or took the payer's place; where the token does not pay, it stays due. The
    /// caller holds the lock.
    function _refund(bytes32 applicationId, Terms storage terms, address paidBy) internal {
        address payer = _actorFor(paidBy);
        (address token, uint256 fee) = (terms.token, terms.fee);
        if (fee == 0) return;
        _held[token] -= fee;
        emit FeeRefunded(applicationId, payer, token, fee);

        // No cap on the token's gas: what is left to its caller suffices to note that it did not pay.
        if (IERC20(token).trySafeTransfer(payer, fee)) {
            emit PaidOut(payer, token, _msgSender(), fee);
        } else {
            _held[token] += fee;
            _due[token][payer] += fee;
            emit PaymentDeferred(payer, token, fee);
        }
    }
}
