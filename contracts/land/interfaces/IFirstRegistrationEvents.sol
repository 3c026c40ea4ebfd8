// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IFirstRegistrationTypes} from "./IFirstRegistrationTypes.sol";

/// @title First registration events
/// @notice What first registration tells of every act. See {IFirstRegistration}.
interface IFirstRegistrationEvents is IFirstRegistrationTypes {
    /// @notice A claim was published. Whoever has a better right objects while the publication lasts.
    /// @param titleId Reference that is claimed.
    /// @param claimId Id of the claim.
    /// @param claim What is claimed, by whom, and the digest of the document that it rests on.
    /// @param closesAt Last second at which objections are taken.
    /// @param actor Account that published it.
    event ClaimPublished(
        bytes32 indexed titleId,
        bytes32 indexed claimId,
        Claim claim,
        uint48 closesAt,
        address indexed actor
    );

    /// @notice An objection was lodged. The claim is not registered while it is open.
    /// @param titleId Reference that is claimed.
    /// @param claimId Id of the claim.
    /// @param objector Account of the one who objects.
    /// @param basis Digest of the objection's grounds.
    /// @param actor Account that handed it in.
    event ObjectionLodged(
        bytes32 indexed titleId,
        bytes32 indexed claimId,
        address indexed objector,
        bytes32 basis,
        address actor
    );

    /// @notice An objector took the objection back.
    /// @param titleId Reference that is claimed.
    /// @param claimId Id of the claim.
    /// @param objector Account of the one who objected.
    /// @param actor Account that handed it in.
    event ObjectionWithdrawn(bytes32 indexed titleId, bytes32 indexed claimId, address indexed objector, address actor);

    /// @notice A court decided an objection. One that it upheld ends the claim.
    /// @param titleId Reference that is claimed.
    /// @param claimId Id of the claim.
    /// @param objector Account of the one who objected.
    /// @param upheld Whether the objector is right.
    /// @param reasons Digest of the decision.
    /// @param actor Account that entered the decision.
    event ObjectionDecided(
        bytes32 indexed titleId,
        bytes32 indexed claimId,
        address indexed objector,
        bool upheld,
        bytes32 reasons,
        address actor
    );

    /// @notice A claim became a title.
    /// @param titleId Reference of the title.
    /// @param claimId Id of the claim.
    /// @param actor Account that completed it.
    event ClaimRegistered(bytes32 indexed titleId, bytes32 indexed claimId, address indexed actor);

    /// @notice A claim was refused. The reference can be claimed again.
    /// @param titleId Reference that was claimed.
    /// @param claimId Id of the claim.
    /// @param reasons Digest of the decision.
    /// @param actor Account that entered the decision.
    event ClaimRefused(bytes32 indexed titleId, bytes32 indexed claimId, bytes32 reasons, address indexed actor);

    /// @notice A claimant took the claim back. The reference can be claimed again.
    /// @param titleId Reference that was claimed.
    /// @param claimId Id of the claim.
    /// @param claimant Account of the one who withdrew.
    /// @param actor Account that handed it in.
    event ClaimWithdrawn(bytes32 indexed titleId, bytes32 indexed claimId, address indexed claimant, address actor);
}
