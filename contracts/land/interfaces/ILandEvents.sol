// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandInstruments} from "./ILandInstruments.sol";

/// @title Events of a land registry's titles
/// @notice What a title's own history is told from. See {ILandBurdenEvents} for what burdens it.
interface ILandEvents {
    /// @notice A title was registered for the first time.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about; always 1.
    /// @param owner Account of the owner.
    /// @param area Square metres; zero when unknown.
    /// @param parcel Digest of the parcel's geometry.
    /// @param source Digest of the document that the registration rests on.
    /// @param actor Account that registered it.
    event TitleRegistered(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed owner,
        uint40 area,
        bytes32 parcel,
        bytes32 source,
        address indexed actor
    );

    /// @notice A title that several own was registered for the first time.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about; always 1.
    /// @param ownership Who owns it, and how.
    /// @param area Square metres; zero when unknown.
    /// @param parcel Digest of the parcel's geometry.
    /// @param source Digest of the document that the registration rests on.
    /// @param actor Account that registered it.
    event SharedTitleRegistered(
        bytes32 indexed titleId,
        uint32 revision,
        ILandInstruments.Ownership ownership,
        uint40 area,
        bytes32 parcel,
        bytes32 source,
        address indexed actor
    );

    /// @notice An account came to own a part of a title that several own: one for each of them, whenever they are
    /// registered.
    /// @param titleId Reference of the title.
    /// @param owner Account of the owner.
    /// @param numerator Parts that are the owner's.
    /// @param denominator Parts into which the title is divided.
    event ShareHeld(bytes32 indexed titleId, address indexed owner, uint64 numerator, uint64 denominator);

    /// @notice A title passed to a new owner.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param nature Why it passed.
    /// @param seller Account of the former owner.
    /// @param buyer Account of the new owner.
    /// @param instrument Digest of the deed.
    /// @param actor Account that registered it.
    event TitleTransferred(
        bytes32 indexed titleId,
        uint32 revision,
        ILandInstruments.Nature nature,
        address indexed seller,
        address indexed buyer,
        bytes32 instrument,
        address actor
    );

    /// @notice A title's owners, or their shares, became others.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param nature Why ownership passed.
    /// @param ownership Who owns it from now on, and how.
    /// @param instrument Digest of the deed.
    /// @param actor Account that registered it.
    event OwnershipRegistered(
        bytes32 indexed titleId,
        uint32 revision,
        ILandInstruments.Nature nature,
        ILandInstruments.Ownership ownership,
        bytes32 instrument,
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
