// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandTypes} from "./ILandTypes.sol";

/// @title First registration types
/// @notice What first registration keeps and takes. See {IFirstRegistration}.
interface IFirstRegistrationTypes {
    /// @notice How a claim stands.
    enum ClaimState {
        Unknown,
        Published,
        Registered,
        Refused,
        Withdrawn
    }

    /// @notice How an objection stands.
    enum ObjectionState {
        None,
        Open,
        Upheld,
        Dismissed,
        Withdrawn
    }

    /// @notice Instrument by which people claim land that no title stands for yet. Signed by every one of them. Its
    /// EIP-712 digest is the claim's id.
    /// @param registration What they ask to be put on record.
    /// @param deadline Last second at which it may be published.
    struct Claim {
        ILandTypes.SharedRegistration registration;
        uint48 deadline;
    }

    /// @notice Instrument by which somebody objects to a claim. Signed by the objector.
    /// @param titleId Reference that is claimed.
    /// @param claimId Id of the claim.
    /// @param objector Account of the one who objects.
    /// @param basis Digest of the objection's grounds.
    /// @param deadline Last second at which it may be lodged.
    struct Objection {
        bytes32 titleId;
        bytes32 claimId;
        address objector;
        bytes32 basis;
        uint48 deadline;
    }

    /// @notice Instrument by which an objector takes the objection back. Signed by the objector.
    /// @param titleId Reference that is claimed.
    /// @param claimId Id of the claim.
    /// @param objector Account of the one who objected.
    /// @param deadline Last second at which it may be entered.
    struct ObjectionWithdrawal {
        bytes32 titleId;
        bytes32 claimId;
        address objector;
        uint48 deadline;
    }

    /// @notice Instrument by which a claimant takes the claim back, for all of them. Signed by that claimant.
    /// @param titleId Reference that is claimed.
    /// @param claimId Id of the claim.
    /// @param claimant Account of the one who withdraws.
    /// @param deadline Last second at which it may be entered.
    struct ClaimWithdrawal {
        bytes32 titleId;
        bytes32 claimId;
        address claimant;
        uint48 deadline;
    }

    /// @notice A claim as it stands.
    /// @param state Where it has come to.
    /// @param publishedAt Second at which it was published; zero when it never was.
    /// @param closesAt Last second at which objections are taken.
    /// @param openObjections Objections that wait for the court.
    struct ClaimStanding {
        ClaimState state;
        uint48 publishedAt;
        uint48 closesAt;
        uint32 openObjections;
    }
}
