// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IERC5192} from "../interfaces/IERC5192.sol";

/// @title Holdings
/// @notice How many records each account holds, and the token standards' events when that changes.
/// @dev A library, so that a registry's linked libraries keep the same book as the registry. They run as the registry,
/// so that the events are the registry's.
library Holdings {
    /// @notice Counts of the locked tokens of one registry.
    struct Book {
        mapping(address holder => uint256 count) counts;
    }

    /// @notice Shows a new record. The caller has put the holder on record.
    /// @param book Where to count.
    /// @param tokenId The record.
    /// @param holder Account that holds it.
    function showNew(Book storage book, uint256 tokenId, address holder) internal {
        // Counts distinct 256-bit numbers, one a record that was paid for in gas: never overflows.
        unchecked {
            ++book.counts[holder];
        }
        emit IERC721.Transfer(address(0), holder, tokenId);
        emit IERC5192.Locked(tokenId);
    }

    /// @notice Shows that a record changed hands. The caller has put the new holder on record.
    /// @param book Where to count.
    /// @param tokenId The record.
    /// @param from Account that held it.
    /// @param to Account that holds it.
    function showMoved(Book storage book, uint256 tokenId, address from, address to) internal {
        --book.counts[from];
        // As many as were taken off elsewhere: never overflows.
        unchecked {
            ++book.counts[to];
        }
        emit IERC721.Transfer(from, to, tokenId);
    }

    /// @notice Shows that a record is closed: nobody holds it any more.
    /// @param book Where to count.
    /// @param tokenId The record.
    /// @param from Account that held it.
    function showClosed(Book storage book, uint256 tokenId, address from) internal {
        --book.counts[from];
        emit IERC721.Transfer(from, address(0), tokenId);
    }
}
