// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IIdentities} from "./interfaces/IIdentities.sol";
import {IIdentityRegistry} from "./interfaces/IIdentityRegistry.sol";
import {IdentityWord, IdentityWords} from "./libraries/IdentityWord.sol";
import {Offices} from "./Offices.sol";

/// @title Verifications
/// @notice What an office says of an account. See {IIdentityRegistry}.
/// @dev An officer's act is checked in this order: record, officer, revision, state, values.
abstract contract Verifications is Offices {
    /// @dev Seconds that a verification may last.
    uint48 private constant MAXIMUM_TERM = 25 * 365.25 days;

    uint48 private constant LONGEST_PERIOD = 365 days;

    uint48 private immutable _OBJECTION_PERIOD;

    mapping(address account => IdentityWord word) private _identities;

    /// @notice Sets how long accounts may object, for ever.
    /// @param objectionPeriod_ Seconds.
    constructor(uint48 objectionPeriod_) {
        if (objectionPeriod_ == 0 || objectionPeriod_ > LONGEST_PERIOD) {
            revert ObjectionPeriodInvalid(objectionPeriod_);
        }
        _OBJECTION_PERIOD = objectionPeriod_;
    }

    /// @inheritdoc IIdentityRegistry
    function verify(uint64 office, Verification calldata verification) external {
        _verify(office, _requireOfficer(office), verification);
    }

    /// @inheritdoc IIdentityRegistry
    function verifyMany(uint64 office, Verification[] calldata verifications) external {
        if (verifications.length == 0) revert VerificationsEmpty();
        address officer = _requireOfficer(office);
        for (uint256 i = 0; i < verifications.length; ++i) _verify(office, officer, verifications[i]);
    }

    /// @inheritdoc IIdentityRegistry
    function prolong(address account, uint32 revision, uint48 until) external {
        (Identity memory identity, address officer) = _forOfficer(account, revision);
        _requireVerified(account, identity);
        if (identity.until <= block.timestamp) revert VerificationOver(account, identity.until);
        if (until <= identity.until) revert UntilNotLater(account, until, identity.until);
        _requireTerm(until);

        identity.until = until;
        uint32 next = _write(account, identity);

        emit VerificationProlonged(account, officer, next, until);
    }

    /// @inheritdoc IIdentityRegistry
    function withdraw(address account, uint32 revision, bytes32 reason) external {
        (Identity memory identity, address officer) = _forOfficer(account, revision);
        _requireDigest(reason);
        if (identity.state == State.Withdrawn) return; // The wished state holds.
        _requireVerified(account, identity);

        identity.state = State.Withdrawn;
        uint32 next = _write(account, identity);

        emit VerificationWithdrawn(account, officer, next, reason);
        _voidSuccession(account);
    }

    /// @inheritdoc IIdentityRegistry
    function reinstate(address account, uint32 revision, bytes32 basis) external {
        (Identity memory identity, address officer) = _forOfficer(account, revision);
        _requireDigest(basis);
        if (identity.state == State.Verified) return; // The wished state holds.
        if (identity.state == State.Ended && block.timestamp >= identity.changedAt + _OBJECTION_PERIOD) {
            revert AccountEnded(account);
        }

        identity.state = State.Verified;
        uint32 next = _write(account, identity);

        emit VerificationReinstated(account, officer, next, basis);
    }

    /// @inheritdoc IIdentityRegistry
    function end(address account, uint32 revision, bytes32 basis) external {
        (Identity memory identity, address officer) = _forOfficer(account, revision);
        _requireDigest(basis);
        if (identity.state == State.Ended) return; // The wished state holds.

        identity.state = State.Ended;
        uint32 next = _write(account, identity);

        emit IdentityEnded(account, officer, next, basis);
        _voidSuccession(account);
    }

    /// @inheritdoc IIdentityRegistry
    function maximumTerm() external pure returns (uint48) {
        return MAXIMUM_TERM;
    }

    /// @inheritdoc IIdentityRegistry
    function identityOf(address account) public view returns (Identity memory) {
        return _identities[account].unpack();
    }

    /// @inheritdoc IIdentityRegistry
    function objectionPeriod() public view returns (uint48) {
        return _OBJECTION_PERIOD;
    }

    /// @inheritdoc IIdentities
    function successorOf(address account) public view virtual returns (address current);

    /// @dev Voids what is announced for an account.
    function _voidSuccession(address account) internal virtual;

    /// @dev Counts an act and puts the record in its place.
    function _write(address account, Identity memory identity) internal returns (uint32 revision) {
        identity.changedAt = uint48(block.timestamp);
        revision = ++identity.revision;
        _identities[account] = IdentityWords.pack(identity);
    }

    /// @dev The record of an account, on which the caller may act for the office that verified it.
    function _forOfficer(
        address account,
        uint32 revision
    ) internal view returns (Identity memory identity, address officer) {
        identity = _known(account);
        officer = _requireOfficer(identity.office);
        _requireRevision(account, identity, revision);
    }

    /// @dev The record of an account that has one and was not succeeded.
    function _known(address account) internal view returns (Identity memory identity) {
        identity = identityOf(account);
        if (identity.state == State.Unknown) revert IdentityUnknown(account);
        if (identity.state == State.Succeeded) revert AccountSucceeded(account, successorOf(account));
    }

    /// @dev The record of an account in its word.
    function _wordOf(address account) internal view returns (IdentityWord) {
        return _identities[account];
    }

    /// @dev The record stands as the caller, or the signer, has read it.
    function _requireRevision(address account, Identity memory identity, uint32 revision) internal pure {
        if (revision != identity.revision) revert IdentityRevisionStale(account, revision, identity.revision);
    }

    /// @dev The verification was neither withdrawn nor ended. It may be over.
    function _requireVerified(address account, Identity memory identity) internal pure {
        if (identity.state == State.Ended) revert AccountEnded(account);
        if (identity.state == State.Withdrawn) revert VerificationNotInForce(account);
    }

    function _verify(uint64 office, address officer, Verification calldata verification) private {
        (address account, Kind kind, uint48 until) = (verification.account, verification.kind, verification.until);
        if (account == address(0)) revert AccountMissing();
        if (kind == Kind.None) revert KindMissing(account);
        _requireTerm(until);
        IdentityWord word = _identities[account];
        uint32 revision = 1;
        if (!word.isNone()) revision = _takeUp(account, kind, word.unpack());

        _identities[account] = IdentityWords.verified(uint256(kind), revision, until, office);

        emit AccountVerified(account, office, officer, kind, until, revision);
    }

    /// @dev Makes an account on record ready to be verified anew: nobody vouches for it any more, and nothing final was
    /// said. What was announced for it is void.
    function _takeUp(address account, Kind kind, Identity memory identity) private returns (uint32 revision) {
        if (identity.state == State.Succeeded) revert AccountSucceeded(account, successorOf(account));
        if (identity.state == State.Ended) revert AccountEnded(account);
        if (identity.kind != kind) revert KindFixed(account, identity.kind);
        bool standing = identity.state == State.Verified && identity.until > block.timestamp;
        if (standing && isAdmitted(identity.office)) revert AccountAlreadyVerified(account, identity.until);

        _voidSuccession(account);
        return identity.revision + 1;
    }

    /// @dev An end that is to come, and not too far off.
    function _requireTerm(uint48 until) private view {
        if (until <= block.timestamp) revert UntilPassed(until, uint48(block.timestamp));
        uint256 latest = block.timestamp + MAXIMUM_TERM;
        if (until > latest) revert UntilTooFar(until, uint48(latest));
    }
}
