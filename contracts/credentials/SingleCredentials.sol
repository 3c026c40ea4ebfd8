// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CredentialTypes} from "./CredentialTypes.sol";
import {ICredentialRegistry} from "./interfaces/ICredentialRegistry.sol";
import {Record, RecordFields} from "./libraries/Record.sol";
import {Span} from "./libraries/Span.sol";

/// @title Single credentials
/// @notice Credentials that have a record of their own. See {ICredentialRegistry}.
abstract contract SingleCredentials is CredentialTypes {
    /// @dev The two words that a credential takes.
    struct Sheet {
        Record record;
        bytes32 commitment;
    }

    mapping(bytes32 id => Sheet sheet) private _sheets;
    mapping(bytes32 id => uint48 end) private _suspensionEnds;

    /// @inheritdoc ICredentialRegistry
    function issue(Issuance calldata issuance, bytes32 basis) external {
        bytes4 typeId = bytes4(issuance.id);
        (uint64 office, uint48 maximumTerm, bool holderNeeded) = _rule(typeId);
        _requireOfficer(office);
        _issue(issuance, maximumTerm, holderNeeded, basis);
    }

    /// @inheritdoc ICredentialRegistry
    function issueMany(bytes4 typeId, Issuance[] calldata issuances, bytes32 basis) external {
        if (issuances.length == 0) revert IssuancesEmpty();
        (uint64 office, uint48 maximumTerm, bool holderNeeded) = _rule(typeId);
        _requireOfficer(office);
        for (uint256 i = 0; i < issuances.length; ++i) {
            bytes32 id = issuances[i].id;
            if (bytes4(id) != typeId) revert TypeMismatch(id, typeId);
            _issue(issuances[i], maximumTerm, holderNeeded, basis);
        }
    }

    /// @inheritdoc ICredentialRegistry
    function suspend(bytes32 id, uint48 until, bytes32 reason) external {
        Record record = _changeable(id);
        uint48 present = uint48(block.timestamp);
        if (until != 0 && until <= present) revert SuspensionEndPassed(until, present);
        State next = until == 0 ? State.Suspended : State.SuspendedUntil;
        if (record.state() == next && _suspendedUntil(id, record) == until) return; // The wished state holds.

        record = _advance(id, record, record.span(), next);
        if (until != 0) _suspensionEnds[id] = until;

        emit CredentialSuspended(id, _msgSender(), record.revision(), until, reason);
    }

    /// @inheritdoc ICredentialRegistry
    function reinstate(bytes32 id, bytes32 reason) external {
        Record record = _changeable(id);
        if (!_isSuspended(id, record, uint48(block.timestamp))) return; // It holds already, or again.

        record = _advance(id, record, record.span(), State.Issued);

        emit CredentialReinstated(id, _msgSender(), record.revision(), reason);
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
        Record record = _changeable(id);
        if (record.revision() != revision) revert RevisionStale(id, revision, record.revision());
        if (_isSuspended(id, record, uint48(block.timestamp))) revert CredentialStillSuspended(id);
        if (commitment == 0) revert CommitmentMissing(id);

        (, uint48 maximumTerm, ) = _rule(bytes4(id));
        uint256 span = _span(maximumTerm, validFrom, validUntil);
        record = _advance(id, record, span, State.Issued);
        _sheets[id].commitment = commitment;

        emit CredentialRenewed(
            id,
            _msgSender(),
            record.revision(),
            Span.firstSecond(span),
            validUntil,
            commitment,
            basis
        );
    }

    /// @inheritdoc ICredentialRegistry
    function revoke(bytes32 id, bytes32 reason) external {
        Record record = _officersOwn(id);
        if (record.state() == State.Revoked) return; // Revoked already: the wished state holds.

        record = _advance(id, record, record.span(), State.Revoked);

        emit CredentialRevoked(id, _msgSender(), record.revision(), reason);
    }

    /// @inheritdoc ICredentialRegistry
    function credential(bytes32 id) public view returns (Credential memory) {
        Record record = _existing(id);
        uint256 span = record.span();
        return
            Credential({
                typeId: bytes4(id),
                state: record.state(),
                revision: record.revision(),
                holder: record.holder(),
                validFrom: Span.firstSecond(span),
                validUntil: Span.end(span),
                actedAt: Span.actedAtEarliest(span),
                suspendedUntil: _suspendedUntil(id, record),
                commitment: _sheets[id].commitment
            });
    }

    /// @dev The record of a credential, or none.
    function _record(bytes32 id) internal view returns (Record) {
        return _sheets[id].record;
    }

    /// @dev A record that is there.
    function _existing(bytes32 id) internal view returns (Record record) {
        record = _sheets[id].record;
        if (record.isNone()) revert CredentialUnknown(id);
    }

    /// @dev Second at which a suspension ends; zero when it is open-ended or there is none.
    function _suspendedUntil(bytes32 id, Record record) internal view returns (uint48) {
        // Only this state gives the mapping's value a meaning: an earlier suspension may have left one.
        return record.state() == State.SuspendedUntil ? _suspensionEnds[id] : 0;
    }

    /// @dev Whether a suspension on record holds at a moment, which is not before it began.
    function _isSuspended(bytes32 id, Record record, uint48 moment) internal view returns (bool) {
        State state = record.state();
        return state == State.Suspended || (state == State.SuspendedUntil && moment < _suspensionEnds[id]);
    }

    /// @dev Puts a credential on record under its type's rule.
    function _issue(Issuance calldata issuance, uint48 maximumTerm, bool holderNeeded, bytes32 basis) private {
        bytes32 id = issuance.id;
        Sheet storage sheet = _sheets[id];
        if (!sheet.record.isNone()) revert CredentialAlreadyIssued(id);
        if (holderNeeded && issuance.holder == address(0)) revert HolderMissing(bytes4(id));
        if (issuance.commitment == 0) revert CommitmentMissing(id);

        uint256 span = _span(maximumTerm, issuance.validFrom, issuance.validUntil);
        sheet.record = RecordFields.pack(issuance.holder, span, 1, State.Issued);
        sheet.commitment = issuance.commitment;

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

    /// @dev Writes the next revision of a record, acted upon now.
    function _advance(bytes32 id, Record record, uint256 span, State next) private returns (Record advanced) {
        uint16 revision = record.revision() + 1;
        if (revision >= RecordFields.LAST_REVISION && next != State.Revoked) revert RevisionsExhausted(id);
        advanced = RecordFields.pack(record.holder(), Span.restamp(span, uint48(block.timestamp)), revision, next);
        _sheets[id].record = advanced;
    }

    /// @dev A record that the caller may change and that is not final.
    function _changeable(bytes32 id) private view returns (Record record) {
        record = _officersOwn(id);
        if (record.state() == State.Revoked) revert CredentialRevokedForGood(id);
    }

    /// @dev A record of a type in whose office the caller acts.
    function _officersOwn(bytes32 id) private view returns (Record record) {
        record = _existing(id);
        (uint64 office, , ) = _rule(bytes4(id));
        _requireOfficer(office);
    }
}
