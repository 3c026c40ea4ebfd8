// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Plan book
/// @notice Which plan a title came of and which one closed it.
library PlanBook {
    /// @notice The plans between which a title lives.
    struct Entry {
        bytes32 origin;
        bytes32 end;
        bytes32 later; // The first lot of the plan that closed it: whatever benefits the title benefits that lot.
    }

    /// @notice Every title that a plan touched, and the area that plans may gain or lose.
    /// @custom:storage-location erc7201:civitas.land.plans
    struct Book {
        mapping(bytes32 titleId => Entry entry) entries;
        uint16 tolerance; // Written once, when the registry is opened.
    }

    /// @dev Where the book lies, as ERC-7201 derives it from "civitas.land.plans".
    bytes32 private constant BOOK =
        keccak256(abi.encode(uint256(keccak256("civitas.land.plans")) - 1)) & ~bytes32(uint256(0xff));

    /// @notice The title that has the benefit of what was granted to a title: itself, or where a plan closed it, the
    /// first lot, on to the last plan.
    /// @param titleId Title to which it was granted.
    /// @return later That title; closed too, where it was given up or struck out.
    function laterOf(bytes32 titleId) internal view returns (bytes32 later) {
        later = titleId;
        for (bytes32 next = titleId; next != 0; next = book().entries[next].later) later = next;
    }

    /// @notice The plan book of the registry that runs this code.
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
