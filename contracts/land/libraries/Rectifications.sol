// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandErrors} from "../interfaces/ILandErrors.sol";
import {ILandInstruments} from "../interfaces/ILandInstruments.sol";
import {ILandOrderEvents} from "../interfaces/ILandOrderEvents.sol";
import {ILandOrders} from "../interfaces/ILandOrders.sol";
import {ILandTypes} from "../interfaces/ILandTypes.sol";
import {Heads} from "./Heads.sol";
import {Identities} from "./Identities.sol";
import {OrderBook} from "./OrderBook.sol";
import {Register} from "./Register.sol";

/// @title Rectifications
/// @notice Orders by which a court puts the register right. Linked to the registry, whose functions of the same names
/// say more.
library Rectifications {
    using Register for Register.Book;

    /// @notice Puts right what the register says of the parcel.
    /// @param titleId Title to put right.
    /// @param before What the register says.
    /// @param later What it is to say.
    function rectifyParcel(
        bytes32 titleId,
        ILandTypes.Particulars calldata before,
        ILandTypes.Particulars calldata later
    ) external {
        bytes32 order = OrderBook.take(ILandOrders.rectifyParcel.selector);
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.current(titleId);
        if (head.area != before.area || book.parcels[titleId] != before.parcel) {
            revert ILandOrders.OrderStale(titleId);
        }

        head.area = later.area;
        book.parcels[titleId] = later.parcel;

        emit ILandOrderEvents.ParcelRectified(titleId, book.advance(titleId, head), before, later, order, msg.sender);
    }

    /// @notice Puts right who owns a title.
    /// @param titleId Title to put right.
    /// @param before Who is registered, in the register's order.
    /// @param later Who is to be.
    function rectifyOwners(
        bytes32 titleId,
        ILandInstruments.Ownership calldata before,
        ILandInstruments.Ownership calldata later
    ) external {
        bytes32 order = OrderBook.take(ILandOrders.rectifyOwners.selector);
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.current(titleId);
        ILandInstruments.Ownership memory present = book.ownershipOf(titleId, head);
        if (!Identities.areOne(before, present)) revert ILandOrders.OrderStale(titleId);

        book.settle(titleId, head, later);

        emit ILandOrderEvents.OwnersRectified(titleId, book.advance(titleId, head), present, later, order, msg.sender);
    }

    /// @notice Strikes a title out.
    /// @param titleId Title to strike out.
    /// @param holder Account that holds its token.
    function strikeOut(bytes32 titleId, address holder) external {
        bytes32 order = OrderBook.take(ILandOrders.strikeOut.selector);
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.current(titleId);
        if (!Identities.meant(holder, head.owner)) revert ILandErrors.OwnerMismatch(titleId, holder, head.owner);

        book.close(titleId, head);

        emit ILandOrderEvents.TitleStruckOut(titleId, book.advance(titleId, head), head.owner, order, msg.sender);
    }

    /// @notice Passes a dead owner's part on.
    /// @param titleId Title of which the deceased was an owner.
    /// @param deceased Account of the owner who died.
    /// @param later Who owns it from now on, and how.
    function transmit(bytes32 titleId, address deceased, ILandInstruments.Ownership calldata later) external {
        bytes32 order = OrderBook.take(ILandOrders.transmit.selector);
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.current(titleId);
        ILandInstruments.Ownership memory before = book.ownershipOf(titleId, head);
        ILandInstruments.Ownership memory heirs = later;
        if (Identities.indexOf(before.portions, deceased) == before.portions.length) {
            revert ILandOrders.OrderStale(titleId);
        }
        if (Identities.indexOf(heirs.portions, deceased) != heirs.portions.length) {
            revert ILandErrors.PartyInvalid(deceased);
        }
        if (before.form == ILandInstruments.Form.Joint) _requireSurvivors(titleId, deceased, before, heirs);
        if (before.form == ILandInstruments.Form.InCommon) _requireUnwronged(titleId, deceased, before, heirs);

        book.settle(titleId, head, heirs);

        emit ILandOrderEvents.TitleTransmitted(
            titleId,
            book.advance(titleId, head),
            deceased,
            before,
            heirs,
            order,
            msg.sender
        );
    }

    /// @dev Of joint owners exactly the survivors follow. That each comes once, and with an equal part, is found when
    /// they are settled.
    function _requireSurvivors(
        bytes32 titleId,
        address deceased,
        ILandInstruments.Ownership memory before,
        ILandInstruments.Ownership memory later
    ) private view {
        uint256 count = later.portions.length;
        bool shaped = later.form == (count == 1 ? ILandInstruments.Form.Sole : ILandInstruments.Form.Joint);
        if (!shaped || count + 1 != before.portions.length) revert ILandOrders.SurvivorsMismatch(titleId);
        for (uint256 i = 0; i < count; ++i) {
            if (Identities.indexOf(before.portions, later.portions[i].owner) == count + 1) {
                revert ILandOrders.SurvivorsMismatch(titleId);
            }
        }
        // The other way round too: one person under two accounts must not stand for two.
        for (uint256 i = 0; i <= count; ++i) {
            address owner = before.portions[i].owner;
            if (Identities.meant(deceased, owner)) continue;
            if (Identities.indexOf(later.portions, owner) == count) revert ILandOrders.SurvivorsMismatch(titleId);
        }
    }

    /// @dev Every co-owner by shares keeps at least its part, by shares.
    function _requireUnwronged(
        bytes32 titleId,
        address deceased,
        ILandInstruments.Ownership memory before,
        ILandInstruments.Ownership memory later
    ) private view {
        for (uint256 i = 0; i < before.portions.length; ++i) {
            ILandInstruments.Portion memory held = before.portions[i];
            if (Identities.meant(deceased, held.owner)) continue;
            uint256 place = Identities.indexOf(later.portions, held.owner);
            bool kept = later.form != ILandInstruments.Form.Joint && place != later.portions.length;
            // Products of two 64-bit numbers.
            if (
                !kept ||
                uint256(later.portions[place].numerator) * before.denominator <
                    uint256(held.numerator) * later.denominator
            ) revert ILandOrders.SurvivorWronged(titleId, held.owner);
        }
    }
}
