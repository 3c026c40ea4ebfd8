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
    /// @param account Account that may have been succeeded.
    /// @return The account that acts now in its place; zero where it was not succeeded.
    function successorFor(IIdentities identities, address account) internal view returns (address) {
        return address(identities) == address(0) ? address(0) : identities.successorOf(account);
    }

    /// @notice The account that took over from another; reverts where none did.
    /// @param identities Identities to ask; zero for none.
    /// @param account Account that was succeeded.
    /// @return successor The account that acts now in its place.
    function requireSuccessor(IIdentities identities, address account) internal view returns (address successor) {
        successor = successorFor(identities, account);
        if (successor == address(0)) revert IFollowing.SuccessorNone(account);
    }

    /// @notice The account that acts now for the person of an account.
    /// @param identities Identities to ask; zero for none.
    /// @param account Account of the person.
    /// @return The successor; the account itself where there is none.
    function actorFor(IIdentities identities, address account) internal view returns (address) {
        address successor = successorFor(identities, account);
        return successor == address(0) ? account : successor;
    }

    /// @notice The first account of the person of an account, under which what follows by itself is kept.
    /// @param identities Identities to ask; zero for none.
    /// @param account Account of the person.
    /// @return The root; the account itself where there are no identities.
    function rootFor(IIdentities identities, address account) internal view returns (address) {
        return address(identities) == address(0) ? account : identities.rootOf(account);
    }

    /// @notice The first account of a person, and whether this one may act as a verified person now.
    /// @param identities Identities to ask; zero for none, and then everybody counts as verified.
    /// @param account Account of the person.
    /// @return root As {rootFor}.
    /// @return verified Whether it may.
    function standingFor(IIdentities identities, address account) internal view returns (address root, bool verified) {
        return address(identities) == address(0) ? (account, true) : identities.identify(account);
    }

    /// @notice Whether the person of an account is verified, by whichever account acts now.
    /// @param identities Identities to ask; zero for none, and then everybody counts as verified.
    /// @param account Account of the person: a former one never is verified itself.
    /// @return Whether it is.
    function isPersonVerified(IIdentities identities, address account) internal view returns (bool) {
        return address(identities) == address(0) || identities.isVerified(actorFor(identities, account));
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
