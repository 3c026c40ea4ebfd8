// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICredentialRegistry} from "../interfaces/ICredentialRegistry.sol";

/// @title Span
/// @notice When something was acted upon and from when until when it holds, in 84 bits.
/// @dev From the top: 26 bits of `actedAt` in units of 64 seconds since 2020 (until 2156), 24 bits of `validFrom` in
/// quarters of an hour since 1970 (until 2448; in every time zone a civil day begins on one), 34 bits of `validUntil`
/// in seconds (until 2514), of which the greatest value means never.
library Span {
    /// @notice Bits that a span takes.
    uint256 internal constant BITS = 84;

    /// @notice An end that never comes.
    uint48 internal constant NEVER = type(uint48).max;

    /// @notice A term begins on a multiple of this many seconds.
    uint48 internal constant QUARTER = 900;

    /// @notice Seconds that an act's recorded time may lie before the act itself, and one more.
    uint48 internal constant UNIT = 64;

    /// @dev First second of 2020, before which there was no registry.
    uint48 private constant EPOCH = 1_577_836_800;

    uint256 private constant UNTIL_BITS = 34;
    uint256 private constant FROM_BITS = 24;
    uint256 private constant ACTED_BITS = 26;

    uint256 private constant UNTIL_MASK = (1 << UNTIL_BITS) - 1;
    uint256 private constant FROM_MASK = (1 << FROM_BITS) - 1;
    uint256 private constant ACTED_MASK = (1 << ACTED_BITS) - 1;

    /// @notice Packs three moments.
    /// @param actedAt Second of the act; rounded down to its unit.
    /// @param validFrom First second of the term; rounded down to a quarter of an hour.
    /// @param validUntil Second at which the term has ended, or {NEVER}.
    /// @return The span, in the lowest bits.
    function pack(uint48 actedAt, uint48 validFrom, uint48 validUntil) internal pure returns (uint256) {
        uint256 acted = (actedAt - EPOCH) / UNIT;
        uint256 from = validFrom / QUARTER;
        uint256 until = validUntil == NEVER ? UNTIL_MASK : validUntil;
        if (acted > ACTED_MASK) revert ICredentialRegistry.MomentTooLate(actedAt);
        if (from > FROM_MASK) revert ICredentialRegistry.MomentTooLate(validFrom);
        if (until >= UNTIL_MASK && validUntil != NEVER) revert ICredentialRegistry.MomentTooLate(validUntil);
        return (acted << (UNTIL_BITS + FROM_BITS)) | (from << UNTIL_BITS) | until;
    }

    /// @notice The same term with another time of the act.
    /// @param span Span to take the term from.
    /// @param actedAt Second of the act.
    /// @return The new span.
    function restamp(uint256 span, uint48 actedAt) internal pure returns (uint256) {
        return pack(actedAt, firstSecond(span), end(span));
    }

    /// @notice First second of the unit in which the act happened.
    /// @param span Span that is read.
    /// @return Second.
    function actedAtEarliest(uint256 span) internal pure returns (uint48) {
        // At most 26 bits of units after 2020: far below 48 bits of seconds.
        return EPOCH + uint48((span >> (UNTIL_BITS + FROM_BITS)) & ACTED_MASK) * UNIT;
    }

    /// @notice Last second of the unit in which the act happened.
    /// @param span Span that is read.
    /// @return Second.
    function actedAtLatest(uint256 span) internal pure returns (uint48) {
        return actedAtEarliest(span) + UNIT - 1;
    }

    /// @notice First second of the term.
    /// @param span Span that is read.
    /// @return Second.
    function firstSecond(uint256 span) internal pure returns (uint48) {
        return uint48((span >> UNTIL_BITS) & FROM_MASK) * QUARTER;
    }

    /// @notice Second at which the term has ended.
    /// @param span Span that is read.
    /// @return Second, or {NEVER}.
    function end(uint256 span) internal pure returns (uint48) {
        uint256 until = span & UNTIL_MASK;
        return until == UNTIL_MASK ? NEVER : uint48(until);
    }
}
