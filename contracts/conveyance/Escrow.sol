// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IFollowing} from "../common/interfaces/IFollowing.sol";
import {Persons} from "../common/libraries/Persons.sol";
import {IIdentities} from "../identity/interfaces/IIdentities.sol";
import {IConveyance} from "./interfaces/IConveyance.sol";
import {Tokens} from "./libraries/Tokens.sol";

/// @title Escrow
/// @notice The money of the sales: what came in, what is owed to whom, and how it goes out.
/// @dev Every function that moves tokens is guarded against re-entry: a token or the hook of one who is paid can read
/// this contract while it pays, and do nothing with it.
abstract contract Escrow is ReentrancyGuardTransient, IConveyance {
    using Persons for IIdentities;

    IIdentities private immutable _IDENTITIES;

    mapping(address token => uint256 amount) private _held;
    mapping(address token => mapping(address account => uint256 amount)) private _credits;

    /// @dev Binds the money to the identities that tell who acts now for whom; zero for none.
    constructor(IIdentities identities_) {
        _IDENTITIES = identities_;
    }

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
    function followIdentity(address token, address account) external nonReentrant {
        address successor = _IDENTITIES.requireSuccessor(account);
        uint256 amount = _credits[token][account];
        if (amount == 0) revert CreditNone(token, account);

        delete _credits[token][account];
        _credits[token][successor] += amount;

        emit IdentityFollowed(token, account, successor, amount, msg.sender);
    }

    /// @inheritdoc IFollowing
    function identities() external view returns (IIdentities) {
        return _IDENTITIES;
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

    /// @dev Pays a party by the account that acts for it now.
    function _payParty(bytes32 saleId, address token, address party, uint256 amount) internal {
        if (amount != 0) _payOut(saleId, token, _actorFor(party), amount);
    }

    /// @dev Pays an account out of escrow, or credits it: whoever cannot be paid never stands in the others' way.
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
            _payParty(saleId, token, sellers[i].account, due - paid);
            paid = due;
        }
    }

    /// @dev The account that acts now for the person of an account.
    function _actorFor(address account) internal view returns (address) {
        return _IDENTITIES.actorFor(account);
    }
}
