// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandErrors} from "../interfaces/ILandErrors.sol";
import {Burdens} from "./Burdens.sol";
import {Heads} from "./Heads.sol";
import {Register} from "./Register.sol";

/// @title Dealings
/// @notice What stands in the way of dealing with a title.
library Dealings {
    using Heads for Heads.Head;

    /// @notice Reverts where a freeze, a live caveat or the place of another dealing stops this one. Ends the priority
    /// notice that held its place.
    /// @param book The register.
    /// @param titleId Title that is dealt with.
    /// @param head Its head.
    /// @param dealing Digest that the dealing names as its instrument, terms or plan.
    function requireClear(
        Register.Book storage book,
        bytes32 titleId,
        Heads.Head memory head,
        bytes32 dealing
    ) internal {
        requireOpen(book, titleId, head);
        Burdens.requirePlace(book, titleId, head, dealing);
    }

    /// @notice Reverts where a freeze or a live caveat stops dealings. An act that only lifts a burden or hands it on
    /// asks no more: it stands in no dealing's way.
    /// @param book The register.
    /// @param titleId Title that is dealt with.
    /// @param head Its head.
    function requireOpen(Register.Book storage book, bytes32 titleId, Heads.Head memory head) internal view {
        if (head.has(Heads.FROZEN)) revert ILandErrors.TitleFrozen(titleId);
        uint256 slots = head.caveatSlots;
        for (uint8 slot = 0; slots != 0; ++slot) {
            if (slots & 1 == 1 && caveatStands(book, titleId, slot)) {
                Register.Lodged storage caveat = book.caveats[titleId][slot];
                revert ILandErrors.CaveatStands(titleId, slot, caveat.caveator, caveat.until);
            }
            slots >>= 1;
        }
    }

    /// @notice Whether neither a freeze nor a live caveat stops dealings.
    /// @param book The register.
    /// @param titleId Title that is asked about.
    /// @param head Its head.
    /// @return True when it can be dealt with.
    function isOpen(Register.Book storage book, bytes32 titleId, Heads.Head memory head) internal view returns (bool) {
        if (head.has(Heads.FROZEN)) return false;
        uint256 slots = head.caveatSlots;
        for (uint256 slot = 0; slots != 0; ++slot) {
            if (slots & 1 == 1 && caveatStands(book, titleId, slot)) return false;
            slots >>= 1;
        }
        return true;
    }

    /// @notice Whether the caveat in a taken slot has not lapsed.
    /// @param book The register.
    /// @param titleId Title on which it was lodged.
    /// @param slot Slot of the caveat.
    /// @return True up to and including its last second.
    function caveatStands(Register.Book storage book, bytes32 titleId, uint256 slot) internal view returns (bool) {
        return book.caveats[titleId][slot].until >= block.timestamp;
    }
}
