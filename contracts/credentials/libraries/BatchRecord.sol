// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICredentialTypes} from "../interfaces/ICredentialTypes.sol";
import {Span} from "./Span.sol";

/// @notice A batch in one word: a bit of whether all of it was revoked, 2 bits of state and 32 of number of the entry that was changed first, 32 of type, 64 of
/// office, 32 of count, a span of 84. Zero when there is none.
/// @dev The office stands here too, although the type tells it, because it spares every change of an entry a read. Most
/// batches never see more than one change, and one that finds room here costs 20,000 gas less than a new word.
type BatchRecord is uint256;

using BatchRecordFields for BatchRecord global;

/// @title Batch record fields
/// @notice Makes batch records and reads their fields.
library BatchRecordFields {
    uint256 private constant COUNT_SHIFT = 84;
    uint256 private constant OFFICE_SHIFT = 116;
    uint256 private constant TYPE_SHIFT = 180;
    uint256 private constant MARK_SHIFT = 212;
    uint256 private constant MARK_STATE_SHIFT = 244;
    uint256 private constant REVOKED_BIT = 1 << 246;
    uint256 private constant MARK_NUMBER_MASK = 0xffffffff;
    uint256 private constant UNMARKED_MASK = 0x400000000fffffffffffffffffffffffffffffffffffffffffffffffffffff;

    /// @notice Makes a batch record.
    /// @param typeId_ Type of every entry.
    /// @param office_ Role whose members change its entries.
    /// @param count_ How many entries there are; not zero.
    /// @param span_ When it was issued and from when until when it holds.
    /// @return The record.
    function pack(bytes4 typeId_, uint64 office_, uint32 count_, uint256 span_) internal pure returns (BatchRecord) {
        return
            BatchRecord.wrap(
                (uint256(uint32(typeId_)) << TYPE_SHIFT) |
                    (uint256(office_) << OFFICE_SHIFT) |
                    (uint256(count_) << COUNT_SHIFT) |
                    span_
            );
    }

    /// @notice Whether no batch was issued here.
    /// @param record Record that is read.
    /// @return True when there is none.
    function isNone(BatchRecord record) internal pure returns (bool) {
        return BatchRecord.unwrap(record) == 0;
    }

    /// @notice Type of every entry.
    /// @param record Record that is read.
    /// @return Four bytes.
    function typeId(BatchRecord record) internal pure returns (bytes4) {
        return bytes4(uint32(BatchRecord.unwrap(record) >> TYPE_SHIFT));
    }

    /// @notice Role whose members change its entries.
    /// @param record Record that is read.
    /// @return Role.
    function office(BatchRecord record) internal pure returns (uint64) {
        return uint64(BatchRecord.unwrap(record) >> OFFICE_SHIFT);
    }

    /// @notice How many entries there are.
    /// @param record Record that is read.
    /// @return Number.
    function count(BatchRecord record) internal pure returns (uint32) {
        return uint32(BatchRecord.unwrap(record) >> COUNT_SHIFT);
    }

    /// @notice When it was issued and from when until when it holds.
    /// @param record Record that is read.
    /// @return Span, in the lowest bits.
    function span(BatchRecord record) internal pure returns (uint256) {
        return BatchRecord.unwrap(record) & Span.MASK;
    }

    /// @notice The same batch with its one mark on an entry. The mark stays on the entry that got it first.
    /// @param record Record without a mark, or with one on this entry.
    /// @param index Place of the entry; below the count.
    /// @param state State of the entry.
    /// @return The marked record.
    function mark(
        BatchRecord record,
        uint256 index,
        ICredentialTypes.EntryState state
    ) internal pure returns (BatchRecord) {
        uint256 unmarked = BatchRecord.unwrap(record) & UNMARKED_MASK;
        // Below the count and so below the greatest of 32 bits: one more than it fits there.
        unchecked {
            return BatchRecord.wrap(unmarked | (uint256(state) << MARK_STATE_SHIFT) | ((index + 1) << MARK_SHIFT));
        }
    }

    /// @notice The same batch, revoked.
    /// @param record Record of the batch.
    /// @return The record.
    function revoke(BatchRecord record) internal pure returns (BatchRecord) {
        return BatchRecord.wrap(BatchRecord.unwrap(record) | REVOKED_BIT);
    }

    /// @notice Whether all of it was revoked.
    /// @param record Record that is read.
    /// @return True when it was.
    function revoked(BatchRecord record) internal pure returns (bool) {
        return BatchRecord.unwrap(record) & REVOKED_BIT != 0;
    }

    /// @notice Number of the entry that bears the mark: its index and one.
    /// @param record Record that is read.
    /// @return Number; zero when no entry was ever changed.
    function markedNumber(BatchRecord record) internal pure returns (uint256) {
        return (BatchRecord.unwrap(record) >> MARK_SHIFT) & MARK_NUMBER_MASK;
    }

    /// @notice State of the entry that bears the mark.
    /// @param record Record that is read.
    /// @return State.
    function markedState(BatchRecord record) internal pure returns (ICredentialTypes.EntryState) {
        return ICredentialTypes.EntryState((BatchRecord.unwrap(record) >> MARK_STATE_SHIFT) & 3);
    }
}
