// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Authority} from "../../contracts/access/Authority.sol";
import {IAuthority} from "../../contracts/access/interfaces/IAuthority.sol";
import {Roles} from "../../contracts/common/libraries/Roles.sol";
import {VM} from "../support/Vm.sol";
import {Ledger} from "./mocks/Ledger.sol";

/// @notice Acts as every office of a small government, at random, and keeps its own account of what should have happened.
contract GovernmentHandler {
    uint64 internal constant AGENCY = 7 << 16;
    uint64 internal constant CLERKS = AGENCY | 1;
    uint64 internal constant JUDGES = AGENCY | 2;
    uint32 internal constant DELAY = 1 days;

    Authority public immutable authority;
    Ledger public immutable ledger;
    address public constant minister = address(0xCAB);
    address public constant guardian = address(0x6A2D);
    address public constant clerk = address(0xC1E);
    address public constant judge = address(0x1D6E);

    bool public suspended;
    bool public closed;
    bool public paused;
    uint256 public announcedAt;
    uint48 public suspectFrom;
    address public successorAtClosing;
    uint256 public entriesAtClosing;

    uint256 public entered;
    uint256 public struck;
    bool public strangerGotIn;
    bool public suspendedGotIn;
    bool public stoppedGotIn;
    bool public tooSoon;
    bool public cheaplyAppointed;
    bool public closedChanged;
    uint256 public succeeded;

    constructor() {
        authority = new Authority(address(this));
        ledger = new Ledger(authority, address(0));
        authority.openAgency(AGENCY, "Land Registry");
        authority.openOffice(CLERKS, "Clerks", 0);
        authority.openOffice(JUDGES, "Judges", DELAY);
        _wire(authority.suspendAgency.selector, Roles.CABINET, address(authority));
        _wire(authority.reinstateAgency.selector, Roles.CABINET, address(authority));
        _wire(authority.resumeRegistry.selector, Roles.CABINET, address(authority));
        _wire(authority.closeRegistry.selector, Roles.CABINET, address(authority));
        _wire(authority.pauseRegistry.selector, Roles.GUARDIAN, address(authority));
        _wire(ledger.enter.selector, CLERKS, address(ledger));
        _wire(ledger.strike.selector, JUDGES, address(ledger));
        authority.grantRole(Roles.CABINET, minister, 0);
        authority.grantRole(Roles.GUARDIAN, guardian, 0);
        VM.prank(minister);
        authority.grantRole(AGENCY, address(this), 0);
        _appoint(CLERKS, clerk, 0);
        _appoint(JUDGES, judge, DELAY);
    }

    function enterAsClerk() external {
        VM.prank(clerk);
        try ledger.enter() {
            ++entered;
            _note();
        } catch {}
    }

    function enterAsStranger(address stranger) external {
        if (stranger == clerk || stranger == address(authority) || stranger == address(0)) return;
        VM.prank(stranger);
        try ledger.enter() {
            strangerGotIn = true;
        } catch {}
    }

    function announceStrike() external {
        VM.prank(judge);
        try authority.schedule(address(ledger), abi.encodeCall(ledger.strike, ()), 0) {
            announcedAt = block.timestamp;
            ++succeeded;
        } catch {}
    }

    function strikeAsJudge() external {
        VM.prank(judge);
        try ledger.strike() {
            if (announcedAt == 0 || block.timestamp < announcedAt + DELAY) tooSoon = true;
            announcedAt = 0;
            ++struck;
            entered = 0;
            _note();
        } catch {}
    }

    function cancelStrike() external {
        VM.prank(guardian);
        try authority.cancel(judge, address(ledger), abi.encodeCall(ledger.strike, ())) {
            announcedAt = 0;
            ++succeeded;
        } catch {}
    }

    function suspend(uint48 ago, bool compromised) external {
        uint48 since = compromised ? uint48(block.timestamp - (ago % 1_000)) : 0;
        VM.prank(minister);
        authority.suspendAgency(AGENCY, since, "");
        suspended = true;
        if (since != 0 && (suspectFrom == 0 || since < suspectFrom)) suspectFrom = since;
        ++succeeded;
    }

    function reinstate() external {
        VM.prank(minister);
        authority.reinstateAgency(AGENCY, "");
        suspended = false;
        ++succeeded;
    }

    function pause() external {
        VM.prank(guardian);
        try authority.pauseRegistry(address(ledger), "") {
            paused = true;
            ++succeeded;
        } catch {}
    }

    function resume() external {
        VM.prank(minister);
        try authority.resumeRegistry(address(ledger), "") {
            paused = false;
            if (closed) closedChanged = true;
            ++succeeded;
        } catch {}
    }

    function close(address successor, uint8 dice) external {
        if (dice > 8) return; // Seldom, so that most sequences reach far before the end.
        VM.prank(minister);
        try authority.closeRegistry(address(ledger), successor, "") {
            if (closed) closedChanged = true;
            closed = true;
            successorAtClosing = successor;
            entriesAtClosing = ledger.entries();
            ++succeeded;
        } catch {}
    }

    function appointJudge(address account, uint32 delay) external {
        delay %= DELAY * 2;
        try authority.grantRole(JUDGES, account, delay) {
            if (delay < DELAY) cheaplyAppointed = true;
            ++succeeded;
        } catch {}
    }

    function wait(uint32 seconds_) external {
        VM.warp(block.timestamp + (seconds_ % 2 days) + 1);
    }

    function suspectAt(uint48 moment) external view returns (uint48) {
        return authority.suspectSince(AGENCY, moment);
    }

    function _note() private {
        ++succeeded;
        if (suspended) suspendedGotIn = true;
        if (paused || closed) stoppedGotIn = true;
    }

    function _wire(bytes4 selector, uint64 role, address target) private {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = selector;
        authority.setTargetFunctionRole(target, selectors, role);
    }

    function _appoint(uint64 role, address account, uint32 delay) private {
        authority.grantRole(role, account, delay);
    }
}

