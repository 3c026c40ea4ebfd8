// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandInstruments} from "./ILandInstruments.sol";
import {ILandTypes} from "./ILandTypes.sol";

/// @title Events of a court's orders
/// @notice What became of orders, and what was entered by them.
interface ILandOrderEvents {
    /// @notice A court announced an act. Another officer can carry it out between the two moments.
    /// @param orderId Keccak-256 of the act.
    /// @param act The call to this registry that is to be made, selector and arguments.
    /// @param basis Digest of the court's order.
    /// @param due First second at which it can be carried out.
    /// @param lapses Last second at which it can be.
    /// @param officer Account that announced it.
    event OrderAnnounced(
        bytes32 indexed orderId,
        bytes act,
        bytes32 basis,
        uint48 due,
        uint48 lapses,
        address indexed officer
    );

    /// @notice An announced order was taken back.
    /// @param orderId Keccak-256 of the act.
    /// @param officer Account that took it back.
    event OrderWithdrawn(bytes32 indexed orderId, address indexed officer);

    /// @notice An announced order was carried out. The act's own event stands beside this one.
    /// @param orderId Keccak-256 of the act.
    /// @param basis Digest of the court's order.
    /// @param announcer Account that announced it.
    /// @param officer Account that carried it out.
    event OrderCarriedOut(bytes32 indexed orderId, bytes32 basis, address indexed announcer, address indexed officer);

    /// @notice A court gave a title to another owner.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param before Who owned it, and how.
    /// @param to Account of the owner from now on.
    /// @param order Digest of the order.
    /// @param actor Account that carried it out.
    event TransferOrdered(
        bytes32 indexed titleId,
        uint32 revision,
        ILandInstruments.Ownership before,
        address indexed to,
        bytes32 order,
        address indexed actor
    );

    /// @notice A court put right what the register says of the parcel.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param before What it said.
    /// @param later What it says from now on.
    /// @param order Digest of the order.
    /// @param actor Account that carried it out.
    event ParcelRectified(
        bytes32 indexed titleId,
        uint32 revision,
        ILandTypes.Particulars before,
        ILandTypes.Particulars later,
        bytes32 order,
        address indexed actor
    );

    /// @notice A court put right who owns a title.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param before Who was registered, and how.
    /// @param later Who owns it from now on, and how.
    /// @param order Digest of the order.
    /// @param actor Account that carried it out.
    event OwnersRectified(
        bytes32 indexed titleId,
        uint32 revision,
        ILandInstruments.Ownership before,
        ILandInstruments.Ownership later,
        bytes32 order,
        address indexed actor
    );

    /// @notice An owner died, and the owner's part passed on.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param deceased Account of the owner who died.
    /// @param before Who owned it, and how.
    /// @param later Who owns it from now on, and how.
    /// @param order Digest of the grant of probate, or of the certificate of death.
    /// @param actor Account that carried it out.
    event TitleTransmitted(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed deceased,
        ILandInstruments.Ownership before,
        ILandInstruments.Ownership later,
        bytes32 order,
        address indexed actor
    );

    /// @notice A court struck a title out: it should never have been registered. It is historic from now on.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param holder Account that held its token.
    /// @param order Digest of the order.
    /// @param actor Account that carried it out.
    event TitleStruckOut(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed holder,
        bytes32 order,
        address indexed actor
    );

    /// @notice A court removed a priority notice.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param beneficiary Account of the one for whom the place was held.
    /// @param dealing Digest of the dealing whose place it was.
    /// @param order Digest of the order.
    /// @param actor Account that carried it out.
    event NoticeRemoved(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed beneficiary,
        bytes32 dealing,
        bytes32 order,
        address indexed actor
    );

    /// @notice A restriction of public law came to stand over a title.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param holder Account of the public body.
    /// @param slot Slot that it takes.
    /// @param until Last second at which it stands; the greatest value means until it is lifted.
    /// @param order Digest of the order.
    /// @param actor Account that carried it out.
    event RestrictionImposed(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed holder,
        uint8 slot,
        uint48 until,
        bytes32 order,
        address indexed actor
    );

    /// @notice A court lifted a right.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param kind What it was.
    /// @param slot Slot that is free again.
    /// @param holder Account of the holder; zero where it benefited a title.
    /// @param order Digest of the order.
    /// @param actor Account that carried it out.
    event RightLifted(
        bytes32 indexed titleId,
        uint32 revision,
        ILandInstruments.RightKind kind,
        uint8 slot,
        address indexed holder,
        bytes32 order,
        address indexed actor
    );
}
