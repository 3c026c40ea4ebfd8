// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FollowHandler} from "./FollowHandler.sol";

/// @notice The handler, as a contract of this file: the runner drives only those.
contract Persons is FollowHandler {}

/// @notice Holds followed titles to the invariants that the land README numbers.
contract FollowingTest {
    FollowHandler private _handler;

    function setUp() external {
        _handler = new Persons();
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
