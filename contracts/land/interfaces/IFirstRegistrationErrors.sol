// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title First registration errors
/// @notice Why first registration refuses. See {IFirstRegistration}. What is checked as the land registry checks it is
/// refused by the land registry's own errors.
interface IFirstRegistrationErrors {
    /// @notice This claim was published before, whatever became of it. Have a claim with another deadline signed.
    /// @param claimId Id of the claim.
    error ClaimAlreadyPublished(bytes32 claimId);

    /// @notice Another claim to this reference is published. Object to it, or wait until it ends.
    /// @param titleId Reference that is claimed.
    /// @param claimId Id of the claim that stands.
    error TitleClaimed(bytes32 titleId, bytes32 claimId);

    /// @notice No such claim is published for this reference: it never was, or it was registered, refused or withdrawn.
    /// @param titleId Reference that was named.
    /// @param claimId Id of the claim that was named.
    error ClaimUnknown(bytes32 titleId, bytes32 claimId);

    /// @notice The account is none of the claimants.
    /// @param account Account that was given.
    error ClaimantUnknown(address account);

    /// @notice The publication is over, and objections are no longer taken. Turn to the court.
    /// @param closedAt Last second at which they were.
    error PublicationClosed(uint48 closedAt);

    /// @notice The publication still runs. Complete the claim after its last second.
    /// @param closesAt Last second of the publication.
    error PublicationOpen(uint48 closesAt);

    /// @notice This account objected to this claim before, and may do so once.
    /// @param claimId Id of the claim.
    /// @param objector Account of the one who objects.
    error ObjectionAlreadyLodged(bytes32 claimId, address objector);

    /// @notice The account has no open objection to this claim: it never had, or the objection was decided or withdrawn.
    /// @param claimId Id of the claim.
    /// @param objector Account that was named.
    error ObjectionUnknown(bytes32 claimId, address objector);

    /// @notice Objections wait for the court's decision. Complete the claim when all are dismissed or withdrawn.
    /// @param claimId Id of the claim.
    /// @param open How many.
    error ObjectionsOpen(bytes32 claimId, uint32 open);

    /// @notice The publication must last longer than no time at all.
    error PublicationPeriodZero();
}
