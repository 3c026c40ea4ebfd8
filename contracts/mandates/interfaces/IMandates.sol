// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Mandates
/// @notice What other contracts ask about mandates: whether one account may act for another, and that it did.
/// @dev A theme names the contract that may use it: the contract's address in its first 20 bytes, the power's code in
/// the other 12. Code zero stands for every power there. Resource zero stands for every one.
///
/// A path is empty for a mandate that the principal gave to the agent itself. Otherwise it is the links from the
/// principal to the agent, 96 bytes each: the link's agent, theme and resource as they were granted.
interface IMandates {
    /// @notice Uses a mandate: consumes one of its count, and an amount of its sum, in every link.
    /// @dev Only for the contract that the theme names. Reverts by name where there is no authority.
    /// @param principal Account for which the agent acts: the current one of its identity.
    /// @param agent Account that acts.
    /// @param theme Power that is used.
    /// @param resource What it is used on.
    /// @param amount What it takes of a sum, in the unit that the theme's contract counts; zero where it takes nothing.
    /// @param path Links from principal to agent.
    function use(
        address principal,
        address agent,
        bytes32 theme,
        bytes32 resource,
        uint256 amount,
        bytes calldata path
    ) external;

    /// @notice Whether an agent may act for a principal now, under a mandate that the principal itself gave.
    /// @param principal Account for which the agent would act.
    /// @param agent Account that would act.
    /// @param theme Power that would be used.
    /// @param resource What it would be used on.
    /// @return True when it may.
    function isAuthorised(
        address principal,
        address agent,
        bytes32 theme,
        bytes32 resource
    ) external view returns (bool);

    /// @notice Whether an agent may act for a principal now, along a path.
    /// @param principal Account for which the agent would act.
    /// @param agent Account that would act.
    /// @param theme Power that would be used.
    /// @param resource What it would be used on.
    /// @param path Links from principal to agent.
    /// @return True when it may.
    function isAuthorisedAlong(
        address principal,
        address agent,
        bytes32 theme,
        bytes32 resource,
        bytes calldata path
    ) external view returns (bool);
}
