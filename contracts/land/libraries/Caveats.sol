// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandBurdenEvents} from "../interfaces/ILandBurdenEvents.sol";
import {ILandErrors} from "../interfaces/ILandErrors.sol";
import {ILandInstruments} from "../interfaces/ILandInstruments.sol";
import {Bits} from "./Bits.sol";
import {BurdenInstruments} from "./BurdenInstruments.sol";
import {Consents} from "./Consents.sol";
import {Dealings} from "./Dealings.sol";
import {Heads} from "./Heads.sol";
import {Register} from "./Register.sol";

/// @title Caveats
/// @notice Warnings that stop dealings. Linked to the registry, whose functions of the same names say more.
library Caveats {
    using Dealings for Register.Book;
    using BurdenInstruments for ILandInstruments.CaveatNotice;
    using BurdenInstruments for ILandInstruments.CaveatVariation;
    using BurdenInstruments for ILandInstruments.CaveatWithdrawal;
    using Register for Register.Book;
    using Heads for Heads.Head;

    /// @notice Lodges a caveat in the first free slot.
    /// @param notice Instrument that the caveator signed.
    /// @param caveatorSignature Caveator's signature.
    /// @return slot Slot that the caveat takes.
    function lodge(
        ILandInstruments.CaveatNotice calldata notice,
        bytes calldata caveatorSignature
    ) external returns (uint8 slot) {
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.headFor(notice.titleId, notice.revision, notice.deadline);
        Consents.requireParty(notice.caveator, address(0));
        Consents.requireDigest(notice.basis);
        if (notice.until <= block.timestamp) {
            revert ILandErrors.CaveatTermInvalid(notice.until, uint48(block.timestamp));
        }
        slot = _freeSlot(book, notice.titleId, head);
        bytes32 digest = notice.digest();
        Consents.requireSignature(notice.caveator, digest, caveatorSignature);

        head.caveatSlots |= uint8(1 << slot);
        book.caveats[notice.titleId][slot] = Register.Lodged({
            caveator: notice.caveator,
            lodgedAt: uint48(block.timestamp),
            until: notice.until
        });

        emit ILandBurdenEvents.CaveatLodged(
            notice.titleId,
            book.advance(notice.titleId, head),
            notice.caveator,
            slot,
            notice.basis,
            notice.until,
            msg.sender
        );
    }

    /// @notice Changes a caveat's claim or term.
    /// @param variation Instrument that the caveator signed.
    /// @param caveatorSignature Caveator's signature.
    function varyCaveat(
        ILandInstruments.CaveatVariation calldata variation,
        bytes calldata caveatorSignature
    ) external {
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.headFor(variation.titleId, variation.revision, variation.deadline);
        Consents.requireDigest(variation.basis);
        if (variation.until <= block.timestamp) {
            revert ILandErrors.CaveatTermInvalid(variation.until, uint48(block.timestamp));
        }
        Register.Lodged storage caveat = _standing(book, variation.titleId, head, variation.slot);
        Consents.requireSignature(caveat.caveator, variation.digest(), caveatorSignature);

        caveat.until = variation.until;

        emit ILandBurdenEvents.CaveatVaried(
            variation.titleId,
            book.advance(variation.titleId, head),
            caveat.caveator,
            variation.slot,
            variation.basis,
            variation.until,
            msg.sender
        );
    }

    /// @notice Takes a caveat back.
    /// @param withdrawal Instrument that the caveator signed.
    /// @param caveatorSignature Caveator's signature.
    function withdraw(
        ILandInstruments.CaveatWithdrawal calldata withdrawal,
        bytes calldata caveatorSignature
    ) external {
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.headFor(withdrawal.titleId, withdrawal.revision, withdrawal.deadline);
        address caveator = _standing(book, withdrawal.titleId, head, withdrawal.slot).caveator;
        bytes32 digest = withdrawal.digest();
        Consents.requireSignature(caveator, digest, caveatorSignature);

        _clear(book, withdrawal.titleId, head, withdrawal.slot);

        uint32 revision = book.advance(withdrawal.titleId, head);
        emit ILandBurdenEvents.CaveatWithdrawn(withdrawal.titleId, revision, caveator, withdrawal.slot, msg.sender);
    }

    /// @dev Frees a caveat's slot.
    function _clear(Register.Book storage book, bytes32 titleId, Heads.Head memory head, uint8 slot) private {
        head.caveatSlots &= ~uint8(1 << slot);
        delete book.caveats[titleId][slot];
    }

    /// @dev The live caveat in a slot; reverts when there is none.
    function _standing(
        Register.Book storage book,
        bytes32 titleId,
        Heads.Head memory head,
        uint8 slot
    ) private view returns (Register.Lodged storage) {
        bool taken = slot < Register.CAVEAT_SLOTS && Bits.has(head.caveatSlots, slot);
        if (!taken || !book.caveatStands(titleId, slot)) revert ILandErrors.CaveatUnknown(titleId, slot);
        return book.caveats[titleId][slot];
    }

    /// @dev The first slot that no live caveat takes; reverts when there is none.
    function _freeSlot(
        Register.Book storage book,
        bytes32 titleId,
        Heads.Head memory head
    ) private view returns (uint8 slot) {
        uint256 slots = head.caveatSlots;
        for (; slot < Register.CAVEAT_SLOTS; ++slot) {
            if (!Bits.has(slots, slot) || !book.caveatStands(titleId, slot)) return slot;
        }
        revert ILandErrors.CaveatSlotsFull(titleId);
    }
}
