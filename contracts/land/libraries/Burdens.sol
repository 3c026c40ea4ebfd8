// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandBurdenEvents} from "../interfaces/ILandBurdenEvents.sol";
import {ILandErrors} from "../interfaces/ILandErrors.sol";
import {ILandInstruments} from "../interfaces/ILandInstruments.sol";
import {ILandPlans} from "../interfaces/ILandPlans.sol";
import {ILandTypes} from "../interfaces/ILandTypes.sol";
import {Bits} from "./Bits.sol";
import {Heads} from "./Heads.sol";
import {Register} from "./Register.sol";

/// @title Burdens
/// @notice The rights of others over titles, and the notices that hold a dealing's place, as the register keeps them.
library Burdens {
    using Heads for Heads.Head;

    /// @notice Puts a right on record in the first free slot. The caller keeps the head by {Register.advance}.
    /// @param book The register.
    /// @param titleId Title over which it stands.
    /// @param head Its head.
    /// @param right The right; its slot and moment of registration are set here.
    /// @return slot Slot that it takes.
    function add(
        Register.Book storage book,
        bytes32 titleId,
        Heads.Head memory head,
        ILandTypes.Right memory right
    ) internal returns (uint8 slot) {
        if (right.until <= block.timestamp) revert ILandErrors.RightTermInvalid(right.until, uint48(block.timestamp));
        Register.Burden storage burden = book.burdens[titleId];
        while (Bits.has(burden.rights, slot) && rightStands(book, titleId, slot)) {
            if (++slot == Register.RIGHT_SLOTS) revert ILandErrors.RightSlotsFull(titleId);
        }
        uint32 bit = uint32(1 << slot);
        bool consents = right.kind == ILandInstruments.RightKind.Restriction;

        (burden.rights, burden.restrictions) = (
            burden.rights | bit,
            consents ? burden.restrictions | bit : burden.restrictions & ~bit
        );
        book.rights[titleId][slot] = Register.Held({
            holder: right.holder,
            kind: right.kind,
            registeredAt: uint40(block.timestamp),
            until: right.until > type(uint40).max ? type(uint40).max : uint40(right.until)
        });
        if (book.benefits[titleId][slot] != right.benefited) book.benefits[titleId][slot] = right.benefited;
        head.mark(Heads.BURDENED, true);
    }

    /// @notice Puts every live right over one title on record over another too. The caller keeps the other's head.
    /// @param book The register.
    /// @param from Title over which they stand.
    /// @param to Title over which they are to stand as well.
    /// @param head Head of that title.
    function carry(Register.Book storage book, bytes32 from, bytes32 to, Heads.Head memory head) internal {
        uint256 rights = liveRights(book, from);
        for (uint8 slot = 0; rights != 0; ++slot) {
            if (rights & 1 == 1) {
                ILandTypes.Right memory right = rightIn(book, from, slot);
                uint8 place_ = add(book, to, head, right);
                book.rights[to][place_].registeredAt = uint40(right.registeredAt); // It is of its date still.
                emit ILandPlans.RightCarried(to, from, right.holder, right.kind, place_);
            }
            rights >>= 1;
        }
    }

    /// @notice Frees a right's slot. The caller keeps the head by {Register.advance}.
    /// @param book The register.
    /// @param titleId Title over which it stands.
    /// @param head Its head.
    /// @param slot Slot of the right.
    function lift(Register.Book storage book, bytes32 titleId, Heads.Head memory head, uint8 slot) internal {
        Register.Burden storage burden = book.burdens[titleId];
        uint32 bit = uint32(1 << slot);
        (burden.rights, burden.restrictions) = (burden.rights & ~bit, burden.restrictions & ~bit);
        delete book.rights[titleId][slot];
        delete book.benefits[titleId][slot];
        head.mark(Heads.BURDENED, burden.rights != 0 || burden.noticeUntil != 0);
    }

    /// @notice Puts a priority notice on record. The caller keeps the head by {Register.advance}.
    /// @param book The register.
    /// @param titleId Title on which it stands.
    /// @param head Its head.
    /// @param notice The notice.
    function place(
        Register.Book storage book,
        bytes32 titleId,
        Heads.Head memory head,
        ILandTypes.Notice memory notice
    ) internal {
        book.notices[titleId] = notice;
        book.burdens[titleId].noticeUntil = notice.until;
        head.mark(Heads.BURDENED, true);
    }

    /// @notice Ends a priority notice. The caller keeps the head by {Register.advance}.
    /// @param book The register.
    /// @param titleId Title on which it stands.
    /// @param head Its head.
    function end(Register.Book storage book, bytes32 titleId, Heads.Head memory head) internal {
        delete book.notices[titleId];
        delete book.burdens[titleId].noticeUntil;
        head.mark(Heads.BURDENED, book.burdens[titleId].rights != 0);
    }

    /// @notice Reverts where a live priority notice holds the place of another dealing than this; ends the notice where
    /// it is this one's place.
    /// @param book The register.
    /// @param titleId Title that is dealt with.
    /// @param head Its head.
    /// @param dealing Digest that the dealing names as its instrument, terms or plan.
    function requirePlace(
        Register.Book storage book,
        bytes32 titleId,
        Heads.Head memory head,
        bytes32 dealing
    ) internal {
        if (!head.has(Heads.BURDENED) || !noticeStands(book, titleId)) return;
        ILandTypes.Notice storage notice = book.notices[titleId];
        if (notice.dealing != dealing) {
            revert ILandErrors.NoticeStands(titleId, notice.beneficiary, notice.dealing, notice.until);
        }

        emit ILandBurdenEvents.NoticeFulfilled(titleId, notice.beneficiary, dealing);
        end(book, titleId, head);
    }

    /// @notice The live right in a slot; reverts when there is none.
    /// @param book The register.
    /// @param titleId Title over which it stands.
    /// @param slot Slot of the right.
    /// @return The right.
    function rightIn(
        Register.Book storage book,
        bytes32 titleId,
        uint8 slot
    ) internal view returns (ILandTypes.Right memory) {
        bool taken = slot < Register.RIGHT_SLOTS && Bits.has(book.burdens[titleId].rights, slot);
        if (!taken || !rightStands(book, titleId, slot)) revert ILandErrors.RightUnknown(titleId, slot);
        Register.Held storage held = book.rights[titleId][slot];
        return
            ILandTypes.Right({
                kind: held.kind,
                slot: slot,
                holder: held.holder,
                benefited: book.benefits[titleId][slot],
                registeredAt: held.registeredAt,
                until: held.until == type(uint40).max ? type(uint48).max : held.until
            });
    }

    /// @notice Slots of the rights over a title that have not lapsed.
    /// @param book The register.
    /// @param titleId Title that is asked about.
    /// @return Map of the slots.
    function liveRights(Register.Book storage book, bytes32 titleId) internal view returns (uint256) {
        return _live(book, titleId, book.burdens[titleId].rights);
    }

    /// @notice Slots of the restrictions over a title that have not lapsed: their holders consent to dealings.
    /// @param book The register.
    /// @param titleId Title that is asked about.
    /// @param head Its head.
    /// @return Map of the slots.
    function restrictions(
        Register.Book storage book,
        bytes32 titleId,
        Heads.Head memory head
    ) internal view returns (uint256) {
        if (!head.has(Heads.BURDENED)) return 0;
        return _live(book, titleId, book.burdens[titleId].restrictions);
    }

    /// @notice Whether the right in a taken slot has not lapsed.
    /// @param book The register.
    /// @param titleId Title over which it was registered.
    /// @param slot Slot of the right.
    /// @return True up to and including its last second.
    function rightStands(Register.Book storage book, bytes32 titleId, uint256 slot) internal view returns (bool) {
        return book.rights[titleId][slot].until >= block.timestamp;
    }

    /// @notice Whether a priority notice stands on a title.
    /// @param book The register.
    /// @param titleId Title that is asked about.
    /// @return True up to and including its last second.
    function noticeStands(Register.Book storage book, bytes32 titleId) internal view returns (bool) {
        return book.burdens[titleId].noticeUntil >= block.timestamp;
    }

    /// @dev Those of some slots whose rights have not lapsed.
    function _live(Register.Book storage book, bytes32 titleId, uint256 slots) private view returns (uint256 live) {
        for (uint256 slot = 0; slots >> slot != 0; ++slot) {
            if (Bits.has(slots, slot) && rightStands(book, titleId, slot)) live |= 1 << slot;
        }
    }
}
