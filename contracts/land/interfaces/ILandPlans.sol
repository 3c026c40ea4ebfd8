// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandInstruments} from "./ILandInstruments.sol";

/// @title Land plans
/// @notice How titles are divided, merged and given up. See {ILandRegistry}.
/// @dev The titles that a plan starts from are closed for good; their burdens stand on every title that comes of them.
interface ILandPlans {
    /// @notice What a plan does: one title becomes several of the same owners; several become one; or co-owners part,
    /// and each takes land of its own.
    enum PlanKind {
        Subdivision,
        Consolidation,
        Partition
    }

    /// @notice A title that a plan starts from.
    /// @param titleId Reference of the title.
    /// @param revision Revision of the title that the parties looked at.
    struct Source {
        bytes32 titleId;
        uint32 revision;
    }

    /// @notice A title that comes of a plan.
    /// @param titleId Reference that it gets.
    /// @param area Square metres; zero when unknown.
    /// @param parcel Digest of its geometry; zero when no plan exists.
    /// @param ownership Who owns it, and how.
    struct Lot {
        bytes32 titleId;
        uint40 area;
        bytes32 parcel;
        ILandInstruments.Ownership ownership;
    }

    /// @notice Instrument by which titles are divided or merged. Signed by every owner, by the chargee of every charge
    /// and by the holder of every restriction. Its EIP-712 digest is the plan's id.
    /// @param kind What it does.
    /// @param sources Titles that it starts from.
    /// @param lots Titles that come of it.
    /// @param plan Digest of the surveyor's plan.
    /// @param deadline Last second at which it may be registered.
    struct PlanDeed {
        PlanKind kind;
        Source[] sources;
        Lot[] lots;
        bytes32 plan;
        uint48 deadline;
    }

    /// @notice Instrument by which owners give a title up. Signed by every owner, by the chargee of every charge and by
    /// the holder of every restriction.
    /// @param titleId Reference of the title.
    /// @param revision Revision of the title that the parties looked at.
    /// @param instrument Digest of the deed.
    /// @param deadline Last second at which it may be registered.
    struct SurrenderDeed {
        bytes32 titleId;
        uint32 revision;
        bytes32 instrument;
        uint48 deadline;
    }

    /// @notice Titles were divided or merged.
    /// @param planId EIP-712 digest of the instrument.
    /// @param kind What it did.
    /// @param sources Titles that it closed.
    /// @param lots Titles that came of it.
    /// @param plan Digest of the surveyor's plan.
    /// @param actor Account that registered it.
    event PlanRegistered(
        bytes32 indexed planId,
        PlanKind kind,
        bytes32[] sources,
        bytes32[] lots,
        bytes32 plan,
        address indexed actor
    );

    /// @notice A title came of a plan.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about; always 1.
    /// @param planId EIP-712 digest of the plan's instrument.
    /// @param ownership Who owns it, and how.
    /// @param area Square metres; zero when unknown.
    /// @param parcel Digest of its geometry.
    /// @param plan Digest of the surveyor's plan.
    /// @param actor Account that registered it.
    event LotRegistered(
        bytes32 indexed titleId,
        uint32 revision,
        bytes32 indexed planId,
        ILandInstruments.Ownership ownership,
        uint40 area,
        bytes32 parcel,
        bytes32 plan,
        address indexed actor
    );

    /// @notice A charge stands on a title that came of a plan, as it stood on the one before.
    /// @param titleId Reference of the title.
    /// @param prior Title from which it came.
    /// @param chargee Account of the one who is secured.
    /// @param rank Place among the charges on the title.
    event ChargeCarried(bytes32 indexed titleId, bytes32 indexed prior, address indexed chargee, uint8 rank);

    /// @notice A right stands over a title that came of a plan, as it stood over the one before.
    /// @param titleId Reference of the title.
    /// @param prior Title from which it came.
    /// @param holder Account of the holder; zero where it benefits a title.
    /// @param kind What it is.
    /// @param slot Slot that it takes.
    event RightCarried(
        bytes32 indexed titleId,
        bytes32 indexed prior,
        address indexed holder,
        ILandInstruments.RightKind kind,
        uint8 slot
    );

