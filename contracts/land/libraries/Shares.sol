// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandErrors} from "../interfaces/ILandErrors.sol";
import {ILandInstruments} from "../interfaces/ILandInstruments.sol";

/// @title Shares
/// @notice What makes an ownership whole, and how two of them compare.
/// @dev The register keeps portions alone: they sum to the denominator, so that it need not be kept.
library Shares {
    /// @notice Owners that a title can have.
    uint256 internal constant OWNERS = 64;

    /// @notice Reverts where an ownership is not whole: its owners are those that its form asks for, each is somebody
    /// and comes once, each has a part, and the parts sum to the denominator exactly.
    /// @param ownership Ownership that is to be registered.
    function requireWhole(ILandInstruments.Ownership memory ownership) internal view {
        ILandInstruments.Portion[] memory portions = ownership.portions;
        bool sole = ownership.form == ILandInstruments.Form.Sole;
        if (sole ? portions.length != 1 : portions.length < 2 || portions.length > OWNERS) {
            revert ILandErrors.OwnerCountInvalid(portions.length);
        }
        uint256 sum = 0;
        for (uint256 i = 0; i < portions.length; ++i) {
            address owner = portions[i].owner;
            if (owner == address(0) || owner == address(this)) revert ILandErrors.PartyInvalid(owner);
            if (indexOf(portions, owner) != i) revert ILandErrors.OwnerRepeated(owner);
            if (portions[i].numerator == 0) revert ILandErrors.ShareZero(owner);
            if (ownership.form == ILandInstruments.Form.Joint && portions[i].numerator != portions[0].numerator) {
                revert ILandErrors.JointSharesUnequal(owner);
            }
            sum += portions[i].numerator;
        }
        if (sum != ownership.denominator) revert ILandErrors.SharesNotWhole(sum, ownership.denominator);
    }

    /// @notice Who holds the title's token: the sole owner, or the registry for several.
    /// @param ownership Ownership, found whole.
    /// @return The account.
    function holderOf(ILandInstruments.Ownership memory ownership) internal view returns (address) {
        return ownership.form == ILandInstruments.Form.Sole ? ownership.portions[0].owner : address(this);
    }

    /// @notice Accounts that must sign for one ownership to become another: everybody whose part changes; and all, old
    /// and new, where the form changes or is joint.
    /// @param before Ownership that stands.
    /// @param later Ownership, found whole, that is to stand.
    /// @return signers The present owners among them in the register's order, then the new ones in the deed's.
    function signersOf(
        ILandInstruments.Ownership memory before,
        ILandInstruments.Ownership memory later
    ) internal pure returns (address[] memory signers) {
        bool all = before.form != later.form || (later.form == ILandInstruments.Form.Joint && !_same(before, later));
        signers = new address[](before.portions.length + later.portions.length);
        uint256 count = 0;
        for (uint256 i = 0; i < before.portions.length; ++i) {
            address owner = before.portions[i].owner;
            if (all || !_keeps(before, i, later)) signers[count++] = owner;
        }
        for (uint256 i = 0; i < later.portions.length; ++i) {
            address owner = later.portions[i].owner;
            if (indexOf(before.portions, owner) == before.portions.length) signers[count++] = owner;
        }
        // Only ever shortens the list, which lies in memory of its own.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            mstore(signers, count)
        }
    }

    /// @notice Sum of portions that the register keeps: their denominator.
    /// @param portions Portions of one title.
    /// @return sum The sum.
    function sumOf(ILandInstruments.Portion[] memory portions) internal pure returns (uint64 sum) {
        for (uint256 i = 0; i < portions.length; ++i) sum += portions[i].numerator;
    }

    /// @notice The ownership of one owner alone.
    /// @param owner The owner.
    /// @return ownership One part of one.
    function whole(address owner) internal pure returns (ILandInstruments.Ownership memory ownership) {
        ownership.denominator = 1;
        ownership.portions = new ILandInstruments.Portion[](1);
        ownership.portions[0] = ILandInstruments.Portion({owner: owner, numerator: 1});
    }

    /// @notice Where an account stands among portions.
    /// @param portions Portions to look through.
    /// @param owner Account to find.
    /// @return index Its first place; the number of portions where it has none.
    function indexOf(ILandInstruments.Portion[] memory portions, address owner) internal pure returns (uint256 index) {
        while (index < portions.length && portions[index].owner != owner) ++index;
    }

    /// @dev Whether the owner at a place has the same part of the whole in another ownership.
    function _keeps(
        ILandInstruments.Ownership memory before,
        uint256 index,
        ILandInstruments.Ownership memory later
    ) private pure returns (bool) {
        uint256 place = indexOf(later.portions, before.portions[index].owner);
        if (place == later.portions.length) return false;
        // Products of two 64-bit numbers.
        return
            uint256(before.portions[index].numerator) * later.denominator ==
            uint256(later.portions[place].numerator) * before.denominator;
    }

    /// @dev Whether everybody keeps its part.
    function _same(
        ILandInstruments.Ownership memory before,
        ILandInstruments.Ownership memory later
    ) private pure returns (bool) {
        if (before.portions.length != later.portions.length) return false;
        for (uint256 i = 0; i < before.portions.length; ++i) if (!_keeps(before, i, later)) return false;
        return true;
    }
}
