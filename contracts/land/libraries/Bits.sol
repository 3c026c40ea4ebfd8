// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Bits
/// @notice Small maps of taken places.
library Bits {
    /// @notice How many bits are set.
    /// @param map Map of places.
    /// @return total The number.
    function count(uint256 map) internal pure returns (uint256 total) {
        for (; map != 0; map &= map - 1) ++total;
    }

    /// @notice Whether a bit is set.
    /// @param map Map of places.
    /// @param place Place that is asked about.
    /// @return True when it is taken.
    function has(uint256 map, uint256 place) internal pure returns (bool) {
        return (map >> place) & 1 == 1;
    }
}
