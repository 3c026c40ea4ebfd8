// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CredentialRecords} from "./CredentialRecords.sol";
import {ICredentialRegistry} from "./interfaces/ICredentialRegistry.sol";
import {Instruments} from "./libraries/Instruments.sol";
import {Record} from "./libraries/Record.sol";
import {Rule} from "./libraries/Rule.sol";
import {Span} from "./libraries/Span.sol";

/// @title Single credentials
/// @notice What officers do with credentials that have a record of their own. See {ICredentialRegistry}.
abstract contract SingleCredentials is CredentialRecords {
    /// @inheritdoc ICredentialRegistry
    function issue(Issuance calldata issuance, bytes32 basis) external {
        Rule rule = _rule(bytes4(issuance.id));
        _requireOfficer(rule.office());
        if (rule.acceptanceNeeded()) revert AcceptanceMissing(bytes4(issuance.id));
        _issue(issuance, rule, basis);
    }

    /// @inheritdoc ICredentialRegistry
    function issueAccepted(Issuance calldata issuance, Acceptance calldata acceptance, bytes32 basis) external {
        Rule rule = _rule(bytes4(issuance.id));
        _requireOfficer(rule.office());
        _requireAcceptance(issuance, acceptance);
        _issue(issuance, rule, basis);
    }

    /// @inheritdoc ICredentialRegistry
    function issueMany(bytes4 typeId, Issuance[] calldata issuances, bytes32 basis) external {
        if (issuances.length == 0) revert IssuancesEmpty();
        Rule rule = _rule(typeId);
        _requireOfficer(rule.office());
        if (rule.acceptanceNeeded()) revert AcceptanceMissing(typeId);
        for (uint256 i = 0; i < issuances.length; ++i) {
            bytes32 id = issuances[i].id;
            if (bytes4(id) != typeId) revert TypeMismatch(id, typeId);
            _issue(issuances[i], rule, basis);
        }
    }

    /// @inheritdoc ICredentialRegistry
    function suspend(bytes32 id, bytes32 reason) external {
        (Record record, , address officer) = _changeable(id);
        if (record.isSuspended()) return; // The wished state holds.

        uint16 revision = _advance(id, record, State.Suspended);

        emit CredentialSuspended(id, officer, revision, reason);
    }

    /// @inheritdoc ICredentialRegistry
    function suspendUntil(bytes32 id, uint48 until, bytes32 reason) external {
        (Record record, , address officer) = _changeable(id);
        uint48 present = uint48(block.timestamp);
        if (until <= present) revert SuspensionEndPassed(until, present);
        if (_suspendedUntil(id, record) == until) return; // The wished state holds.

        uint16 revision = _advance(id, record, State.SuspendedUntil);
        _setSuspensionEnd(id, until);

        emit CredentialSuspendedUntil(id, officer, revision, until, reason);
    }

    /// @inheritdoc ICredentialRegistry
    function reinstate(bytes32 id, bytes32 reason) external {
        (Record record, , address officer) = _changeable(id);
        if (!_isSuspended(id, record, block.timestamp)) return; // It holds already, or again.

        uint16 revision = _advance(id, record, State.Issued);

        emit CredentialReinstated(id, officer, revision, reason);
    }

    /// @inheritdoc ICredentialRegistry
    function renew(
        bytes32 id,
        uint16 revision,
        uint48 validFrom,
        uint48 validUntil,
        bytes32 commitment,
        bytes32 basis
    ) external {
        (Record record, Rule rule, address officer) = _decidable(id, revision);
        if (commitment == 0) revert CommitmentMissing(id);

        uint256 span = _span(rule.maximumTerm(), validFrom, validUntil);
        revision = _advanceWith(id, rule, record, span);
        _setCommitment(id, commitment);

        emit CredentialRenewed(id, officer, revision, Span.firstSecond(span), validUntil, commitment, basis);
    }

    /// @inheritdoc ICredentialRegistry
    function prolong(bytes32 id, uint16 revision, uint48 validUntil, bytes32 basis) external {
        (Record record, Rule rule, address officer) = _decidable(id, revision);
        uint256 span = _prolonged(id, rule, record.span(), validUntil);

        revision = _advanceWith(id, rule, record, span);

        emit CredentialProlonged(id, officer, revision, validUntil, basis);
    }

    /// @inheritdoc ICredentialRegistry
    function revoke(bytes32 id, bytes32 reason) external {
        (Record record, Rule rule, address officer) = _officersOwn(id);
        if (record.hasEnded()) {
            if (record.state() == State.Revoked) return; // The wished state holds.
            revert CredentialEnded(id, record.state());
        }

        uint16 revision = _end(id, rule, record, State.Revoked);

        emit CredentialRevoked(id, officer, revision, reason);
    }

    /// @dev Puts a credential on record under its type's rule.
    function _issue(Issuance calldata issuance, Rule rule, bytes32 basis) internal {
        bytes32 id = issuance.id;
        if (rule.holderNeeded() && issuance.holder == address(0)) revert HolderMissing(bytes4(id));
        if (issuance.commitment == 0) revert CommitmentMissing(id);

        uint256 span = _span(rule.maximumTerm(), issuance.validFrom, issuance.validUntil);
        _enter(id, rule, issuance.holder, span, issuance.commitment);

        emit CredentialIssued(
            id,
            issuance.holder,
            _msgSender(),
            1,
            Span.firstSecond(span),
            issuance.validUntil,
            issuance.commitment,
            basis
        );
    }

    /// @dev The holder has signed for what is to be put on record.
    function _requireAcceptance(Issuance calldata issuance, Acceptance calldata acceptance) internal view {
        _requireInTime(acceptance.deadline);
        bytes32 structure = Instruments.acceptance(_kindOf(issuance.id), issuance, acceptance.deadline);
        _requireSignature(issuance.holder, structure, acceptance.signature);
    }

    /// @dev A record of a type in whose office the caller acts, at the revision that was read, neither ended nor
    /// suspended.
    function _decidable(bytes32 id, uint16 revision) internal view returns (Record record, Rule rule, address officer) {
        (record, rule, officer) = _changeable(id);
        _requireRevision(id, record, revision);
        if (_isSuspended(id, record, block.timestamp)) revert CredentialStillSuspended(id);
    }

    /// @dev A record that the caller may change and that has not ended.
    function _changeable(bytes32 id) private view returns (Record record, Rule rule, address officer) {
        (record, rule, officer) = _officersOwn(id);
        if (record.hasEnded()) revert CredentialEnded(id, record.state());
    }

    /// @dev A record of a type in whose office the caller acts, and the caller.
    function _officersOwn(bytes32 id) private view returns (Record record, Rule rule, address officer) {
        record = _existing(id);
        rule = _rule(bytes4(id));
        officer = _requireOfficer(rule.office());
    }

    /// @dev A running term with a later end, as long as the type allows from now.
    function _prolonged(bytes32 id, Rule rule, uint256 span, uint256 validUntil) private view returns (uint256) {
        uint256 end = Span.end(span);
        if (Span.isOver(span, block.timestamp)) revert TermOver(id, uint48(end));
        if (validUntil <= end) revert TermNotProlonged(id, uint48(validUntil), uint48(end));
        uint256 begin = Span.firstSecond(span);
        if (begin < block.timestamp) begin = block.timestamp;
        uint256 limit = rule.maximumTerm();
        // The new end is after the present one, and that after now and after the beginning.
        unchecked {
            uint256 rest = validUntil - begin;
            if (limit != 0 && rest > limit) revert TermTooLong(uint48(rest), uint48(limit));
        }
        return Span.withEnd(span, validUntil);
    }
}
