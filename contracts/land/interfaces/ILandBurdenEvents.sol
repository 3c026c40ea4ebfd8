// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandInstruments} from "./ILandInstruments.sol";

/// @title Events of what burdens titles
/// @notice Charges, caveats, rights and priority notices, as dealings make, change and end them.
interface ILandBurdenEvents {
    /// @notice A title was charged.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param chargee Account of the one who is secured.
    /// @param rank Place among the charges on the title.
    /// @param terms Digest of the terms.
    /// @param actor Account that registered it.
    event ChargeRegistered(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed chargee,
        uint8 rank,
        bytes32 terms,
        address indexed actor
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

    /// @notice A charge's terms became others.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param chargee Account of the one who is secured.
    /// @param rank Rank of the charge.
    /// @param terms Digest of the new terms.
    /// @param actor Account that registered it.
    event ChargeVaried(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed chargee,
        uint8 rank,
        bytes32 terms,
        address indexed actor
    );

    /// @notice A charge took a later rank.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param chargee Account of the one whose charge went back.
    /// @param rank Rank that it had.
    /// @param later Rank that it has.
    /// @param advanced Account of the one whose charge took its place; zero where none did.
    /// @param instrument Digest of the deed.
    /// @param actor Account that registered it.
    event ChargePostponed(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed chargee,
        uint8 rank,
        uint8 later,
        address indexed advanced,
        bytes32 instrument,
        address actor
    );

    /// @notice A charge passed to another chargee.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param chargee Account of the one who was secured.
    /// @param assignee Account of the one who is secured.
    /// @param rank Rank of the charge.
    /// @param instrument Digest of the deed.
    /// @param actor Account that registered it.
    event ChargeAssigned(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed chargee,
        address indexed assignee,
        uint8 rank,
        bytes32 instrument,
        address actor
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

    /// @notice A caveat's claim or term became another.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param caveator Account of the one who claims.
    /// @param slot Slot of the caveat.
    /// @param basis Digest of the claim as it is from now on.
    /// @param until Last second at which it stands; the greatest value means until it is withdrawn.
    /// @param actor Account that registered it.
    event CaveatVaried(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed caveator,
        uint8 slot,
        bytes32 basis,
        uint48 until,
        address indexed actor
    );

    /// @notice A right over a title was registered.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param kind What it is.
    /// @param slot Slot that it takes.
    /// @param holder Account of the holder; zero where a title has the benefit, or the public.
    /// @param benefited Reference of the title that it benefits; zero for a holder's own.
    /// @param terms Digest of the terms.
    /// @param until Last second at which it stands; the greatest value means until it is released.
    /// @param actor Account that registered it.
    event RightRegistered(
        bytes32 indexed titleId,
        uint32 revision,
        ILandInstruments.RightKind kind,
        uint8 slot,
        address indexed holder,
        bytes32 indexed benefited,
        bytes32 terms,
        uint48 until,
        address actor
    );

    /// @notice A right over a title was given up.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param kind What it was.
    /// @param slot Slot that is free again.
    /// @param holder Account of the holder; zero where a title had the benefit.
    /// @param instrument Digest of the deed.
    /// @param actor Account that registered it.
    event RightReleased(
        bytes32 indexed titleId,
        uint32 revision,
        ILandInstruments.RightKind kind,
        uint8 slot,
        address indexed holder,
        bytes32 instrument,
        address indexed actor
    );

    /// @notice The place of a dealing is held.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param beneficiary Account of the one for whom it is held.
    /// @param dealing Digest of the dealing.
    /// @param until Last second at which the notice stands.
    /// @param actor Account that placed it.
    event NoticePlaced(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed beneficiary,
        bytes32 dealing,
        uint48 until,
        address indexed actor
    );

    /// @notice A priority notice was taken back by its beneficiary.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param beneficiary Account of the one for whom the place was held.
    /// @param dealing Digest of the dealing.
    /// @param actor Account that registered it.
    event NoticeWithdrawn(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed beneficiary,
        bytes32 dealing,
        address indexed actor
    );

    /// @notice A priority notice ended with the dealing whose place it held. Told beside that dealing, whose revision
    /// it shares.
    /// @param titleId Reference of the title.
    /// @param beneficiary Account of the one for whom the place was held.
    /// @param dealing Digest of the dealing.
    event NoticeFulfilled(bytes32 indexed titleId, address indexed beneficiary, bytes32 dealing);
}
