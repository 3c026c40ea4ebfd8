// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IIdentities} from "../../identity/interfaces/IIdentities.sol";
import {IFollowing} from "../interfaces/IFollowing.sol";

/// @title Persons
/// @notice Which accounts are one person's, as far as a contract's identities tell. Without identities every account is
/// a person of its own.
library Persons {
    /// @notice The account that took over from another.
    /// @param identities Identities to ask; zero for none.
    /// @param account Account that was succeeded; reverts where it was not.
    /// @return successor The account that acts now in its place.
    function requireSuccessor(IIdentities identities, address account) internal view returns (address successor) {
        successor = address(identities) == address(0) ? address(0) : identities.successorOf(account);
        if (successor == address(0)) revert IFollowing.SuccessorNone(account);
    }

    /// @notice The account that acts now for the person of an account.
    /// @param identities Identities to ask; zero for none.
    /// @param account Account of the person.
    /// @return The successor; the account itself where there is none.
    function actorFor(IIdentities identities, address account) internal view returns (address) {
        if (address(identities) == address(0)) return account;
        address successor = identities.successorOf(account);
        return successor == address(0) ? account : successor;
    }

    /// @notice Whether two accounts are one person's, whichever of them came first.
    /// @param identities Identities to ask; zero for none.
    /// @param one Account.
    /// @param other Account.
    /// @return True for one account twice, and for two of one line.
    function areOne(IIdentities identities, address one, address other) internal view returns (bool) {
        if (one == other) return true;
        if (address(identities) == address(0) || one == address(0) || other == address(0)) return false;
        return identities.rootOf(one) == identities.rootOf(other);
    }
}
