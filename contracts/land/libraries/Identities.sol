// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IFollowing} from "../../common/interfaces/IFollowing.sol";
import {Persons} from "../../common/libraries/Persons.sol";
import {IIdentities} from "../../identity/interfaces/IIdentities.sol";
import {ILandInstruments} from "../interfaces/ILandInstruments.sol";
import {Shares} from "./Shares.sol";

/// @title Identities
/// @notice The identities that the registry asks, for the libraries that run as it.
library Identities {
    using Persons for IIdentities;

    /// @notice The registry's identities.
    /// @dev The registry is asked, because a library has no immutables of the contract that it runs as.
    /// @return Contract; zero for none.
    function own() internal view returns (IIdentities) {
        return IFollowing(address(this)).identities();
    }

    /// @notice Whether an order that names one account means another that is on record: an order is for a person, and
    /// no person escapes it by another key.
    /// @param named Account that the order names.
    /// @param present Account on record.
    /// @return True for one account, and for two of one person.
    function meant(address named, address present) internal view returns (bool) {
        return named == present || own().areOne(named, present);
    }

    /// @notice Where a person stands among portions: by this very account, or else by another of that person.
    /// @param portions Portions to look through.
    /// @param owner Account of the person.
    /// @return index The first place; the number of portions where there is none.
    function indexOf(ILandInstruments.Portion[] memory portions, address owner) internal view returns (uint256 index) {
        index = Shares.indexOf(portions, owner);
        IIdentities identities = own();
        if (index != portions.length || address(identities) == address(0)) return index;
        address root = identities.rootOf(owner);
        index = 0;
        while (index < portions.length && identities.rootOf(portions[index].owner) != root) ++index;
    }

    /// @notice Whether two ownerships are one, place by place, but for the accounts by which their owners go.
    /// @param one Ownership.
    /// @param other Ownership.
    /// @return True where they are.
    function areOne(
        ILandInstruments.Ownership memory one,
        ILandInstruments.Ownership memory other
    ) internal view returns (bool) {
        uint256 count = one.portions.length;
        if (one.form != other.form || one.denominator != other.denominator || count != other.portions.length) {
            return false;
        }
        for (uint256 i = 0; i < count; ++i) {
            if (one.portions[i].numerator != other.portions[i].numerator) return false;
            if (!meant(one.portions[i].owner, other.portions[i].owner)) return false;
        }
        return true;
    }
}