    /// @notice A plan closed a title. It never changes again.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about; the last.
    /// @param planId EIP-712 digest of the plan's instrument.
    /// @param plan Digest of the surveyor's plan.
    /// @param actor Account that registered it.
    event TitleClosed(
        bytes32 indexed titleId,
        uint32 revision,
        bytes32 indexed planId,
        bytes32 plan,
        address indexed actor
    );

    /// @notice The owners gave a title up. It never changes again.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about; the last.
    /// @param instrument Digest of the deed.
    /// @param actor Account that registered it.
    event TitleSurrendered(bytes32 indexed titleId, uint32 revision, bytes32 instrument, address indexed actor);

    /// @notice The plan has not the titles that its kind asks for: a subdivision and a partition start from one and end
    /// with two or more, a consolidation starts from two or more and ends with one, and a partition parts co-owners.
    /// @param kind What it does.
    /// @param sources Titles that it starts from.
    /// @param lots Titles that come of it.
    error PlanShapeInvalid(PlanKind kind, uint256 sources, uint256 lots);

    /// @notice A title comes twice among those that the plan starts from. Name each once.
    /// @param titleId Title that comes twice.
    error SourceRepeated(bytes32 titleId);

    /// @notice A title of the plan is not owned exactly as the first one that it starts from. Owners and shares change
    /// by a dealing of their own, before or after.
    /// @param titleId Title whose owners, shares or form differ.
    error PlanOwnersDiffer(bytes32 titleId);

    /// @notice The account owns nothing of what is parted. A partition gives land to the co-owners alone.
    /// @param titleId Lot that it would get.
    /// @param account Account that was given.
    error OwnerForeign(bytes32 titleId, address account);

    /// @notice A co-owner would get nothing. A partition leaves nobody out; buy the share first.
    /// @param titleId Title that is parted.
    /// @param owner Account that would lose its land.
    error OwnerLeftOut(bytes32 titleId, address owner);

    /// @notice The lots do not have the area that the titles had, within the registry's tolerance. Have the survey
    /// checked; an error of the old one is rectified by order.
    /// @param before Square metres of the titles that the plan starts from.
    /// @param later Square metres of its lots.
    error AreaMismatch(uint256 before, uint256 later);

    /// @notice The titles' area is known, so that every lot's must be. Give it.
    /// @param titleId Lot without an area.
    error AreaMissing(bytes32 titleId);

    /// @notice A right stands over the title that would end with it. Have its holder release it first, or the court.
    /// @param titleId Title that is to be given up.
    /// @param slot Slot of the right.
    error RightStands(bytes32 titleId, uint8 slot);

    /// @notice Divides or merges titles. The burdens stand on every lot; what benefits the sources benefits the first.
    /// @param deed Instrument that every owner, every chargee and every holder of a restriction signed.
    /// @param ownerSignatures Signatures of the owners, in the register's order of the first source.
    /// @param consents For each source, the signatures of those whose burdens it has.
    function registerPlan(
        PlanDeed calldata deed,
        bytes[] calldata ownerSignatures,
        bytes[][] calldata consents
    ) external;

    /// @notice Closes a title that its owners give up.
    /// @param deed Instrument that every owner, every chargee and every holder of a restriction signed.
    /// @param ownerSignatures Signatures of the owners, in the register's order.
    /// @param consents Signatures of those whose burdens it has.
    function surrender(
        SurrenderDeed calldata deed,
        bytes[] calldata ownerSignatures,
        bytes[] calldata consents
    ) external;

    /// @notice The plans between which a title lives.
    /// @param titleId Title that is asked about.
    /// @return origin Plan of which it came; zero when it was registered otherwise.
    /// @return end Plan that closed it; zero when none did.
    function plansOf(bytes32 titleId) external view returns (bytes32 origin, bytes32 end);

    /// @notice The title that has the benefit of the servitudes that were granted to a title: itself, or where a plan
    /// closed it, the first lot of the plan, and so on. Its owners release them.
    /// @param titleId Title that is asked about.
    /// @return That title.
    function benefitOf(bytes32 titleId) external view returns (bytes32);

    /// @notice By how much a plan's lots may differ in area from its sources.
    /// @return Hundredths of a percent of the sources' area.
    function areaTolerance() external view returns (uint16);
}
