// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IIdentityTypes} from "./IIdentityTypes.sol";

/// @title Identity events
/// @notice What the identity registry tells. See {IIdentityRegistry}.
interface IIdentityEvents {
    /// @notice An office may verify from now on.
    /// @param office Role of the office.
    /// @param actor Account that admitted it.
    event OfficeAdmitted(uint64 indexed office, address indexed actor);

    /// @notice An office can verify no more. What it verified stands, and other offices may take it over.
    /// @param office Role of the office.
    /// @param actor Account that dismissed it.
    event OfficeDismissed(uint64 indexed office, address indexed actor);

    /// @notice An account was verified.
    /// @param account Account.
    /// @param office Role that verified it.
    /// @param officer Account that acted for the office.
    /// @param kind What stands behind the account.
    /// @param until Second at which the verification is over.
    /// @param revision Revision of the record.
    event AccountVerified(
        address indexed account,
        uint64 indexed office,
        address indexed officer,
        IIdentityTypes.Kind kind,
        uint48 until,
        uint32 revision
    );

    /// @notice A verification lasts longer.
    /// @param account Account.
    /// @param officer Account that acted for the office.
    /// @param revision Revision of the record.
    /// @param until Second at which the verification is over.
    event VerificationProlonged(address indexed account, address indexed officer, uint32 revision, uint48 until);

    /// @notice A verification was withdrawn.
    /// @param account Account.
    /// @param officer Account that acted for the office.
    /// @param revision Revision of the record.
    /// @param reason Digest of the reasons.
    event VerificationWithdrawn(address indexed account, address indexed officer, uint32 revision, bytes32 reason);

    /// @notice A withdrawn or mistakenly ended verification is in force again.
    /// @param account Account.
    /// @param officer Account that acted for the office.
    /// @param revision Revision of the record.
    /// @param basis Digest of the decision.
    event VerificationReinstated(address indexed account, address indexed officer, uint32 revision, bytes32 basis);

    /// @notice The person behind an account died, or the organisation was dissolved.
    /// @param account Account.
    /// @param officer Account that acted for the office.
    /// @param revision Revision of the record.
    /// @param basis Digest of the decision.
    event IdentityEnded(address indexed account, address indexed officer, uint32 revision, bytes32 basis);

    /// @notice An account is to take over from another whose key was lost.
    /// @param account Account that is to be succeeded, and that may object.
    /// @param successor Account that is to take over.
    /// @param officer Account that acted for the office.
    /// @param revision Revision of the record.
    /// @param completableAt Second from which anybody can complete it.
    /// @param basis Digest of the decision.
    event SuccessionAnnounced(
        address indexed account,
        address indexed successor,
        address indexed officer,
        uint32 revision,
        uint48 completableAt,
        bytes32 basis
    );

    /// @notice The account objected to its succession, which is void.
    /// @param account Account that objected.
    /// @param successor Account that was to take over.
    /// @param revision Revision of the record.
    /// @param contestedUntil Second until which the account cannot be rotated.
    event SuccessionObjected(
        address indexed account,
        address indexed successor,
        uint32 revision,
        uint48 contestedUntil
    );

    /// @notice The office withdrew a succession that it had announced.
    /// @param account Account that was to be succeeded.
    /// @param successor Account that was to take over.
    /// @param officer Account that acted for the office.
    /// @param revision Revision of the record.
    /// @param reason Digest of the reasons.
    event SuccessionWithdrawn(
        address indexed account,
        address indexed successor,
        address indexed officer,
        uint32 revision,
        bytes32 reason
    );

    /// @notice An announced succession is void, because the verification was withdrawn, ended or given anew.
    /// @param account Account that was to be succeeded.
    /// @param successor Account that was to take over.
    event SuccessionVoided(address indexed account, address indexed successor);

    /// @notice An account took over from another, whose key was lost.
    /// @param account Account that was succeeded.
    /// @param successor The identity's current account.
    /// @param root The identity's first account.
    /// @param revision Last revision of the succeeded account's record.
    event SuccessionCompleted(
        address indexed account,
        address indexed successor,
        address indexed root,
        uint32 revision
    );

    /// @notice A holder put another account in its account's place.
    /// @param account Account that was succeeded.
    /// @param successor The identity's current account.
    /// @param root The identity's first account.
    /// @param revision Last revision of the succeeded account's record.
    event AccountRotated(address indexed account, address indexed successor, address indexed root, uint32 revision);
}
