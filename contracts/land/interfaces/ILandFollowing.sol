// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IFollowing} from "../../common/interfaces/IFollowing.sol";

/// @title Land following
/// @notice How what stands in the name of a lost account comes to the account that took over. See {ILandRegistry}.
/// @dev The registry has no power of its own here: it does what the identities tell. Nothing is dealt with, and so
/// neither freeze nor caveat nor charge hinders it or is touched by it.
interface ILandFollowing is IFollowing {
    /// @notice A person's standing on a title passed from one account of that person to the one that acts now.
    /// @param titleId Reference of the title.
    /// @param revision Revision that the act brought about.
    /// @param from Account that stood there.
    /// @param to Account that stands there from now on, in every place where the other stood.
    /// @param actor Account that called.
    event IdentityFollowed(
        bytes32 indexed titleId,
        uint32 revision,
        address indexed from,
        address indexed to,
        address actor
    );

    /// @notice The account stands nowhere on the title: it owns no part, and holds no charge, caveat, right or notice
    /// that is in force.
    /// @param titleId Title that was named.
    /// @param account Account that was named.
    error AccountAbsent(bytes32 titleId, address account);

    /// @notice Puts the account that acts now in the place of one that was succeeded, wherever that one stands on a
    /// title: as owner, chargee, caveator, right holder or beneficiary of a notice. Anybody may call.
    /// @dev Reverts with {SuccessorNone} where the account was not succeeded, and with {ILandErrors-OwnerRepeated} where
    /// the successor owns another part of the title already. What was signed over the revision before stays good.
    /// @param titleId Title to put right.
    /// @param account Account that was succeeded.
    function followIdentity(bytes32 titleId, address account) external;

    /// @notice Whether a title has seen no act since a revision but successors that came in their own places.
    /// Instruments of that revision can then be registered.
    /// @param titleId Title that is asked about.
    /// @param revision Revision that somebody has read.
    /// @return True where it has; reverts with {ILandErrors-TitleUnknown} when there is no such title.
    function unchangedSince(bytes32 titleId, uint32 revision) external view returns (bool);
}
