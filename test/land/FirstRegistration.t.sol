// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FirstRegistration} from "../../contracts/land/FirstRegistration.sol";
import {LandRegistry} from "../../contracts/land/LandRegistry.sol";
import {IFirstRegistrationTypes} from "../../contracts/land/interfaces/IFirstRegistrationTypes.sol";
import {VM} from "../support/Vm.sol";
import {ClaimHandler} from "./ClaimHandler.sol";

/// @notice The handler, as a contract of this file: the runner drives only those.
contract Claimants is ClaimHandler {}

/// @notice Holds first registration to the invariants that the land README numbers.
contract FirstRegistrationTest {
    ClaimHandler private _handler;
    FirstRegistration private _first;
    LandRegistry private _registry;

    function setUp() external {
        _handler = new Claimants();
        _first = _handler.first();
        _registry = _handler.registry();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_F1_NoTitleBeforeThePublicationIsOver() external view {
        require(!_handler.passedEarly(), "a claim was registered while it was published");
    }

    function invariant_F2_NoTitleAgainstAnObjection() external view {
        require(!_handler.passedObjection(), "a claim was registered against an objection");
    }

    function invariant_F3_OneClaimAReferenceAndEachEndsOnce() external view {
        require(!_handler.passedTwice(), "a claim or an objection was taken twice, or after its end");
        ClaimHandler.Entry[] memory entries = _handler.entries();
        for (uint256 i = 0; i < entries.length; ++i) {
            IFirstRegistrationTypes.ClaimStanding memory standing = _first.claimStanding(entries[i].claimId);
            require(standing.state == entries[i].state, "a claim stands otherwise than it was left");
            require(standing.closesAt == entries[i].closesAt, "a publication's end was moved");
            uint256 open = 0;
            for (uint256 key = 1; key <= _handler.PARTIES(); ++key) {
                IFirstRegistrationTypes.ObjectionState state = entries[i].objections[key];
                require(_first.objectionState(entries[i].claimId, VM.addr(key)) == state, "an objection was lost");
                if (state == IFirstRegistrationTypes.ObjectionState.Open) ++open;
            }
            require(standing.openObjections == open, "the open objections are miscounted");
        }
        for (uint8 title = 0; title < _handler.TITLES(); ++title) {
            require(
                _first.claimOn(_handler.titleAt(title)) == _handler.liveOn(title),
                "another claim is on the reference"
            );
        }
    }

    function invariant_F4_WhatIsRegisteredIsWhatWasClaimed() external view {
        require(!_handler.passedForged(), "an act passed that its parties did not sign");
        for (uint8 title = 0; title < _handler.TITLES(); ++title) {
            uint256 owner = _handler.ownerOf(title);
            bytes32 titleId = _handler.titleAt(title);
            require(_registry.exists(titleId) == (owner != 0), "a title appeared or is missing");
            if (owner != 0) require(_registry.ownerOf(uint256(titleId)) == VM.addr(owner), "the owner is no claimant");
        }
    }

    function invariant_F5_NothingSoundIsRefused() external view {
        require(!_handler.refusedSound(), "a sound act was refused");
    }

    /// @dev The invariants above say something only where the handler gets far.
    function test_TheHandlerReachesDeepStates() external {
        (uint256 claims, uint256 completed) = (0, 0);
        for (uint256 round = 0; round < 10; ++round) {
            _handler = new Claimants();
            uint256 seed = round + 1;
            for (uint256 i = 0; i < 120; ++i) {
                seed = uint256(keccak256(abi.encode(seed)));
                _step(uint8(seed), uint8(seed >> 8), uint8(seed >> 16), uint16(seed >> 24));
            }
            require(_handler.refusals() > 20, "few refusals");
            claims += _handler.entries().length;
            require(!_handler.refusedSound(), "a sound act was refused");
            completed += _handler.completed();
        }
        require(claims > 30, "few claims");
        require(completed > 6, "few titles");
    }

    function _step(uint8 act, uint8 a, uint8 b, uint16 c) private {
        act %= 9;
        if (act < 2) _handler.publish(a, b, uint8(c));
        else if (act == 2) _handler.object(a, b, uint8(c));
        else if (act == 3) _handler.withdrawObjection(a, b, uint8(c));
        else if (act == 4) _handler.decide(a, b, c % 4 == 0);
        else if (act == 5) _handler.complete(a, b);
        else if (act == 6) _handler.refuse(a, b);
        else if (act == 7) _handler.withdraw(a, b);
        else _handler.pass(c);
    }
}
