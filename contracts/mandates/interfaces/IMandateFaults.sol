// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Mandate faults
/// @notice What is missing where an agent cannot act. See {IMandates}.
/// @dev A contract that uses mandates hands these refusals through as they are.
interface IMandateFaults {
    /// @notice The principal's identity is not verified now, or another account has taken its place. Ask its agency, or
    /// name the present account.
    /// @param principal Account that was named.
    error PrincipalNotVerified(address principal);

    /// @notice The agent's identity is not verified now, or another account has taken its place. Ask its agency, or act
    /// from the present account.
    /// @param agent Account that would act, or that granted onward.
    error AgentNotVerified(address agent);

    /// @notice Only the contract that a theme names can use its mandates. Name a theme of the contract.
    /// @param theme Theme that was given.
    /// @param caller Contract that called.
    error ThemeNotYours(bytes32 theme, address caller);

    /// @notice Nobody gave this mandate. Ask the principal for it, or give the path to the agent who granted onward.
    /// @param principal Account for which the agent would act.
    /// @param agent Account that would act.
    /// @param theme Power.
    /// @param resource What it would be used on.
    error MandateMissing(address principal, address agent, bytes32 theme, bytes32 resource);

    /// @notice The agent has not accepted the mandate. Accept it first.
    /// @param key Mandate.
    error MandateNotAccepted(bytes32 key);

    /// @notice The grantor revoked the mandate, and with it all that was granted under it. Ask for another one.
    /// @param key Mandate.
    error MandateRevoked(bytes32 key);

    /// @notice The agent gave the mandate back. Ask for another one.
    /// @param key Mandate.
    error MandateRenounced(bytes32 key);

    /// @notice The mandate has ended. Ask for another one.
    /// @param key Mandate.
    /// @param until Second at which it ended.
    error MandateExpired(bytes32 key, uint40 until);

    /// @notice The mandate may not be granted onward so often. Ask for one that is granted more directly.
    /// @param key Mandate.
    /// @param depth How many links may follow.
    /// @param following How many do, or would.
    error DepthExceeded(bytes32 key, uint8 depth, uint256 following);

    /// @notice The mandate has been used as often as it may. Ask for another one.
    /// @param key Mandate.
    error CountExhausted(bytes32 key);

    /// @notice The mandate's sum does not cover the amount. Ask for a greater one, or pay yourself.
    /// @param key Mandate.
    /// @param amount Amount that is wanted.
    /// @param remaining What is left.
    error SumExceeded(bytes32 key, uint256 amount, uint128 remaining);

    /// @notice The mandate is for another power or contract. Use one that covers it.
    /// @param key Mandate.
    /// @param theme Power that is wanted.
    error ThemeNotCovered(bytes32 key, bytes32 theme);

    /// @notice The mandate is for something else. Use one that covers it.
    /// @param key Mandate.
    /// @param resource What it would be used on.
    error ResourceNotCovered(bytes32 key, bytes32 resource);

    /// @notice A path has one to eight links of 96 bytes, an agent, a theme and a resource each, and ends with the agent
    /// who acts. Build it anew.
    /// @param length Bytes that were given.
    error PathMalformed(uint256 length);
}
