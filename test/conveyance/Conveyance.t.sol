// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Conveyance} from "../../contracts/conveyance/Conveyance.sol";
import {IConveyanceTypes} from "../../contracts/conveyance/interfaces/IConveyanceTypes.sol";
import {ILandTypes} from "../../contracts/land/interfaces/ILandTypes.sol";
import {VM} from "../support/Vm.sol";
import {SaleHandler} from "./SaleHandler.sol";

/// @notice The handler, as a contract of this file: the runner drives only those.
contract Handler is SaleHandler {}

/// @notice Holds the conveyance to the invariants that its README numbers.
contract ConveyanceTest {
    SaleHandler private _handler;
    Conveyance private _conveyance;

    function setUp() external {
        _handler = new Handler();
        _conveyance = _handler.conveyance();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_1_TheEscrowHoldsWhatIsOwed() external view {
        address token = address(_handler.token());
        uint256 owed = 0;
        for (uint256 i = 0; i < _handler.bargains(); ++i) {
            SaleHandler.Bargain memory bargain = _handler.bargainAt(i);
            if (bargain.state == IConveyanceTypes.SaleState.Open) owed += bargain.paid;
        }
        for (uint256 party = 1; party <= _handler.PARTIES(); ++party) {
            uint256[] memory keys = _handler.keysOf(party);
            for (uint256 i = 0; i < keys.length; ++i) owed += _conveyance.credit(token, VM.addr(keys[i]));
        }
        require(_conveyance.held(token) == owed, "what is held is not what is owed");
        require(_handler.token().balanceOf(address(_conveyance)) >= owed, "the escrow is short");
    }

    function invariant_2_EveryUnitIsWhereItIsDue() external view {
        for (uint256 party = 1; party <= _handler.PARTIES(); ++party) {
            uint256[] memory keys = _handler.keysOf(party);
            for (uint256 i = 0; i < keys.length; ++i) {
                require(_has(keys[i]) == _handler.wealth(keys[i]), "a party has more or less than is due");
            }
        }
    }

    function invariant_3_ASaleClosesOnce() external view {
        for (uint256 i = 0; i < _handler.bargains(); ++i) {
            SaleHandler.Bargain memory bargain = _handler.bargainAt(i);
            IConveyanceTypes.Sale memory sale = _conveyance.sale(_handler.idOf(i));
            require(sale.state == bargain.state, "a sale stands otherwise");
            require(sale.paid == bargain.paid, "another sum is on record");
        }
    }

    function invariant_4_TheTitlePassesWithItsPriceAlone() external view {
        for (uint256 i = 0; i < _handler.TITLES(); ++i) {
            SaleHandler.Deed memory deed = _handler.deedAt(i);
            ILandTypes.Title memory title = _handler.registry().title(_handler.titleAt(i));
            require(title.revision == deed.revision, "an act on the title is not one of ours");
            require(title.owners.length == deed.owners.length, "other owners");
            for (uint256 j = 0; j < deed.owners.length; ++j) {
                require(title.owners[j].owner == VM.addr(deed.owners[j]), "another owner");
            }
        }
    }

    function invariant_5_OfTheSalesOfATitleAtMostOneIsSettled() external view {
        require(!_handler.settledTwice(), "two sales of one title were settled");
    }

    function invariant_6_NothingPassesThatTheRulesForbid() external view {
        require(!_handler.passedForged(), "an act passed that was not sound");
    }

    function invariant_7_NothingSoundIsRefused() external view {
        require(!_handler.refusedSound(), "a sound act was refused");
    }

    /// @dev The treasury is no party: it is paid at its address.
    function invariant_8_NothingGoesToALostKey() external view {
        for (uint256 party = 1; party < _handler.PARTIES(); ++party) {
            uint256[] memory keys = _handler.keysOf(party);
            for (uint256 i = 0; i + 1 < keys.length; ++i) {
                require(_has(keys[i]) <= _handler.ceiling(keys[i]), "a lost key got something");
            }
        }
    }

    /// @dev The invariants above say something only where the handler gets far: here it does, and they hold on the way.
    function test_TheInvariantsHoldInDeepStates() external {
        _sellShared();
        _sellCharged();
        uint256 seed = 1;
        for (uint256 i = 0; i < 2500; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            _step(uint8(seed), uint8(seed >> 8), uint8(seed >> 16), uint8(seed >> 24), uint16(seed >> 32));
            if (i % 100 == 99) _requireAll();
        }
        require(_handler.payments() > 8, "few payments");
        require(_handler.settled() > 1, "few settlements");
        require(_handler.ended() > 5, "few sales ended");
        require(_handler.forfeits() > 0, "no deposit forfeited");
        require(_handler.credits() > 1, "few credits");
        require(_handler.withdrawals() > 0, "no withdrawal");
        require(_handler.refusals() > 100, "few refusals");
        require(_handler.successions() > 10, "few successions");
        require(_handler.titlesFollowed() > 3, "few titles followed");
        require(_handler.creditsFollowed() > 0, "few credits followed");
    }

    function _requireAll() private view {
        this.invariant_1_TheEscrowHoldsWhatIsOwed();
        this.invariant_2_EveryUnitIsWhereItIsDue();
        this.invariant_3_ASaleClosesOnce();
        this.invariant_4_TheTitlePassesWithItsPriceAlone();
        this.invariant_5_OfTheSalesOfATitleAtMostOneIsSettled();
        this.invariant_6_NothingPassesThatTheRulesForbid();
        this.invariant_7_NothingSoundIsRefused();
        this.invariant_8_NothingGoesToALostKey();
    }

    /// @dev What an account has and is owed.
    function _has(uint256 key) private view returns (uint256) {
        address account = VM.addr(key);
        return _handler.token().balanceOf(account) + _conveyance.credit(address(_handler.token()), account);
    }

    function _step(uint8 act, uint8 a, uint8 b, uint8 c, uint16 d) private {
        act %= 20;
        if (act < 2) _handler.open(a, b, d, uint16(a) * b, c);
        else if (act < 6) _handler.pay(a, d, c);
        else if (act < 10) _handler.settle(a, d, b);
        else if (act == 10) _handler.refund(a);
        else if (act == 11) _handler.rescind(a, b, c);
        else if (act == 12) _handler.withdraw(a);
        else if (act == 13) _handler.list(a, b % 3 == 0);
        else if (act == 14) _handler.charge(a, b, c);
        else if (act == 15) _handler.followTitle(a, b, c, address(this));
        else if (act == 16) _handler.followCredit(a, b, address(this));
        else if (act == 17 && c % 4 == 0) _handler.succeed(a);
        else if (act == 18) _conclude(_handler.bargains() - 1, b, d);
        else _handler.pass(d);
    }

    /// @dev A couple's title is sold while a seller and the buyer lose their keys: the walk alone comes seldom so far.
    function _sellShared() private {
        _handler.open(1, 3, 1_000, 4_996, 6);
        for (uint256 i = 0; i < 2; ++i) {
            _handler.succeed(1);
            _handler.succeed(3);
        }
        _handler.followTitle(1, 1, 0, address(this));
        _conclude(0, 8, 0);
        require(_handler.sharedSettled() == 1, "no settlement with several sellers");
    }

    /// @dev A mortgaged title is sold while the bank loses its key.
    function _sellCharged() private {
        _handler.charge(0, 4, 0);
        _handler.open(0, 3, 1_000, 4_996, 6);
        for (uint256 i = 0; i < 2; ++i) _handler.succeed(4);
        _handler.followTitle(0, 4, 0, address(this));
        _conclude(1, 8, 100);
        require(_handler.paidOff() == 1, "no mortgage paid off");
    }

    /// @dev Pays what is owing and settles at once: chance alone seldom comes so far.
    function _conclude(uint256 which, uint8 dice, uint16 owed) private {
        _handler.pay(uint8(which), 0, 0);
        _handler.settle(uint8(which), owed, dice);
    }
}
