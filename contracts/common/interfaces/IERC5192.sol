// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title ERC-5192: minimal soulbound tokens
/// @notice Tells wallets and marketplaces that a token does not move by their hand. Interface id 0xb45a3c0e.
interface IERC5192 {
    /// @notice A token is locked.
    /// @param tokenId Token.
    event Locked(uint256 tokenId);

    /// @notice A token is unlocked. Never emitted by a registry.
    /// @param tokenId Token.
    event Unlocked(uint256 tokenId);

    /// @notice Whether a token is locked.
    /// @param tokenId Token that is asked about.
    /// @return True for every token; reverts when there is no such token.
    function locked(uint256 tokenId) external view returns (bool);
}