/// @notice The numbered invariants of contracts/access/README.md.
contract AuthorityInvariantTest {
    GovernmentHandler private _handler;

    function setUp() external {
        _handler = new GovernmentHandler();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_1_NobodyWithoutAnOfficeChangesARegistry() external view {
        require(!_handler.strangerGotIn(), "a stranger made an entry");
        require(_handler.ledger().entries() == _handler.entered(), "entries of unknown origin");
    }

    function invariant_2_ASuspendedAgencyDoesNothingNew() external view {
        require(!_handler.suspendedGotIn(), "a suspended agency made an entry");
    }

    function invariant_3_ADelayedActIsNeverDoneBeforeItsTime() external view {
        require(!_handler.tooSoon(), "an act was done before its delay had passed");
    }

    function invariant_4_AStoppedRegistryTakesNoEntryAndAClosedOneStaysClosed() external view {
        require(!_handler.stoppedGotIn(), "a paused or closed registry took an entry");
        require(!_handler.closedChanged(), "a closed registry was opened or closed again");
        if (!_handler.closed()) return;
        (IAuthority.RegistryState state, address successor) = _handler.authority().registryState(
            address(_handler.ledger())
        );
        require(state == IAuthority.RegistryState.Closed, "a closed registry is open");
        require(successor == _handler.successorAtClosing(), "the successor changed");
        require(_handler.ledger().entries() == _handler.entriesAtClosing(), "a closed registry changed");
    }

    function invariant_5_WhatWasSuspectStaysSuspect() external view {
        uint48 from = _handler.suspectFrom();
        if (from != 0) require(_handler.suspectAt(from) == from, "a suspect act was washed clean");
    }

    function invariant_6_NoRoleIsGrantedBelowItsLeastDelay() external view {
        require(!_handler.cheaplyAppointed(), "a role was granted below its least delay");
    }
}

/// @notice Properties of role numbers.
contract RolesTest {
    function testFuzz_ARoleIsAnAgencyOrAnOfficeOrNeither(uint64 role) external pure {
        require(!(Roles.isAgency(role) && Roles.isOffice(role)), "both");
        if (Roles.isOffice(role)) require(Roles.isAgency(Roles.agencyOf(role)), "an office without an agency");
        if (Roles.isAgency(role)) require(Roles.agencyOf(role) == role, "an agency is not its own");
    }
}
