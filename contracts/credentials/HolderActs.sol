// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICredentialRegistry} from "./interfaces/ICredentialRegistry.sol";
import {Instruments} from "./libraries/Instruments.sol";
import {Record} from "./libraries/Record.sol";
import {Rule} from "./libraries/Rule.sol";
import {Span} from "./libraries/Span.sol";
import {SingleCredentials} from "./SingleCredentials.sol";

/// @title Holder's acts
/// @notice What holders do with their credentials: give them back, or not take them. See {ICredentialRegistry}.
/// @dev An agency's suspension does not bind its credentials' holders.
abstract contract HolderActs is SingleCredentials {
    /// @dev Seconds for which a credential can be declined.
    uint256 private constant DECLINE_PERIOD = 30 days;

    /// @inheritdoc ICredentialRegistry
    function surrender(HolderNotice calldata notice, bytes calldata signature) external {
        Record record = _noticed(false, notice, signature);
        uint16 revision = _end(notice.id, _endable(notice.id, record), record, State.Surrendered);

        emit CredentialSurrendered(notice.id, record.holder(), revision, notice.reason);
    }

    /// @inheritdoc ICredentialRegistry
    function decline(HolderNotice calldata notice, bytes calldata signature) external {
        Record record = _noticed(true, notice, signature);
        Rule rule = _endable(notice.id, record);
        bool isOver = block.timestamp >= Span.actedAtEarliest(record.span()) + DECLINE_PERIOD;
        if (record.revision() != 1 || rule.acceptanceNeeded() || isOver) revert DeclinePeriodOver(notice.id);

        uint16 revision = _end(notice.id, rule, record, State.Declined);

        emit CredentialDeclined(notice.id, record.holder(), revision, notice.reason);
    }

    /// @dev The record that a notice names, where its holder sends the notice or has signed it.
    function _noticed(
        bool declines,
        HolderNotice calldata notice,
        bytes calldata signature
    ) private view returns (Record record) {
        _requireInTime(notice.deadline);
        record = _existing(notice.id);
        _requireRevision(notice.id, record, notice.revision);
        address holder = _actorFor(record.holder());
        if (signature.length == 0) {
            if (holder != _msgSender()) revert HolderOnly(notice.id, _msgSender());
            return record;
        }
        _requireSignature(holder, Instruments.end(declines, _kindOf(notice.id), notice), signature);
    }

    /// @dev The rule of a credential that its holder may end: a suspended one is in the agency's hands; and where the
    /// last act is suspect, a later one would hide it.
    function _endable(bytes32 id, Record record) private view returns (Rule rule) {
        _refuseWhileHalted();
        if (record.hasEnded()) revert CredentialEnded(id, record.state());
        if (_isSuspended(id, record, block.timestamp)) revert CredentialStillSuspended(id);
        rule = _rule(bytes4(id));
        if (_isSuspect(_agency(rule.office()), record.span())) revert CredentialSuspect(id);
    }
}
