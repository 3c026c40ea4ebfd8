// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Span} from "./Span.sol";

/// @notice A batch in one word: 32 bits of type, 64 of office, 32 of count, a span of 84. Zero when there is none.
/// @dev The office stands here too, although the type tells it, because it spares every change of an entry a read.
type BatchRecord is uint256;

using BatchRecordFields for BatchRecord global;

/// @title Batch record fields
/// @notice Makes batch records and reads their fields.
library BatchRecordFields {
    uint256 private constant COUNT_BITS = 32;
    uint256 private constant OFFICE_BITS = 64;
    uint256 private constant COUNT_SHIFT = Span.BITS;
    uint256 private constant OFFICE_SHIFT = COUNT_SHIFT + COUNT_BITS;
    uint256 private constant TYPE_SHIFT = OFFICE_SHIFT + OFFICE_BITS;
    uint256 private constant SPAN_MASK = (1 << Span.BITS) - 1;

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
        return BatchRecord.unwrap(record) & SPAN_MASK;
    }
}
