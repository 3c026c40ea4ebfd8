// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandBurdenEvents} from "../interfaces/ILandBurdenEvents.sol";
import {ILandErrors} from "../interfaces/ILandErrors.sol";
import {ILandInstruments} from "../interfaces/ILandInstruments.sol";
import {ILandTypes} from "../interfaces/ILandTypes.sol";
import {BurdenInstruments} from "./BurdenInstruments.sol";
import {Burdens} from "./Burdens.sol";
import {Consents} from "./Consents.sol";
import {Dealings} from "./Dealings.sol";
import {Heads} from "./Heads.sol";
import {PlanBook} from "./PlanBook.sol";
import {Register} from "./Register.sol";

/// @title Rights
/// @notice Rights over the land of others. Linked to the registry, whose functions of the same names say more.
library Rights {
    using BurdenInstruments for ILandInstruments.RightDeed;
    using BurdenInstruments for ILandInstruments.RightRelease;
    using Burdens for Register.Book;
    using Consents for Register.Book;
    using Dealings for Register.Book;
    using Register for Register.Book;

    /// @notice Registers a right over a title.
    /// @param deed Instrument that the owners, the holder and those whose burdens it touches signed.
    /// @param ownerSignatures Signatures of the owners, in the register's order.
    /// @param holderSignatures The holder's, or those of the owners of the title that it benefits.
    /// @param consents Signatures of the chargees, then of the holders of restrictions.
    /// @return slot Slot that the right takes.
    function grantRight(
        ILandInstruments.RightDeed calldata deed,
        bytes[] calldata ownerSignatures,
        bytes[] calldata holderSignatures,
        bytes[] calldata consents
    ) external returns (uint8 slot) {
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.headFor(deed.titleId, deed.revision, deed.deadline);
        _requireSound(book, deed, head.owner);
        book.requireClear(deed.titleId, head, deed.terms);
        book.requireCount(deed.titleId, head, head.chargedRanks, consents);

        bytes32 digest = deed.digest();
        book.requireOwners(deed.titleId, head, digest, ownerSignatures);
        _requireHolder(book, deed.holder, deed.benefited, digest, holderSignatures);
        book.requireConsents(deed.titleId, head, head.chargedRanks, digest, consents);

        slot = _add(book, head, deed);
        _tell(deed, slot, book.advance(deed.titleId, head));
    }

    /// @notice Ends a right that its holder gives up.
    /// @param deed Instrument that the holder signed.
    /// @param holderSignatures The holder's, or those of the owners of the title that it benefits.
    function releaseRight(ILandInstruments.RightRelease calldata deed, bytes[] calldata holderSignatures) external {
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.headFor(deed.titleId, deed.revision, deed.deadline);
        Consents.requireDigest(deed.instrument);
        book.requireOpen(deed.titleId, head);
        ILandTypes.Right memory right = book.rightIn(deed.titleId, deed.slot);
        if (right.kind == ILandInstruments.RightKind.PublicRestriction) revert ILandErrors.RightByOrderOnly();
        _requireHolder(book, right.holder, right.benefited, deed.digest(), holderSignatures);

        book.lift(deed.titleId, head, deed.slot);

        emit ILandBurdenEvents.RightReleased(
            deed.titleId,
            book.advance(deed.titleId, head),
            right.kind,
            deed.slot,
            right.holder,
            deed.instrument,
            msg.sender
        );
    }

    /// @dev Puts the right on record.
    function _add(
        Register.Book storage book,
        Heads.Head memory head,
        ILandInstruments.RightDeed calldata deed
    ) private returns (uint8) {
        ILandTypes.Right memory right;
        (right.kind, right.holder, right.benefited) = (deed.kind, deed.holder, deed.benefited);
        right.until = deed.until;
        return book.add(deed.titleId, head, right);
    }

    /// @dev Tells of the right.
    function _tell(ILandInstruments.RightDeed calldata deed, uint8 slot, uint32 revision) private {
        emit ILandBurdenEvents.RightRegistered(
            deed.titleId,
            revision,
            deed.kind,
            slot,
            deed.holder,
            deed.benefited,
            deed.terms,
            deed.until,
            msg.sender
        );
    }

    /// @dev Who has the right signed: its holder, or the owners of the title that it benefits, the last ones where that
    /// title was given up.
    function _requireHolder(
        Register.Book storage book,
        address holder,
        bytes32 benefited,
        bytes32 digest,
        bytes[] calldata signatures
    ) private view {
        if (benefited != 0) {
            bytes32 enjoying = PlanBook.laterOf(benefited);
            book.requireOwners(enjoying, book.record(enjoying), digest, signatures);
            return;
        }
        address[] memory signers = new address[](1);
        signers[0] = holder;
        Consents.requireAll(signers, digest, signatures);
    }

    /// @dev The right is one that a deed can grant, and is somebody's else than the owner's.
    function _requireSound(
        Register.Book storage book,
        ILandInstruments.RightDeed calldata deed,
        address owner
    ) private view {
        Consents.requireDigest(deed.terms);
        if (deed.kind == ILandInstruments.RightKind.PublicRestriction) revert ILandErrors.RightByOrderOnly();
        if (deed.benefited == 0) {
            Consents.requireParty(deed.holder, owner);
            return;
        }
        bool servitude = deed.kind == ILandInstruments.RightKind.Servitude;
        if (!servitude || deed.holder != address(0) || deed.benefited == deed.titleId) {
            revert ILandErrors.BenefitInvalid(deed.benefited);
        }
        book.current(deed.benefited); // Nothing is granted to a closed title.
    }
}
