// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {LandRegistry} from "../../contracts/land/LandRegistry.sol";
import {ILandOrders} from "../../contracts/land/interfaces/ILandOrders.sol";
import {ILandTypes} from "../../contracts/land/interfaces/ILandTypes.sol";
import {OrderHandler} from "./OrderHandler.sol";

/// @notice The handler, as a contract of this file: the runner drives only those.
contract Judges is OrderHandler {}

/// @notice Holds announced orders to the invariants that the land README numbers.
contract OrdersTest {
    OrderHandler private _handler;
    LandRegistry private _registry;

    function setUp() external {
        _handler = new Judges();
        _registry = _handler.registry();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_O1_NoOfficerOrdersAlone() external view {
        require(!_handler.passedAlone(), "one officer announced and carried out");
    }

    function invariant_O2_NoOrderOutOfItsTime() external view {
        require(!_handler.passedEarly(), "an order was carried out before its delay");
        require(!_handler.passedLate(), "an order was carried out after it lapsed");
    }

    function invariant_O3_EveryOrderWasAnnouncedAndIsGoodOnce() external view {
        require(!_handler.passedUnannounced(), "an order passed that was not announced");
        bytes[] memory acts = _handler.acts();
        for (uint256 i = 0; i < acts.length; ++i) {
            ILandOrders.Order memory order = _registry.orderOf(keccak256(acts[i]));
            OrderHandler.Waiting memory waiting = _handler.waitingFor(keccak256(acts[i]));
            require((order.officer == address(0)) == (waiting.officer == 0), "an order waits that should not");
            require(order.due == waiting.due || waiting.officer == 0, "an order's moment was moved");
        }
    }

    function invariant_O4_OrdersFindWhatTheyExpectAndEnterWhatTheySay() external view {
        require(!_handler.passedStale(), "an order hit a title that had changed");
        for (uint8 i = 0; i < _handler.TITLES(); ++i) {
            OrderHandler.Account memory account = _handler.accountOf(i);
            ILandTypes.Title memory title = _registry.title(_handler.titleAt(i));
            require(title.owners[0].owner == _handler.ownerAt(account.owner), "the owner is another");
            require(title.frozen == account.frozen, "the freeze is otherwise");
            require(title.revision == account.revision, "the history has a gap");
            require((title.state == ILandTypes.TitleState.Historic) == account.closed, "the state is otherwise");
        }
    }

    function invariant_O5_NothingSoundIsRefused() external view {
        require(!_handler.refusedSound(), "a sound order was refused");
    }

    /// @dev The invariants above say something only where the handler gets far.
    function test_TheHandlerReachesDeepStates() external {
        uint256 carried = 0;
        for (uint256 round = 0; round < 5; ++round) {
            _handler = new Judges();
            uint256 seed = round + 1;
            for (uint256 i = 0; i < 150; ++i) {
                seed = uint256(keccak256(abi.encode(seed)));
                _step(uint8(seed), uint8(seed >> 8), uint8(seed >> 16), uint8(seed >> 24), uint16(seed >> 32));
            }
            carried += _handler.carried();
            require(_handler.refusals() > 20, "few refusals");
            require(!_handler.refusedSound(), "a sound order was refused");
        }
        require(carried > 25, "few orders");
    }

    function _step(uint8 act, uint8 a, uint8 b, uint8 c, uint16 d) private {
        act %= 8;
        if (act < 3) _handler.announce(a, b, c, uint8(d), uint8(d >> 8));
        else if (act < 6) _handler.carryOut(a, b, c % 2 == 0);
        else if (act == 6) _handler.withdraw(a, b);
        else _handler.pass(d, a);
    }
}
