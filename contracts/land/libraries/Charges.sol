// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandErrors} from "../interfaces/ILandErrors.sol";
import {ILandEvents} from "../interfaces/ILandEvents.sol";
import {ILandInstruments} from "../interfaces/ILandInstruments.sol";
import {ILandTypes} from "../interfaces/ILandTypes.sol";
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
    using Register for Register.Book;
    using Heads for Heads.Head;

    /// @notice Registers a charge.
    /// @param deed Instrument that every owner and the chargee signed.
    /// @param ownerSignatures Signatures of the owners, in the register's order.
    /// @param chargeeSignature Chargee's signature.
    function charge(
        ILandInstruments.ChargeDeed calldata deed,
        bytes[] calldata ownerSignatures,
        bytes calldata chargeeSignature
    ) external {
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.headFor(deed.titleId, deed.revision, deed.deadline);
        Consents.requireParty(deed.chargee, head.owner);
        Consents.requireDigest(deed.terms);
        book.requireOpen(deed.titleId, head);
        uint16 bit = _bitOf(deed.rank);
        if (head.chargedRanks & bit != 0) {
            revert ILandErrors.RankTaken(deed.titleId, deed.rank, book.charges[deed.titleId][deed.rank].chargee);
        }

        bytes32 digest = deed.digest();
        book.requireOwners(deed.titleId, head, digest, ownerSignatures);
        Consents.requireSignature(deed.chargee, digest, chargeeSignature);

        head.chargedRanks |= bit;
        book.charges[deed.titleId][deed.rank] = ILandTypes.Charge(deed.chargee, deed.rank, uint48(block.timestamp));

        emit ILandEvents.ChargeRegistered(
            deed.titleId,
            book.advance(deed.titleId, head),
            deed.chargee,
            deed.rank,
            deed.terms,
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
        uint16 bit = _bitOf(deed.rank);
        if (head.chargedRanks & bit == 0) revert ILandErrors.ChargeUnknown(deed.titleId, deed.rank);
        address chargee = book.charges[deed.titleId][deed.rank].chargee;
        Consents.requireSignature(chargee, deed.digest(), chargeeSignature);

        head.chargedRanks &= ~bit;
        delete book.charges[deed.titleId][deed.rank];

        emit ILandEvents.ChargeDischarged(
            deed.titleId,
            book.advance(deed.titleId, head),
            chargee,
            deed.rank,
            deed.instrument,
            msg.sender
        );
    }

    /// @dev Bit of a rank in the map of charged ranks.
    function _bitOf(uint8 rank) private pure returns (uint16) {
        if (rank == 0 || rank > Register.RANKS) revert ILandErrors.RankInvalid(rank);
        return uint16(1 << (rank - 1));
    }
}
