// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Themes
/// @notice A power in one word: the contract that may use it, then the power's code.
library Themes {
    /// @dev Bytes of a code, in bits.
    uint256 private constant CODE_BITS = 96;

    /// @notice Theme of a power that is known by a name.
    /// @param contract_ Contract that may use it.
    /// @param name The name, left-aligned: it is its own code where it has 12 bytes at most, so that people can read
    /// it; otherwise its digest's first 12 bytes are.
    /// @return The theme.
    function themeOf(address contract_, bytes32 name) internal pure returns (bytes32) {
        bytes12 code = bytes12(name);
        if (bytes32(code) != name) code = bytes12(keccak256(abi.encode(name)));
        return bytes32(bytes20(contract_)) | (bytes32(code) >> 160);
    }

    /// @notice Theme of every power at a contract.
    /// @param theme Any theme of the contract.
    /// @return The contract's widest theme.
    function widest(bytes32 theme) internal pure returns (bytes32) {
        return bytes32(bytes20(theme));
    }

    /// @notice Whether one theme covers another.
    /// @param granted Theme that was granted.
    /// @param wanted Theme that is wanted.
    /// @return True when they are the same, or all powers at the contract were granted.
    function covers(bytes32 granted, bytes32 wanted) internal pure returns (bool) {
        return granted == wanted || (uint256(granted) << (256 - CODE_BITS) == 0 && granted == widest(wanted));
    }

    /// @notice The contract that may use a theme.
    /// @param theme Theme.
    /// @return Its address; zero where the power is used off chain only.
    function contractOf(bytes32 theme) internal pure returns (address) {
        return address(bytes20(theme));
    }
}
