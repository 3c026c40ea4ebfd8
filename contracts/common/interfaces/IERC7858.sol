// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title ERC-7858: expirable NFTs and SBTs
/// @notice Tells wallets from when until when a token holds. Interface id 0x3ebdfa31.
interface IERC7858 {
    /// @notice In what a beginning and an end are counted.
    // The standard writes it so.
    // solhint-disable-next-line contract-name-capwords
    enum EXPIRY_TYPE {
        BLOCKS_BASED,
        TIME_BASED
    }

    /// @notice A token was made, or has another beginning or end.
    /// @param tokenId Token.
    /// @param startTime When it begins to hold.
    /// @param endTime When it has ended; zero for never.
    event TokenExpiryUpdated(uint256 indexed tokenId, uint256 indexed startTime, uint256 indexed endTime);

    /// @notice In what this registry counts.
    /// @return Seconds, always.
    function expiryType() external view returns (EXPIRY_TYPE);

    /// @notice Whether a token's term has ended. A token may be worthless before: ask {ICredentialRegistry-status}.
    /// @param tokenId Token that is asked about.
    /// @return True once the end has come; reverts when there is no such token.
    function isTokenExpired(uint256 tokenId) external view returns (bool);

    /// @notice When a token begins to hold.
    /// @param tokenId Token that is asked about.
    /// @return Unix seconds; reverts when there is no such token.
    function startTime(uint256 tokenId) external view returns (uint256);

    /// @notice When a token has ended.
    /// @param tokenId Token that is asked about.
    /// @return Unix seconds; zero for never; reverts when there is no such token.
    function endTime(uint256 tokenId) external view returns (uint256);
}
