// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandInstruments} from "../interfaces/ILandInstruments.sol";
import {ILandTypes} from "../interfaces/ILandTypes.sol";
import {ITitleCertificate} from "../interfaces/ITitleCertificate.sol";
import {Bits} from "./Bits.sol";
import {Dealings} from "./Dealings.sol";
import {Heads} from "./Heads.sol";
import {Register} from "./Register.sol";

/// @title Reading
/// @notice Titles as they stand. Linked to the registry, whose functions of the same names say more.
library Reading {
    using Dealings for Register.Book;
    using Register for Register.Book;
    using Heads for Heads.Head;

    /// @notice The certificate of a title, drawn.
    /// @param certificate Contract that draws.
    /// @param jurisdiction Name of the jurisdiction.
    /// @param titleId Title that is asked about.
    /// @return The URI.
    function tokenURI(
        ITitleCertificate certificate,
        string calldata jurisdiction,
        bytes32 titleId
    ) external view returns (string memory) {
        return certificate.tokenURI(jurisdiction, titleId, title(titleId));
    }

    /// @notice A title as it stands, in one answer.
    /// @param titleId Title that is asked about.
    /// @return answer The title.
    function title(bytes32 titleId) public view returns (ILandTypes.Title memory answer) {
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.record(titleId);
        answer.state = head.state();
        answer.form = head.form();
        answer.frozen = head.has(Heads.FROZEN);
        answer.revision = head.revision;
        answer.area = head.area;
        answer.parcel = book.parcels[titleId];
        answer.owners = owners(titleId);
        answer.charges = charges(titleId);
        answer.caveats = caveats(titleId);
    }

    /// @notice Owners of a title with their shares.
    /// @param titleId Title that is asked about.
    /// @return shares The shares.
    function owners(bytes32 titleId) public view returns (ILandTypes.Share[] memory shares) {
        Register.Book storage book = Register.book();
        ILandInstruments.Ownership memory ownership = book.ownershipOf(titleId, book.record(titleId));
        shares = new ILandTypes.Share[](ownership.portions.length);
        for (uint256 i = 0; i < shares.length; ++i) {
            ILandInstruments.Portion memory portion = ownership.portions[i];
            shares[i] = ILandTypes.Share(portion.owner, portion.numerator, ownership.denominator);
        }
    }

    /// @notice Live charges on a title, by rising rank.
    /// @param titleId Title that is asked about.
    /// @return list The charges.
    function charges(bytes32 titleId) public view returns (ILandTypes.Charge[] memory list) {
        Register.Book storage book = Register.book();
        uint256 ranks = book.record(titleId).chargedRanks;
        list = new ILandTypes.Charge[](Bits.count(ranks));
        uint256 next = 0;
        for (uint256 rank = 1; rank <= Register.RANKS; ++rank) {
            if (Bits.has(ranks, rank - 1)) list[next++] = book.charges[titleId][rank];
        }
    }

    /// @notice Caveats on a title that have not lapsed, by rising slot.
    /// @param titleId Title that is asked about.
    /// @return list The caveats.
    function caveats(bytes32 titleId) public view returns (ILandTypes.Caveat[] memory list) {
        Register.Book storage book = Register.book();
        uint256 slots = book.record(titleId).caveatSlots;
        for (uint256 slot = 0; slot < Register.CAVEAT_SLOTS; ++slot) {
            if (Bits.has(slots, slot) && !book.caveatStands(titleId, slot)) slots &= ~(1 << slot);
        }
        list = new ILandTypes.Caveat[](Bits.count(slots));
        uint256 next = 0;
        for (uint8 slot = 0; slot < Register.CAVEAT_SLOTS; ++slot) {
            if (!Bits.has(slots, slot)) continue;
            Register.Lodged storage caveat = book.caveats[titleId][slot];
            list[next++] = ILandTypes.Caveat(caveat.caveator, slot, caveat.lodgedAt, caveat.until);
        }
    }
}
