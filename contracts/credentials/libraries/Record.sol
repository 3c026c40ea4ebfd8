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

    /// @dev Where holder and term stand, and neither state, revision nor time of the act.
    uint256 private constant TERM_AND_HOLDER_MASK = 0xffffffffffffffffffffffffffffffffffffffff0000003ffffffffffffff000;

    /// @dev {ICredentialTypes-State} `Suspended`; and `SuspendedUntil`, after which all are final.
    uint256 private constant SUSPENDED = 2;
    uint256 private constant LAST_LIVING_STATE = 3;

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

    /// @notice The next revision of a record, with its term as it is.
    /// @param record Record before the act.
    /// @param state_ What is done to it.
    /// @param moment Second of the act.
    /// @return The record after it. The caller sees to it that the revision before was not the greatest.
    function advance(Record record, ICredentialTypes.State state_, uint256 moment) internal pure returns (Record) {
        uint256 word = Record.unwrap(record);
        // At most 511 and one, of which the caller has seen that it is not reached.
        unchecked {
            uint256 next = ((word >> REVISION_SHIFT) & REVISION_MASK) + 1;
            return
                Record.wrap(
                    (word & TERM_AND_HOLDER_MASK) |
                        (Span.stamp(moment) << SPAN_SHIFT) |
                        (next << REVISION_SHIFT) |
                        uint256(state_)
                );
        }
    }

    /// @notice The next revision of a record under which its subject goes by another account. State, term and the time
    /// of the last act stay: nobody decided anything anew.
    /// @param record Record before.
    /// @param holder_ Account of the subject from now on.
    /// @return The record after it. The caller sees to it that the revision before was not the greatest.
    function follow(Record record, address holder_) internal pure returns (Record) {
        // At most 511 and one, as in {advance}.
        unchecked {
            return Record.wrap(Record.unwrap(withHolder(record, holder_)) + (1 << REVISION_SHIFT));
        }
    }

    /// @notice A record with another term.
    /// @param record Record that is changed.
    /// @param span_ When it was acted upon and from when until when it holds.
    /// @return The record.
    function withSpan(Record record, uint256 span_) internal pure returns (Record) {
        return Record.wrap((Record.unwrap(record) & ~(Span.MASK << SPAN_SHIFT)) | (span_ << SPAN_SHIFT));
    }

    /// @notice A record of another holder.
    /// @param record Record that is changed.
    /// @param holder_ Account of the subject.
    /// @return The record.
    function withHolder(Record record, address holder_) internal pure returns (Record) {
        uint256 others = (Record.unwrap(record) << (256 - HOLDER_SHIFT)) >> (256 - HOLDER_SHIFT);
        return Record.wrap((uint256(uint160(holder_)) << HOLDER_SHIFT) | others);
    }

    /// @notice Whether the last act was final.
    /// @param record Record that is read.
    /// @return True for one that was revoked, superseded, surrendered or declined.
    function hasEnded(Record record) internal pure returns (bool) {
        return Record.unwrap(record) & STATE_MASK > LAST_LIVING_STATE;
    }

    /// @notice Whether the last act was a suspension without an end. Asks less than a comparison of {state} does, in
    /// which the compiler checks both sides. So in the function below.
    /// @param record Record that is read.
    /// @return True for one that is suspended until it is reinstated.
    function isSuspended(Record record) internal pure returns (bool) {
        return Record.unwrap(record) & STATE_MASK == SUSPENDED;
    }

    /// @notice Whether the last act was a suspension with an end, which may be past.
    /// @param record Record that is read.
    /// @return True for one that was suspended until some second.
    function isSuspendedUntil(Record record) internal pure returns (bool) {
        return Record.unwrap(record) & STATE_MASK == LAST_LIVING_STATE;
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
