// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title ERC-7943, non-fungible
/// @notice How wallets and exchanges ask what may be done with a regulated record, and how an authority acts on it.
/// @dev Names and signatures are the standard's (final, 5 May 2026); the interface id is 0xbf1ef5fe.
interface IERC7943NonFungible {
    /// @notice A token was taken from one account and given to another by an authority.
    /// @param from Account that held it.
    /// @param to Account that holds it.
    /// @param tokenId The token.
    event ForcedTransfer(address indexed from, address indexed to, uint256 indexed tokenId);

    /// @notice A token was frozen or unfrozen.
    /// @param account Account that holds it.
    /// @param tokenId The token.
    /// @param frozenStatus Whether it is frozen from now on.
    event Frozen(address indexed account, uint256 indexed tokenId, bool indexed frozenStatus);

    /// @notice The account cannot be made the holder: it is zero or the registry itself.
    /// @param account Account that was to receive.
    error ERC7943CannotReceive(address account);

    /// @notice Takes a token from one account and gives it to another.
    /// @param from Account that holds it.
    /// @param to Account that is to hold it.
    /// @param tokenId The token.
    /// @return result Always true; it reverts otherwise.
    function forcedTransfer(address from, address to, uint256 tokenId) external returns (bool result);

    /// @notice Freezes or unfreezes a token.
    /// @param account Account that holds it.
    /// @param tokenId The token.
    /// @param frozenStatus Whether it is to be frozen.
    /// @return result Always true; it reverts otherwise.
    function setFrozenTokens(address account, uint256 tokenId, bool frozenStatus) external returns (bool result);

    /// @notice Whether an account may hand on tokens at all.
    /// @param account Account that is asked about.
    /// @return allowed True when it may.
    function canSend(address account) external view returns (bool allowed);

    /// @notice Whether an account may be given tokens at all.
    /// @param account Account that is asked about.
    /// @return allowed True when it may.
    function canReceive(address account) external view returns (bool allowed);

    /// @notice Whether an account's token is frozen.
    /// @param account Account that is asked about.
    /// @param tokenId The token.
    /// @return frozenStatus True when the account holds it and it is frozen.
    function getFrozenTokens(address account, uint256 tokenId) external view returns (bool frozenStatus);

    /// @notice Whether a token may pass from one account to another as it stands.
    /// @param from Account that would hand it on.
    /// @param to Account that would be given it.
    /// @param tokenId The token.
    /// @return allowed True when nothing of the registry stands in the way.
    function canTransfer(address from, address to, uint256 tokenId) external view returns (bool allowed);
}
