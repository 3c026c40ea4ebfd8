// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandInstruments} from "../interfaces/ILandInstruments.sol";
import {ILandPlans} from "../interfaces/ILandPlans.sol";
import {Heads} from "./Heads.sol";
import {PlanBook} from "./PlanBook.sol";
import {Register} from "./Register.sol";
import {Shares} from "./Shares.sol";

/// @title Plan rules
/// @notice What makes a plan sound: its shape, its owners and its area.
library PlanRules {
    using Heads for Heads.Head;
    using Register for Register.Book;

    /// @dev Tolerances are hundredths of a percent.
    uint256 private constant WHOLE = 10_000;

    /// @notice Reverts where the owners of a subdivision's or a consolidation's titles are not the same throughout, or
    /// where a partition leaves a co-owner out or lets somebody else in.
    /// @param book The register.
    /// @param deed Instrument.
    /// @param heads Heads of the sources.
    function requireOwners(
        Register.Book storage book,
        ILandPlans.PlanDeed calldata deed,
        Heads.Head[] memory heads
    ) internal view {
        ILandInstruments.Ownership memory owners = book.ownershipOf(deed.sources[0].titleId, heads[0]);
        if (deed.kind == ILandPlans.PlanKind.Partition) {
            if (owners.form == ILandInstruments.Form.Sole) {
                revert ILandPlans.PlanShapeInvalid(deed.kind, deed.sources.length, deed.lots.length);
            }
            _requireParted(deed, owners);
            return;
        }
        for (uint256 i = 1; i < heads.length; ++i) {
            bytes32 titleId = deed.sources[i].titleId;
            _requireSame(titleId, owners, book.ownershipOf(titleId, heads[i]));
        }
        for (uint256 i = 0; i < deed.lots.length; ++i) {
            _requireSame(deed.lots[i].titleId, owners, deed.lots[i].ownership);
        }
    }

    /// @notice Reverts where the lots have not the area of the sources, within the registry's tolerance. Where the area
    /// of a source is unknown there is nothing to hold the lots to.
    /// @param deed Instrument.
    /// @param heads Heads of the sources.
    function requireArea(ILandPlans.PlanDeed calldata deed, Heads.Head[] memory heads) internal view {
        uint256 before = 0;
        for (uint256 i = 0; i < heads.length; ++i) {
            if (heads[i].area == 0) return;
            before += heads[i].area;
        }
        uint256 later = 0;
        for (uint256 i = 0; i < deed.lots.length; ++i) {
            if (deed.lots[i].area == 0) revert ILandPlans.AreaMissing(deed.lots[i].titleId);
            later += deed.lots[i].area;
        }
        uint256 apart = before > later ? before - later : later - before;
        if (apart * WHOLE > before * PlanBook.book().tolerance) revert ILandPlans.AreaMismatch(before, later);
    }

    /// @notice Reverts where a plan has not as many titles as its kind asks for.
    /// @param deed Instrument.
    function requireShape(ILandPlans.PlanDeed calldata deed) internal pure {
        (uint256 sources, uint256 lots) = (deed.sources.length, deed.lots.length);
        bool merges = deed.kind == ILandPlans.PlanKind.Consolidation;
        if (merges ? sources < 2 || lots != 1 : sources != 1 || lots < 2) {
            revert ILandPlans.PlanShapeInvalid(deed.kind, sources, lots);
        }
    }

    /// @dev Every co-owner gets land, and nobody else does.
    function _requireParted(ILandPlans.PlanDeed calldata deed, ILandInstruments.Ownership memory owners) private pure {
        bool[] memory served = new bool[](owners.portions.length);
        for (uint256 i = 0; i < deed.lots.length; ++i) {
            ILandInstruments.Portion[] calldata portions = deed.lots[i].ownership.portions;
            for (uint256 j = 0; j < portions.length; ++j) {
                uint256 place = Shares.indexOf(owners.portions, portions[j].owner);
                if (place == served.length) revert ILandPlans.OwnerForeign(deed.lots[i].titleId, portions[j].owner);
                served[place] = true;
            }
        }
        for (uint256 i = 0; i < served.length; ++i) {
            if (!served[i]) revert ILandPlans.OwnerLeftOut(deed.sources[0].titleId, owners.portions[i].owner);
        }
    }

    /// @dev A title is owned as the first source is: by the same, with the same shares, in the same form.
    function _requireSame(
        bytes32 titleId,
        ILandInstruments.Ownership memory owners,
        ILandInstruments.Ownership memory given
    ) private pure {
        if (Shares.signersOf(owners, given).length != 0) revert ILandPlans.PlanOwnersDiffer(titleId);
    }
}
