// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandInstruments} from "../interfaces/ILandInstruments.sol";
import {ILandTypes} from "../interfaces/ILandTypes.sol";
import {ITitleCertificate} from "../interfaces/ITitleCertificate.sol";
import {Bits} from "./Bits.sol";
import {Burdens} from "./Burdens.sol";
import {Dealings} from "./Dealings.sol";
import {Heads} from "./Heads.sol";
import {Register} from "./Register.sol";

/// @title Reading
/// @notice Titles as they stand. Linked to the registry, whose functions of the same names say more.
/// @dev Answers are ABI-encoded already: the registry returns them as they are, which spares it to decode and encode
/// them in 3,000 bytes of code.
library Reading {
    using Burdens for Register.Book;
    using Dealings for Register.Book;
    using Register for Register.Book;
    using Heads for Heads.Head;

    /// @notice The certificate of a title, drawn.
    /// @param certificate Contract that draws.
    /// @param jurisdiction Name of the jurisdiction.
    /// @param titleId Title that is asked about.
    /// @return The URI.
    function tokenURI(
        address certificate,
        string calldata jurisdiction,
        bytes32 titleId
    ) external view returns (string memory) {
        return ITitleCertificate(certificate).tokenURI(jurisdiction, titleId, _title(titleId));
    }

    /// @notice A title as it stands, in one answer.
    /// @param titleId Title that is asked about.
    /// @return Its encoded answer.
    function title(bytes32 titleId) external view returns (bytes memory) {
        return abi.encode(_title(titleId));
    }

    /// @notice Owners of a title with their shares.
    /// @param titleId Title that is asked about.
    /// @return Its encoded answer.
    function owners(bytes32 titleId) external view returns (bytes memory) {
        return abi.encode(_owners(titleId));
    }

    /// @notice Live charges on a title, by rising rank.
    /// @param titleId Title that is asked about.
    /// @return Its encoded answer.
    function charges(bytes32 titleId) external view returns (bytes memory) {
        return abi.encode(_charges(titleId));
    }

    /// @notice Caveats on a title that have not lapsed, by rising slot.
    /// @param titleId Title that is asked about.
    /// @return Its encoded answer.
    function caveats(bytes32 titleId) external view returns (bytes memory) {
        return abi.encode(_caveats(titleId));
    }

    /// @notice Rights over a title that have not lapsed, by rising slot.
    /// @param titleId Title that is asked about.
    /// @return Its encoded answer.
    function rights(bytes32 titleId) external view returns (bytes memory) {
        return abi.encode(_rights(titleId));
    }

    /// @notice The priority notice on a title, where it has not lapsed.
    /// @param titleId Title that is asked about.
    /// @return Its encoded answer.
    function notices(bytes32 titleId) external view returns (bytes memory) {
        return abi.encode(_notices(titleId));
    }

    /// @dev A title as it stands, in one answer.
    function _title(bytes32 titleId) private view returns (ILandTypes.Title memory answer) {
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.record(titleId);
        answer.state = head.state();
        answer.form = head.form();
        answer.frozen = head.has(Heads.FROZEN);
        answer.revision = head.revision;
        answer.area = head.area;
        answer.parcel = book.parcels[titleId];
        answer.owners = _owners(titleId);
        answer.charges = _charges(titleId);
        answer.caveats = _caveats(titleId);
        answer.rights = _rights(titleId);
        answer.notices = _notices(titleId);
    }

    /// @dev Owners of a title with their shares.
    function _owners(bytes32 titleId) private view returns (ILandTypes.Share[] memory shares) {
        Register.Book storage book = Register.book();
        ILandInstruments.Ownership memory ownership = book.ownershipOf(titleId, book.record(titleId));
        shares = new ILandTypes.Share[](ownership.portions.length);
        for (uint256 i = 0; i < shares.length; ++i) {
            ILandInstruments.Portion memory portion = ownership.portions[i];
            shares[i] = ILandTypes.Share(portion.owner, portion.numerator, ownership.denominator);
        }
    }

    /// @dev Live charges on a title, by rising rank.
    function _charges(bytes32 titleId) private view returns (ILandTypes.Charge[] memory list) {
        Register.Book storage book = Register.book();
        uint256 ranks = book.record(titleId).chargedRanks;
        list = new ILandTypes.Charge[](Bits.count(ranks));
        uint256 next = 0;
        for (uint256 rank = 1; rank <= Register.RANKS; ++rank) {
            if (Bits.has(ranks, rank - 1)) list[next++] = book.charges[titleId][rank];
        }
    }

    /// @dev Caveats on a title that have not lapsed, by rising slot.
    function _caveats(bytes32 titleId) private view returns (ILandTypes.Caveat[] memory list) {
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

    /// @dev Rights over a title that have not lapsed, by rising slot.
    function _rights(bytes32 titleId) private view returns (ILandTypes.Right[] memory list) {
        Register.Book storage book = Register.book();
        book.record(titleId);
        uint256 slots = book.liveRights(titleId);
        list = new ILandTypes.Right[](Bits.count(slots));
        uint256 next = 0;
        for (uint8 slot = 0; slots >> slot != 0; ++slot) {
            if (Bits.has(slots, slot)) list[next++] = book.rightIn(titleId, slot);
        }
    }

    /// @dev The priority notice on a title, where it has not lapsed.
    function _notices(bytes32 titleId) private view returns (ILandTypes.Notice[] memory list) {
        Register.Book storage book = Register.book();
        book.record(titleId);
        if (!book.noticeStands(titleId)) return list;
        list = new ILandTypes.Notice[](1);
        list[0] = book.notices[titleId];
    }
}
