// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMandateTypes} from "./IMandateTypes.sol";

/// @title Mandate events
/// @notice What the mandate registry tells of every act. See {IMandateRegistry}.
/// @dev Grantor and principal are told by the first accounts of their identities, under which mandates are kept: so that
/// one question finds all that somebody gave, whatever account acts now. An agent is told as the mandate names it.
interface IMandateEvents {
    /// @notice An agent asked for a mandate. Nothing is kept of it.
    /// @param key Key that the mandate would have.
    /// @param grantor Who is asked.
    /// @param agent Who asks.
    /// @param asked What is asked for.
    event MandateRequested(
        bytes32 indexed key,
        address indexed grantor,
        address indexed agent,
        IMandateTypes.Grant asked
    );

    /// @notice A mandate was granted, or granted anew.
    /// @param key Its key.
    /// @param grantor Who granted.
    /// @param agent Who may act.
    /// @param parent Mandate under which it was granted onward; zero where the principal granted.
    /// @param theme Contract and power.
    /// @param resource What it is for; zero for everything.
    /// @param record The record that was written, in its one word: from the lowest bit the sum (128 bits), the count (32),
    /// the end (40), the revision (32), the depth (8), the state (8), and whether a successor granted (8).
    event MandateGranted(
        bytes32 indexed key,
        address indexed grantor,
        address indexed agent,
        bytes32 parent,
        bytes32 theme,
        bytes32 resource,
        uint256 record
    );

    /// @notice The agent accepted: the mandate is in force.
    /// @param key Its key.
    /// @param revision Number of the act.
    event MandateAccepted(bytes32 indexed key, uint32 revision);

    /// @notice The grantor revoked: the mandate and all that was granted under it have ended.
    /// @param key Its key.
    /// @param revision Number of the act.
    event MandateEndedByGrantor(bytes32 indexed key, uint32 revision);

    /// @notice The agent gave the mandate back.
    /// @param key Its key.
    /// @param revision Number of the act.
    event MandateEndedByAgent(bytes32 indexed key, uint32 revision);

    /// @notice A mandate was used. Each link of a path tells it.
    /// @param key Key of the link.
    /// @param principal For whom the agent acted.
    /// @param resource What it was used on.
    /// @param agent Account that acted.
    /// @param theme Power that was used.
    /// @param amount What was taken of the sum.
    event MandateUsed(
        bytes32 indexed key,
        address indexed principal,
        bytes32 indexed resource,
        address agent,
        bytes32 theme,
        uint256 amount
    );
}
