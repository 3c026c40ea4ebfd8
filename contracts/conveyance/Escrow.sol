// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IConveyance} from "./interfaces/IConveyance.sol";
import {Tokens} from "./libraries/Tokens.sol";

/// @title Escrow
/// @notice The money of the sales: what came in, what is owed to whom, and how it goes out.
/// @dev Every function that moves tokens is guarded against re-entry: a token or the hook of one who is paid can read
/// this contract while it pays, and do nothing with it.
abstract contract Escrow is ReentrancyGuardTransient, IConveyance {
    mapping(address token => uint256 amount) private _held;
    mapping(address token => mapping(address account => uint256 amount)) private _credits;

    /// @inheritdoc IConveyance
    function withdraw(address token, address to) external nonReentrant {
        uint256 amount = _credits[token][msg.sender];
        if (amount == 0) revert CreditNone(token, msg.sender);
        if (to == address(0) || to == address(this)) revert PartyInvalid(to);

        delete _credits[token][msg.sender];
        _held[token] -= amount;
        Tokens.give(token, to, amount);

        emit CreditWithdrawn(token, msg.sender, to, amount);
    }

    /// @inheritdoc IConveyance
    function credit(address token, address account) external view returns (uint256) {
        return _credits[token][account];
    }

    /// @inheritdoc IConveyance
    function held(address token) external view returns (uint256) {
        return _held[token];
    }

    /// @dev Takes a payment into escrow.
    function _take(address token, address from, uint256 amount) internal {
        _held[token] += amount;
        Tokens.take(token, from, amount);
    }

    /// @dev Pays a party out of escrow, or credits it: whoever cannot be paid never stands in the others' way.
    function _payOut(bytes32 saleId, address token, address account, uint256 amount) internal {
        if (amount == 0) return;
        if (account != address(this) && Tokens.tryGive(token, account, amount)) {
            _held[token] -= amount;
            emit PartyPaid(saleId, account, amount);
        } else {
            _credits[token][account] += amount;
            emit PartyCredited(saleId, account, amount);
        }
    }

    /// @dev Pays the sellers by their parts, to the last unit: each gets what brings the sum so far to its exact part,
    /// rounded down, and the last brings it to the whole.
    function _payByParts(bytes32 saleId, address token, Seller[] calldata sellers, uint256 amount) internal {
        uint256 whole = 0;
        for (uint256 i = 0; i < sellers.length; ++i) whole += sellers[i].parts;
        uint256 parts = 0;
        uint256 paid = 0;
        for (uint256 i = 0; i < sellers.length; ++i) {
            parts += sellers[i].parts;
            uint256 due = Math.mulDiv(amount, parts, whole);
            _payOut(saleId, token, sellers[i].account, due - paid);
            paid = due;
        }
    }
}
