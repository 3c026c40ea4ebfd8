// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Identities
/// @notice What other contracts ask about accounts: whose they are, whether verified, and which account acts now.
/// @dev An identity is a chain of accounts, one after another: the first is its root, the last its current account. The
/// root never changes, so that what is kept under it follows a lost key by itself; what is kept under an account is
/// pulled over to {successorOf}.
interface IIdentities {
    /// @notice The account that acts now in another's place.
    /// @param account Account that may have been succeeded.
    /// @return The identity's current account; zero where the account was never succeeded.
    function successorOf(address account) external view returns (address);

    /// @notice The first account of an identity.
    /// @param account Any account.
    /// @return Its identity's first account; the account itself where it took over from none.
    function rootOf(address account) external view returns (address);

    /// @notice Whether an account may act as a verified person or organisation now.
    /// @param account Account that is asked about.
    /// @return True when it is its identity's current account, an office verified it, and that is neither over, nor
    /// withdrawn, nor ended by death or dissolution.
    function isVerified(address account) external view returns (bool);

    /// @notice Root and standing of an account in one call.
    /// @param account Any account.
    /// @return root As {rootOf}.
    /// @return verified As {isVerified}.
    function identify(address account) external view returns (address root, bool verified);
}
