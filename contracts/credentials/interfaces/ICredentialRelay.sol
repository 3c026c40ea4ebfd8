// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Credential relay
/// @notice Takes acts by signature for one registry, so that officers need no ether and one signature covers many acts.
interface ICredentialRelay {
    /// @notice Acts that an account signs at once and anybody may send, as `SignedActs(address actor,bytes[]
    /// acts,uint256 nonce,uint48 deadline)` in the registry's domain.
    /// @param actor Account that acts.
    /// @param acts Calls to the registry, in their order.
    /// @param nonce Next number of one of the account's lanes.
    /// @param deadline Second after which the signature is void.
    struct SignedActs {
        address actor;
        bytes[] acts;
        uint256 nonce;
        uint48 deadline;
    }

    /// @notice An account's signed acts were done. The registry's events name the account as the actor.
    /// @param actor Account that signed them.
    /// @param sender Account that sent them.
    /// @param nonce Number that they used up.
    /// @param count How many they were.
    event SignedActsDone(address indexed actor, address indexed sender, uint256 nonce, uint256 count);

    /// @notice There is nothing to do. Name at least one act.
    error ActsEmpty();

    /// @notice Does an account's signed acts, in their order: all of them or none. For anyone.
    /// @dev The registry judges each as if the account had sent it.
    /// @param signed Acts, and who signs them.
    /// @param signature The account's.
    function perform(SignedActs calldata signed, bytes calldata signature) external;

    /// @notice Reverts unless a signature is an account's own in the registry's domain: its key's, or else by ERC-1271.
    /// @param signer Account that should have signed.
    /// @param structure EIP-712 hash of what it signed.
    /// @param signature Signature.
    function requireSigned(address signer, bytes32 structure, bytes calldata signature) external view;

    /// @notice The registry whose acts it takes.
    /// @return Contract.
    function registry() external view returns (address);
}
