// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Land events
/// @notice What the land registry tells of every act. See {ILandRegistry}.
interface ILandEvents {
    /// @notice A title was registered for the first time.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about; always 1.
    /// @param owner Account of the owner.
    /// @param parcel Digest of the parcel's geometry.
    /// @param source Digest of the document that the registration rests on.
    /// @param actor Account that registered it.
    event TitleRegistered(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed owner,
        bytes32 parcel,
        bytes32 source,
        address indexed actor
    );

    /// @notice A title passed to a new owner.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param seller Account of the former owner.
    /// @param buyer Account of the new owner.
    /// @param instrument Digest of the deed.
    /// @param actor Account that registered it.
    event TitleTransferred(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed seller,
        address indexed buyer,
        bytes32 instrument,
        address actor
    );

    /// @notice A title was charged.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param owner Account of the owner.
    /// @param chargee Account of the one who is secured.
    /// @param rank Place among the charges on the title.
    /// @param terms Digest of the terms.
    /// @param actor Account that registered it.
    event ChargeRegistered(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed owner,
        address indexed chargee,
        uint8 rank,
        bytes32 terms,
        address actor
    );

    /// @notice A charge was lifted.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param chargee Account of the one who was secured.
    /// @param rank Rank of the charge.
    /// @param instrument Digest of the deed of discharge.
    /// @param actor Account that registered it.
    event ChargeDischarged(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed chargee,
        uint8 rank,
        bytes32 instrument,
        address indexed actor
    );

    /// @notice A caveat was lodged. Dealings are stopped while it stands.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param caveator Account of the one who claims.
    /// @param slot Slot that it takes.
    /// @param basis Digest of the claim.
    /// @param until Last second at which it stands; the greatest value means until it is withdrawn.
    /// @param actor Account that lodged it.
    event CaveatLodged(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed caveator,
        uint8 slot,
        bytes32 basis,
        uint48 until,
        address indexed actor
    );

    /// @notice A caveat was taken back by its caveator.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param caveator Account of the one who claimed.
    /// @param slot Slot that is free again.
    /// @param actor Account that registered it.
    event CaveatWithdrawn(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed caveator,
        uint8 slot,
        address indexed actor
    );

    /// @notice A caveat was removed by order of a court.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param caveator Account of the one who claimed.
    /// @param slot Slot that is free again.
    /// @param order Digest of the order.
    /// @param actor Account that entered the order.
    event CaveatRemoved(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed caveator,
        uint8 slot,
        bytes32 order,
        address indexed actor
    );

    /// @notice A court stopped all dealings with a title.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param order Digest of the order.
    /// @param actor Account that entered the order.
    event FreezeOrdered(bytes32 indexed titleId, uint32 revision, bytes32 order, address indexed actor);

    /// @notice A court allowed dealings with a title again.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param order Digest of the order.
    /// @param actor Account that entered the order.
    event FreezeLifted(bytes32 indexed titleId, uint32 revision, bytes32 order, address indexed actor);
}
