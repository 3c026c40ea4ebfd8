// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandInstruments} from "../interfaces/ILandInstruments.sol";
import {ILandTypes} from "../interfaces/ILandTypes.sol";

/// @title Heads
/// @notice What every act on a title reads, kept in one word.
/// @dev An act reads the word once, changes its copy of the head, and writes the word once when it is done.
library Heads {
    /// @notice The head of a title. Co-owned titles have the registry itself as owner here.
    struct Head {
        address owner;
        uint24 revision;
        uint16 chargedRanks; // Bit n - 1 is set while a charge of rank n stands.
        uint8 caveatSlots; // Bit n is set while slot n is taken, though its caveat may have lapsed.
        uint40 area;
        uint8 flags; // State in the two lowest bits, form in the next two, then FROZEN and BURDENED.
    }

    /// @notice Flag of a title that a court has frozen.
    uint8 internal constant FROZEN = 1 << 4;

    /// @notice Flag of a title over which rights or a priority notice stand: another word tells which.
    uint8 internal constant BURDENED = 1 << 5;

    /// @dev Bits of the state.
    uint8 private constant STATE = 3;

    /// @dev Where the form's two bits begin.
    uint8 private constant FORM = 2;

    /// @notice Reads a head out of its word.
    /// @param word The word.
    /// @return The head.
    function unpack(uint256 word) internal pure returns (Head memory) {
        return
            Head({
                owner: address(uint160(word)),
                revision: uint24(word >> 160),
                chargedRanks: uint16(word >> 184),
                caveatSlots: uint8(word >> 200),
                area: uint40(word >> 208),
                flags: uint8(word >> 248)
            });
    }

    /// @notice Writes a head as one word.
    /// @param head The head.
    /// @return The word; zero for none but a title that was never registered.
    function pack(Head memory head) internal pure returns (uint256) {
        return
            uint256(uint160(head.owner)) |
            (uint256(head.revision) << 160) |
            (uint256(head.chargedRanks) << 184) |
            (uint256(head.caveatSlots) << 200) |
            (uint256(head.area) << 208) |
            (uint256(head.flags) << 248);
    }

    /// @notice Puts a title into a state.
    /// @param head Its head.
    /// @param next The state.
    function enter(Head memory head, ILandTypes.TitleState next) internal pure {
        head.flags = (head.flags & ~STATE) | uint8(next);
    }

    /// @notice Says how a title's owners hold it.
    /// @param head Its head.
    /// @param next The form.
    function shape(Head memory head, ILandInstruments.Form next) internal pure {
        head.flags = (head.flags & ~(STATE << FORM)) | (uint8(next) << FORM);
    }

    /// @notice Sets or clears a flag of a title.
    /// @param head Its head.
    /// @param flag The flag.
    /// @param wish True to set it.
    function mark(Head memory head, uint8 flag, bool wish) internal pure {
        head.flags = wish ? head.flags | flag : head.flags & ~flag;
    }

    /// @notice Where a title is in its life.
    /// @param head Its head.
    /// @return The state.
    function state(Head memory head) internal pure returns (ILandTypes.TitleState) {
        return ILandTypes.TitleState(head.flags & STATE);
    }

    /// @notice How a title's owners hold it.
    /// @param head Its head.
    /// @return The form.
    function form(Head memory head) internal pure returns (ILandInstruments.Form) {
        return ILandInstruments.Form((head.flags >> FORM) & STATE);
    }

    /// @notice Whether a title has a flag.
    /// @param head Its head.
    /// @param flag Flag that is asked about.
    /// @return True when it is set.
    function has(Head memory head, uint8 flag) internal pure returns (bool) {
        return head.flags & flag != 0;
    }
}
