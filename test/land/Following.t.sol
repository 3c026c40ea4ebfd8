// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {BurdenFollowHandler} from "./BurdenFollowHandler.sol";
import {FollowHandler} from "./FollowHandler.sol";

/// @notice The handler, as a contract of this file: the runner drives only those.
contract Followers is FollowHandler {}

/// @notice As above.
contract Burdened is BurdenFollowHandler {}

/// @notice Holds followed titles to the invariants that the land README numbers.
contract FollowingTest {
    FollowHandler private _handler;

    function setUp() external {
        _handler = new Followers();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_L1_NothingMovesButToTheSuccessor() external view {
        require(!_handler.movedToStranger(), "somebody else stands there");
        require(!_handler.movedWithoutSuccession(), "moved without a succession");
    }

    function invariant_L2_RevisionsCountFollowings() external view {
        for (uint256 i = 0; i < 2; ++i) {
            require(_handler.registry().revisionOf(_handler.idOf(i)) == _handler.revisions(i), "revision astray");
        }
        require(_handler.registry().balanceOf(_handler.soleAccount()) == 1, "token astray");
    }

    function invariant_L3_NoOrderIsDodged() external view {
        require(!_handler.orderDodged(), "an order missed its person");
    }

    function invariant_L4_NothingSoundIsRefused() external view {
        require(!_handler.refusedSound(), "a following was refused");
    }

    function test_TheHandlerReachesDeepStates() external {
        for (uint256 i = 0; i < 60; ++i) {
            uint256 draw = uint256(keccak256(abi.encode(i)));
            if (draw % 3 == 0) _handler.succeed(draw >> 8);
            else if (draw % 3 == 1) _handler.follow(draw >> 8, draw >> 16, draw >> 24, address(uint160(draw)));
            else _handler.order(draw >> 8, draw >> 16, (draw >> 24) & 1 == 1, (draw >> 25) & 1 == 1);
        }
        require(_handler.followed() > 4 && _handler.ordered() > 4 && _handler.refused() > 2, "too shallow");
    }
}

/// @notice Holds followed burdens to the invariants that the land README numbers, beside the real identity registry.
contract FollowingBurdensTest {
    BurdenFollowHandler private _handler;

    function setUp() external {
        _handler = new Burdened();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_L5_EveryPlaceFollowsAndNothingElse() external view {
        require(bytes(_handler.astray()).length == 0, _handler.astray());
    }

    function test_TheHandlerReachesDeepStates() external {
        for (uint256 i = 0; i < 300; ++i) {
            uint256 draw = uint256(keccak256(abi.encode(i)));
            (uint256 which, uint256 who, uint8 some) = (draw >> 8, draw >> 16, uint8(draw >> 24));
            uint256 act = draw % 10;
            if (act == 0) _handler.charge(which, who, some);
            else if (act == 1) _handler.grant(which, who, some, uint16(draw >> 32));
            else if (act == 2) _handler.lodge(which, who, uint16(draw >> 32), some);
            else if (act == 3) _handler.place(which, who, uint16(draw >> 32), some);
            else if (act == 4) _handler.succeed(who);
            else if (act < 9) _handler.follow(which, who, draw >> 40, address(uint160(draw)));
            else _handler.pass(uint32(draw >> 48));
        }
        require(bytes(_handler.astray()).length == 0, _handler.astray());
        require(_handler.successions() > 8 && _handler.followed() > 8, "little followed");
        require(_handler.charges() > 2 && _handler.rights() > 2, "few charges or rights");
        require(_handler.caveats() > 1 && _handler.notices() > 0, "few caveats or notices");
    }
}
