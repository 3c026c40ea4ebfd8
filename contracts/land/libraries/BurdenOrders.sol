// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandBurdenEvents} from "../interfaces/ILandBurdenEvents.sol";
import {ILandErrors} from "../interfaces/ILandErrors.sol";
import {ILandInstruments} from "../interfaces/ILandInstruments.sol";
import {ILandOrderEvents} from "../interfaces/ILandOrderEvents.sol";
import {ILandOrders} from "../interfaces/ILandOrders.sol";
import {ILandTypes} from "../interfaces/ILandTypes.sol";
import {Bits} from "./Bits.sol";
import {Burdens} from "./Burdens.sol";
import {Consents} from "./Consents.sol";
import {Dealings} from "./Dealings.sol";
import {Heads} from "./Heads.sol";
import {Identities} from "./Identities.sol";
import {OrderBook} from "./OrderBook.sol";
import {Register} from "./Register.sol";

/// @title Burden orders
/// @notice Orders about what burdens a title. Linked to the registry, whose functions of the same names say more.
library BurdenOrders {
    using Burdens for Register.Book;
    using Dealings for Register.Book;
    using Register for Register.Book;

    /// @notice Removes a caveat.
    /// @param titleId Title on which it stands.
    /// @param slot Slot of the caveat.
    /// @param caveator Account of the one who claimed.
    function removeCaveat(bytes32 titleId, uint8 slot, address caveator) external {
        bytes32 order = OrderBook.take(ILandOrders.removeCaveat.selector);
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.current(titleId);
        bool taken = slot < Register.CAVEAT_SLOTS && Bits.has(head.caveatSlots, slot);
        address present = book.caveats[titleId][slot].caveator;
        bool stands = taken && book.caveatStands(titleId, slot) && Identities.meant(caveator, present);
        if (!stands) revert ILandErrors.CaveatUnknown(titleId, slot);

        head.caveatSlots &= ~uint8(1 << slot);
        delete book.caveats[titleId][slot];

        emit ILandBurdenEvents.CaveatRemoved(titleId, book.advance(titleId, head), present, slot, order, msg.sender);
    }

    /// @notice Removes a priority notice.
    /// @param titleId Title on which it stands.
    /// @param beneficiary Account of the one for whom the place is held.
    function removeNotice(bytes32 titleId, address beneficiary) external {
        bytes32 order = OrderBook.take(ILandOrders.removeNotice.selector);
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.current(titleId);
        ILandTypes.Notice memory notice = book.notices[titleId];
        if (!book.noticeStands(titleId) || !Identities.meant(beneficiary, notice.beneficiary)) {
            revert ILandErrors.NoticeUnknown(titleId);
        }

        book.end(titleId, head);

        uint32 revision = book.advance(titleId, head);
        emit ILandOrderEvents.NoticeRemoved(titleId, revision, notice.beneficiary, notice.dealing, order, msg.sender);
    }

    /// @notice Puts a restriction of public law over a title.
    /// @param titleId Title to burden.
    /// @param holder Account of the public body.
    /// @param until Last second at which it stands.
    function imposeRestriction(bytes32 titleId, address holder, uint48 until) external {
        bytes32 order = OrderBook.take(ILandOrders.imposeRestriction.selector);
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.current(titleId);
        Consents.requireParty(holder, address(0));
        ILandTypes.Right memory right;
        (right.kind, right.holder) = (ILandInstruments.RightKind.PublicRestriction, holder);
        right.until = until;

        uint8 slot = book.add(titleId, head, right);

        uint32 revision = book.advance(titleId, head);
        emit ILandOrderEvents.RestrictionImposed(titleId, revision, holder, slot, until, order, msg.sender);
    }

    /// @notice Lifts a right of whatever kind.
    /// @param titleId Title over which it stands.
    /// @param slot Slot of the right.
    /// @param holder Account of the holder.
    function liftRight(bytes32 titleId, uint8 slot, address holder) external {
        bytes32 order = OrderBook.take(ILandOrders.liftRight.selector);
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.current(titleId);
        ILandTypes.Right memory right = book.rightIn(titleId, slot);
        if (!Identities.meant(holder, right.holder)) revert ILandErrors.RightUnknown(titleId, slot);

        book.lift(titleId, head, slot);

        uint32 revision = book.advance(titleId, head);
        emit ILandOrderEvents.RightLifted(titleId, revision, right.kind, slot, right.holder, order, msg.sender);
    }
}
