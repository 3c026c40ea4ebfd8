// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandBurdenEvents} from "../interfaces/ILandBurdenEvents.sol";
import {ILandErrors} from "../interfaces/ILandErrors.sol";
import {ILandInstruments} from "../interfaces/ILandInstruments.sol";
import {ILandTypes} from "../interfaces/ILandTypes.sol";
import {Bits} from "./Bits.sol";
import {Consents} from "./Consents.sol";
import {Dealings} from "./Dealings.sol";
import {Heads} from "./Heads.sol";
import {Instruments} from "./Instruments.sol";
import {Register} from "./Register.sol";

/// @title Charges
/// @notice The charges on titles. Linked to the registry, whose functions of the same names say more.
library Charges {
    using Consents for Register.Book;
    using Dealings for Register.Book;
    using Instruments for ILandInstruments.ChargeDeed;
    using Instruments for ILandInstruments.DischargeDeed;
    using Instruments for ILandInstruments.ChargeVariation;
    using Instruments for ILandInstruments.ChargePostponement;
    using Instruments for ILandInstruments.ChargeAssignment;
    using Register for Register.Book;
    using Heads for Heads.Head;

    /// @notice Registers a charge.
    /// @param deed Instrument that every owner and the chargee signed.
    /// @param ownerSignatures Signatures of the owners, in the register's order.
    /// @param chargeeSignature Chargee's signature.
    /// @param consents Signatures of the holders of restrictions.
    function charge(
        ILandInstruments.ChargeDeed calldata deed,
        bytes[] calldata ownerSignatures,
        bytes calldata chargeeSignature,
        bytes[] calldata consents
    ) external {
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.headFor(deed.titleId, deed.revision, deed.deadline);
        Consents.requireParty(deed.chargee, head.owner);
        Consents.requireDigest(deed.terms);
        book.requireClear(deed.titleId, head, deed.terms);
        if (head.chargedRanks & _bitOf(deed.rank) != 0) {
            revert ILandErrors.RankTaken(deed.titleId, deed.rank, book.charges[deed.titleId][deed.rank].chargee);
        }

        book.requireCount(deed.titleId, head, 0, consents);

        bytes32 digest = deed.digest();
        book.requireOwners(deed.titleId, head, digest, ownerSignatures);
        Consents.requireSignature(deed.chargee, digest, chargeeSignature);
        book.requireConsents(deed.titleId, head, 0, digest, consents);

        _enter(book, head, deed);
    }

    /// @notice Registers other terms of a charge.
    /// @param deed Instrument that every owner, the chargee and those behind it signed.
    /// @param ownerSignatures Signatures of the owners, in the register's order.
    /// @param chargeeSignature Chargee's signature.
    /// @param consents Signatures of the chargees of later ranks, then of the holders of restrictions.
    function varyCharge(
        ILandInstruments.ChargeVariation calldata deed,
        bytes[] calldata ownerSignatures,
        bytes calldata chargeeSignature,
        bytes[] calldata consents
    ) external {
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.headFor(deed.titleId, deed.revision, deed.deadline);
        Consents.requireDigest(deed.terms);
        book.requireClear(deed.titleId, head, deed.terms);
        address chargee = _chargeeOf(book, deed.titleId, head, deed.rank);
        uint256 behind = (uint256(head.chargedRanks) >> deed.rank) << deed.rank;
        book.requireCount(deed.titleId, head, behind, consents);

        bytes32 digest = deed.digest();
        book.requireOwners(deed.titleId, head, digest, ownerSignatures);
        Consents.requireSignature(chargee, digest, chargeeSignature);
        book.requireConsents(deed.titleId, head, behind, digest, consents);

        _tellVaried(deed, chargee, book.advance(deed.titleId, head));
    }

    /// @notice Moves a charge back to a later rank, or lets two charges change places.
    /// @param deed Instrument that the chargees signed.
    /// @param signatures Theirs, by rising rank.
    function postponeCharge(ILandInstruments.ChargePostponement calldata deed, bytes[] calldata signatures) external {
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.headFor(deed.titleId, deed.revision, deed.deadline);
        Consents.requireDigest(deed.instrument);
        book.requireClear(deed.titleId, head, deed.instrument);
        if (deed.later <= deed.rank || deed.later > Register.RANKS) {
            revert ILandErrors.PostponementInvalid(deed.rank, deed.later);
        }
        address chargee = _chargeeOf(book, deed.titleId, head, deed.rank);
        Consents.requireAll(_postponing(book, head, deed), deed.digest(), signatures);

        address advanced = _swap(book, head, deed);

        emit ILandBurdenEvents.ChargePostponed(
            deed.titleId,
            book.advance(deed.titleId, head),
            chargee,
            deed.rank,
            deed.later,
            advanced,
            deed.instrument,
            msg.sender
        );
    }

    /// @notice Passes a charge to another chargee.
    /// @param deed Instrument that both signed.
    /// @param chargeeSignature Signature of the present chargee.
    /// @param assigneeSignature Signature of the new one.
    function assignCharge(
        ILandInstruments.ChargeAssignment calldata deed,
        bytes calldata chargeeSignature,
        bytes calldata assigneeSignature
    ) external {
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.headFor(deed.titleId, deed.revision, deed.deadline);
        Consents.requireDigest(deed.instrument);
        book.requireOpen(deed.titleId, head);
        address chargee = _chargeeOf(book, deed.titleId, head, deed.rank);
        Consents.requireParty(deed.assignee, chargee);
        if (deed.assignee == head.owner) revert ILandErrors.PartyInvalid(deed.assignee);

        bytes32 digest = deed.digest();
        Consents.requireSignature(chargee, digest, chargeeSignature);
        Consents.requireSignature(deed.assignee, digest, assigneeSignature);

        book.charges[deed.titleId][deed.rank].chargee = deed.assignee;

        emit ILandBurdenEvents.ChargeAssigned(
            deed.titleId,
            book.advance(deed.titleId, head),
            chargee,
            deed.assignee,
            deed.rank,
            deed.instrument,
            msg.sender
        );
    }

    /// @notice Lifts a charge.
    /// @param deed Instrument that the chargee signed.
    /// @param chargeeSignature Chargee's signature.
    function discharge(ILandInstruments.DischargeDeed calldata deed, bytes calldata chargeeSignature) external {
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.headFor(deed.titleId, deed.revision, deed.deadline);
        Consents.requireConduit(deed.conduit);
        Consents.requireDigest(deed.instrument);
        book.requireOpen(deed.titleId, head);
        address chargee = _chargeeOf(book, deed.titleId, head, deed.rank);
        Consents.requireSignature(chargee, deed.digest(), chargeeSignature);

        head.chargedRanks &= ~_bitOf(deed.rank);
        delete book.charges[deed.titleId][deed.rank];

        emit ILandBurdenEvents.ChargeDischarged(
            deed.titleId,
            book.advance(deed.titleId, head),
            chargee,
            deed.rank,
            deed.instrument,
            msg.sender
        );
    }

    /// @dev Tells of a charge's new terms.
    function _tellVaried(ILandInstruments.ChargeVariation calldata deed, address chargee, uint32 revision) private {
        emit ILandBurdenEvents.ChargeVaried(deed.titleId, revision, chargee, deed.rank, deed.terms, msg.sender);
    }

    /// @dev Puts a charge on record.
    function _enter(
        Register.Book storage book,
        Heads.Head memory head,
        ILandInstruments.ChargeDeed calldata deed
    ) private {
        head.chargedRanks |= _bitOf(deed.rank);
        book.charges[deed.titleId][deed.rank] = ILandTypes.Charge(deed.chargee, deed.rank, uint48(block.timestamp));

        emit ILandBurdenEvents.ChargeRegistered(
            deed.titleId,
            book.advance(deed.titleId, head),
            deed.chargee,
            deed.rank,
            deed.terms,
            msg.sender
        );
    }

    /// @dev Moves the charge to its later rank; gives the chargee whose charge took its place, if any.
    function _swap(
        Register.Book storage book,
        Heads.Head memory head,
        ILandInstruments.ChargePostponement calldata deed
    ) private returns (address advanced) {
        mapping(uint256 rank => ILandTypes.Charge charge) storage charges = book.charges[deed.titleId];
        ILandTypes.Charge memory first = charges[deed.rank];
        ILandTypes.Charge memory second = charges[deed.later];
        (first.rank, second.rank) = (deed.later, deed.rank);
        charges[deed.later] = first;
        if (second.chargee != address(0)) {
            charges[deed.rank] = second;
            return second.chargee;
        }
        delete charges[deed.rank];
        head.chargedRanks = (head.chargedRanks & ~_bitOf(deed.rank)) | _bitOf(deed.later);
    }

    /// @dev Chargees who sign a postponement: the one alone, or all from its rank to that of the other.
    function _postponing(
        Register.Book storage book,
        Heads.Head memory head,
        ILandInstruments.ChargePostponement calldata deed
    ) private view returns (address[] memory chargees) {
        bool free = head.chargedRanks & _bitOf(deed.later) == 0;
        uint256 last = free ? deed.rank : deed.later;
        uint256 ranks = head.chargedRanks & ((1 << last) - (1 << (deed.rank - 1)));
        chargees = new address[](Bits.count(ranks));
        uint256 next = 0;
        for (uint256 rank = deed.rank; rank <= last; ++rank) {
            if (Bits.has(ranks, rank - 1)) chargees[next++] = book.charges[deed.titleId][rank].chargee;
        }
    }

    /// @dev The chargee of a rank; reverts when no charge has it.
    function _chargeeOf(
        Register.Book storage book,
        bytes32 titleId,
        Heads.Head memory head,
        uint8 rank
    ) private view returns (address) {
        if (head.chargedRanks & _bitOf(rank) == 0) revert ILandErrors.ChargeUnknown(titleId, rank);
        return book.charges[titleId][rank].chargee;
    }

    /// @dev Bit of a rank in the map of charged ranks.
    function _bitOf(uint8 rank) private pure returns (uint16) {
        if (rank == 0 || rank > Register.RANKS) revert ILandErrors.RankInvalid(rank);
        return uint16(1 << (rank - 1));
    }
}
