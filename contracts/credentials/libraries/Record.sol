// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICredentialTypes} from "../interfaces/ICredentialTypes.sol";
import {Span} from "./Span.sol";

/// @notice One credential but for its commitment, in one word: 160 bits of holder, a span of 84, 9 of revision, 3 of
/// state. Zero when there is none.
type Record is uint256;

using RecordFields for Record global;

/// @title Record fields
/// @notice Makes records and reads their fields.
library RecordFields {
    /// @notice The greatest revision. Only a revocation may take it, so that one is always possible.
    uint16 internal constant LAST_REVISION = 511;

    uint256 private constant REVISION_SHIFT = 3;
    uint256 private constant SPAN_SHIFT = 12;
    uint256 private constant HOLDER_SHIFT = 96;
    uint256 private constant STATE_MASK = 0x7;
    uint256 private constant REVISION_MASK = 0x1ff;

    /// @notice Makes a record.
    /// @param holder_ Account of the subject; zero when none is named.
    /// @param span_ When it was acted upon and from when until when it holds.
    /// @param revision_ How often it was acted upon; at most {LAST_REVISION}.
    /// @param state_ What was last done to it.
    /// @return The record.
    function pack(
        address holder_,
        uint256 span_,
        uint16 revision_,
        ICredentialTypes.State state_
    ) internal pure returns (Record) {
        return
            Record.wrap(
                (uint256(uint160(holder_)) << HOLDER_SHIFT) |
                    (span_ << SPAN_SHIFT) |
                    (uint256(revision_) << REVISION_SHIFT) |
                    uint256(state_)
            );
    }

    /// @notice Whether nothing was ever issued here.
    /// @param record Record that is read.
    /// @return True when there is none.
    function isNone(Record record) internal pure returns (bool) {
        return Record.unwrap(record) == 0;
    }

    /// @notice What was last done to it.
    /// @param record Record that is read.
    /// @return State.
    function state(Record record) internal pure returns (ICredentialTypes.State) {
        return ICredentialTypes.State(Record.unwrap(record) & STATE_MASK);
    }

    /// @notice How often it was acted upon.
    /// @param record Record that is read.
    /// @return Revision.
    function revision(Record record) internal pure returns (uint16) {
        return uint16((Record.unwrap(record) >> REVISION_SHIFT) & REVISION_MASK);
    }

    /// @notice When it was acted upon and from when until when it holds.
    /// @param record Record that is read.
    /// @return Span, in the lowest bits.
    function span(Record record) internal pure returns (uint256) {
        return (Record.unwrap(record) >> SPAN_SHIFT) & Span.MASK;
    }

    /// @notice Account of the subject.
    /// @param record Record that is read.
    /// @return Account; zero when none is named.
    function holder(Record record) internal pure returns (address) {
        return address(uint160(Record.unwrap(record) >> HOLDER_SHIFT));
    }
}
