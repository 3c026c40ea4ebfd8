// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandOrderEvents} from "../interfaces/ILandOrderEvents.sol";
import {ILandOrders} from "../interfaces/ILandOrders.sol";

/// @title Order book
/// @notice Orders that one officer announced and another is to carry out.
library OrderBook {
    /// @notice An order that waits.
    struct Entry {
        address officer;
        uint48 due;
        bytes32 basis;
    }

    /// @notice Every order that waits, and how long they do.
    /// @custom:storage-location erc7201:civitas.land.orders
    struct Book {
        mapping(bytes32 orderId => Entry entry) entries;
        uint48 delay; // Written once, when the registry is opened.
    }

    /// @notice Seconds after which an order that is due lapses.
    uint48 internal constant TERM = 30 days;

    /// @dev Where the book lies, as ERC-7201 derives it from "civitas.land.orders".
    bytes32 private constant BOOK =
        keccak256(abi.encode(uint256(keccak256("civitas.land.orders")) - 1)) & ~bytes32(uint256(0xff));

    /// @notice Uses up the announcement of the act that runs now, as the second officer.
    /// @dev The act reached this library with the calldata that came to the registry, but for the selector.
    /// @param selector The act's selector in the registry.
    /// @return basis Digest of the court's order.
    function take(bytes4 selector) internal returns (bytes32 basis) {
        bytes32 orderId = keccak256(abi.encodePacked(selector, msg.data[4:]));
        Entry memory entry = book().entries[orderId];
        if (entry.officer == address(0)) revert ILandOrders.OrderUnknown(orderId);
        if (entry.officer == msg.sender) revert ILandOrders.SecondOfficerRequired(entry.officer);
        if (block.timestamp < entry.due) revert ILandOrders.OrderNotDue(orderId, entry.due);
        if (block.timestamp > entry.due + TERM) revert ILandOrders.OrderLapsed(orderId, entry.due + TERM);

        delete book().entries[orderId];

        emit ILandOrderEvents.OrderCarriedOut(orderId, entry.basis, entry.officer, msg.sender);
        return entry.basis;
    }

    /// @notice The order book of the registry that runs this code.
    /// @return it The book.
    function book() internal pure returns (Book storage it) {
        bytes32 place = BOOK;
        // A storage pointer can be set in assembly alone.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            it.slot := place
        }
    }
}
