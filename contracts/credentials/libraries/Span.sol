// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICredentialErrors} from "../interfaces/ICredentialErrors.sol";

/// @title Span
/// @notice When something was acted upon and from when until when it holds, in 84 bits.
/// @dev From the top: 26 bits of `actedAt` in units of 64 seconds since 2020 (until 2156), 24 bits of `validFrom` in
/// quarters of an hour since 1970 (until 2448; in every time zone a civil day begins on one), 34 bits of `validUntil`
/// in seconds (until 2514), of which the greatest value means never. Constants are literals, because the compiler
/// would compute an expression of constants anew at every use.
library Span {
    /// @notice An end that never comes.
    uint48 internal constant NEVER = type(uint48).max;

    /// @notice A term begins on a multiple of this many seconds.
    uint256 internal constant QUARTER = 900;

    /// @notice The lowest 84 bits, which a span takes.
    uint256 internal constant MASK = 0xfffffffffffffffffffff;

    /// @dev First second of 2020, before which there was no registry, and seconds to a unit of an act's time.
    uint256 private constant EPOCH = 1_577_836_800;
    uint256 private constant UNIT = 64;

    uint256 private constant FROM_SHIFT = 34;
    uint256 private constant ACTED_SHIFT = 58;
    uint256 private constant UNTIL_MASK = 0x3ffffffff;
    uint256 private constant FROM_MASK = 0xffffff;
    uint256 private constant ACTED_MASK = 0x3ffffff;

    /// @notice Packs three moments.
    /// @param actedAt Second of the act; rounded down to its unit.
    /// @param validFrom First second of the term; rounded down to a quarter of an hour.
    /// @param validUntil Second at which the term has ended, or {NEVER}.
    /// @return The span, in the lowest bits.
    function pack(uint256 actedAt, uint256 validFrom, uint256 validUntil) internal pure returns (uint256) {
        // Only divides and shifts, but for the first line, where a time before the epoch becomes far too large a unit.
        unchecked {
            uint256 acted = (actedAt - EPOCH) / UNIT;
            uint256 from = validFrom / QUARTER;
            if (acted > ACTED_MASK) revert ICredentialErrors.MomentOutOfRange(uint48(actedAt));
            if (from > FROM_MASK) revert ICredentialErrors.MomentOutOfRange(uint48(validFrom));
            if (validUntil >= UNTIL_MASK) {
                if (validUntil != NEVER) revert ICredentialErrors.MomentOutOfRange(uint48(validUntil));
                validUntil = UNTIL_MASK;
            }
            return (acted << ACTED_SHIFT) | (from << FROM_SHIFT) | validUntil;
        }
    }

    /// @notice The time of an act alone.
    /// @param actedAt Second of the act; rounded down to its unit.
    /// @return A span without a term.
    function stamp(uint256 actedAt) internal pure returns (uint256) {
        // As in {pack}.
        unchecked {
            uint256 acted = (actedAt - EPOCH) / UNIT;
            if (acted > ACTED_MASK) revert ICredentialErrors.MomentOutOfRange(uint48(actedAt));
            return acted << ACTED_SHIFT;
        }
    }

    /// @notice The same span with another end.
    /// @param span Span to take the rest from.
    /// @param validUntil Second at which the term has ended, or {NEVER}.
    /// @return The new span.
    function withEnd(uint256 span, uint256 validUntil) internal pure returns (uint256) {
        if (validUntil >= UNTIL_MASK) {
            if (validUntil != NEVER) revert ICredentialErrors.MomentOutOfRange(uint48(validUntil));
            validUntil = UNTIL_MASK;
        }
        return (span & ~UNTIL_MASK) | validUntil;
    }

    /// @notice Whether the term has ended.
    /// @param span Span that is read.
    /// @param moment Second to judge by.
    /// @return True from the end on.
    function isOver(uint256 span, uint256 moment) internal pure returns (bool) {
        uint256 until = span & UNTIL_MASK;
        return until != UNTIL_MASK && moment >= until;
    }

    /// @notice First second of the unit in which the act happened.
    /// @param span Span that is read.
    /// @return Second.
    function actedAtEarliest(uint256 span) internal pure returns (uint48) {
        // 26 bits of units after 2020: far below 48 bits of seconds. So in the functions below.
        unchecked {
            return uint48(EPOCH + ((span >> ACTED_SHIFT) & ACTED_MASK) * UNIT);
        }
    }

    /// @notice Last second of the unit in which the act happened.
    /// @param span Span that is read.
    /// @return Second.
    function actedAtLatest(uint256 span) internal pure returns (uint48) {
        unchecked {
            return uint48(actedAtEarliest(span) + UNIT - 1);
        }
    }

    /// @notice First second of the term.
    /// @param span Span that is read.
    /// @return Second.
    function firstSecond(uint256 span) internal pure returns (uint48) {
        unchecked {
            return uint48(((span >> FROM_SHIFT) & FROM_MASK) * QUARTER);
        }
    }

    /// @notice Second at which the term has ended.
    /// @param span Span that is read.
    /// @return Second, or {NEVER}.
    function end(uint256 span) internal pure returns (uint48) {
        uint256 until = span & UNTIL_MASK;
        return until == UNTIL_MASK ? NEVER : uint48(until);
    }
}
