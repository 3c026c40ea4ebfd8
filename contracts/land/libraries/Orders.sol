// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandEvents} from "../interfaces/ILandEvents.sol";
import {Consents} from "./Consents.sol";
import {Heads} from "./Heads.sol";
import {Register} from "./Register.sol";

/// @title Orders
/// @notice What a court orders. Linked to the registry, whose functions of the same names say more.
library Orders {
    using Register for Register.Book;
    using Heads for Heads.Head;

    /// @notice Stops all dealings with a title.
    /// @param titleId Title to freeze.
    /// @param order Digest of the order.
    function freeze(bytes32 titleId, bytes32 order) external {
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.current(titleId);
        Consents.requireDigest(order);
        if (head.has(Heads.FROZEN)) return; // The wished state holds.

        head.mark(Heads.FROZEN, true);

        emit ILandEvents.FreezeOrdered(titleId, book.advance(titleId, head), order, msg.sender);
    }

    /// @notice Allows dealings with a title again.
    /// @param titleId Title to unfreeze.
    /// @param order Digest of the order.
    function unfreeze(bytes32 titleId, bytes32 order) external {
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.current(titleId);
        Consents.requireDigest(order);
        if (!head.has(Heads.FROZEN)) return; // The wished state holds.

        head.mark(Heads.FROZEN, false);

        emit ILandEvents.FreezeLifted(titleId, book.advance(titleId, head), order, msg.sender);
    }
}
