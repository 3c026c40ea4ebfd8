// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {LandRegistry} from "../../contracts/land/LandRegistry.sol";
import {ILandTypes} from "../../contracts/land/interfaces/ILandTypes.sol";
import {VM} from "../support/Vm.sol";
import {PlanHandler} from "./PlanHandler.sol";

/// @notice The handler, as a contract of this file: the runner drives only those.
contract Surveyors is PlanHandler {}

/// @notice Holds plans to the invariants that the land README numbers.
contract PlansTest {
    PlanHandler private _handler;
    LandRegistry private _registry;

    function setUp() external {
        _handler = new Surveyors();
        _registry = _handler.registry();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_P1_AClosedTitleNeverChanges() external view {
        for (uint8 i = 0; i < _handler.TITLES(); ++i) {
            if (!_handler.accountOf(i).closed) continue;
            bytes32 now_ = keccak256(abi.encode(_registry.title(_handler.titleAt(i))));
            require(now_ == _handler.closedAs(i), "a closed title changed");
        }
    }

    function invariant_P2_EveryRightOnAParentStandsOnItsChildren() external view {
        for (uint8 i = 0; i < _handler.TITLES(); ++i) {
            PlanHandler.Account memory account = _handler.accountOf(i);
            if (!account.exists) continue;
            ILandTypes.Right[] memory rights = _registry.title(_handler.titleAt(i)).rights;
            require(rights.length == account.bodies.length, "a right was lost, or came of nowhere");
            for (uint256 j = 0; j < rights.length; ++j) {
                require(rights[j].holder == account.bodies[j], "a right is another's");
            }
        }
    }

    function invariant_P2_EveryChargeOnAParentStandsOnItsChildren() external view {
        for (uint8 i = 0; i < _handler.TITLES(); ++i) {
            PlanHandler.Account memory account = _handler.accountOf(i);
            if (!account.exists) continue;
            ILandTypes.Charge[] memory charges = _registry.charges(_handler.titleAt(i));
            uint256 next = 0;
            for (uint8 rank = 1; rank <= 3; ++rank) {
                if (account.chargees[rank] == 0) continue;
                require(next < charges.length && charges[next].rank == rank, "a charge was lost");
                require(charges[next].chargee == VM.addr(account.chargees[rank]), "a charge is another's");
                ++next;
            }
            require(next == charges.length, "a charge stands that nobody signed");
        }
    }

    function invariant_P3_PlansKeepTheAreaWithinTheTolerance() external view {
        require(!_handler.passedUnsound(), "a plan passed that lost land, an owner or a rank");
        for (uint8 i = 0; i < _handler.TITLES(); ++i) {
            PlanHandler.Account memory account = _handler.accountOf(i);
            if (!account.exists) continue;
            require(_registry.title(_handler.titleAt(i)).area == account.area, "the area is another");
        }
    }

    function invariant_P4_HistoriesHaveNoGapAndLinkBothWays() external view {
        for (uint8 i = 0; i < _handler.TITLES(); ++i) {
            PlanHandler.Account memory account = _handler.accountOf(i);
            require(_registry.exists(_handler.titleAt(i)) == account.exists, "a title appeared or vanished");
            if (!account.exists) continue;
            require(_registry.title(_handler.titleAt(i)).revision == account.revision, "the history has a gap");
            (bytes32 origin, ) = _registry.plansOf(_handler.titleAt(i));
            require((origin != 0) == (account.parents.length != 0), "a title's origin is missing");
            for (uint256 j = 0; j < account.parents.length; ++j) {
                (, bytes32 end) = _registry.plansOf(_handler.titleAt(account.parents[j]));
                require(end == origin, "parent and child name different plans");
            }
        }
    }

    function invariant_P5_LotsAreOwnedAsTheirSourcesWere() external view {
        for (uint8 i = 0; i < _handler.TITLES(); ++i) {
            PlanHandler.Account memory account = _handler.accountOf(i);
            if (!account.exists) continue;
            ILandTypes.Share[] memory owners = _registry.owners(_handler.titleAt(i));
            uint256 next = 0;
            for (uint256 key = 1; key <= 3; ++key) {
                if (account.owners[key - 1] == 0) continue;
                require(next < owners.length && owners[next].owner == VM.addr(key), "an owner was lost");
                require(owners[next].numerator == account.owners[key - 1], "a share is another");
                ++next;
            }
            require(next == owners.length, "an owner came in");
        }
    }

    function invariant_P6_NothingPassesWithoutEverySignature() external view {
        require(!_handler.passedForged(), "a plan passed that its parties did not sign");
    }

    function invariant_P7_NothingSoundIsRefused() external view {
        require(!_handler.refusedSound(), "a sound plan was refused");
    }

    /// @dev The invariants above say something only where the handler gets far.
    function test_TheHandlerReachesDeepStates() external {
        (uint256 plans, uint256 carried, uint256 refusals) = (0, 0, 0);
        for (uint256 round = 0; round < 6; ++round) {
            _handler = new Surveyors();
            uint256 seed = round + 1;
            for (uint256 i = 0; i < 80; ++i) {
                seed = uint256(keccak256(abi.encode(seed)));
                _step(uint8(seed), uint8(seed >> 8), uint8(seed >> 16), uint8(seed >> 24));
            }
            plans += _handler.plans();
            carried += _handler.carriedCharges();
            refusals += _handler.refusals();
            require(!_handler.refusedSound(), "a sound plan was refused");
        }
        require(plans > 15, "few plans");
        require(carried > 15, "few charges carried");
        require(refusals > 30, "few refusals");
    }

    function _step(uint8 act, uint8 a, uint8 b, uint8 c) private {
        act %= 9;
        if (act == 0) _handler.register(a);
        else if (act == 8) _handler.restrict(a, b);
        else if (act < 3) _handler.charge(a, b, c);
        else if (act < 5) _handler.subdivide(a, b, c);
        else if (act < 7) _handler.merge(a, b, c);
        else _handler.surrender(a, b);
    }
}
