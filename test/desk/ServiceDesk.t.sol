// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICredentialTypes} from "../../contracts/credentials/interfaces/ICredentialTypes.sol";
import {IDeskTypes} from "../../contracts/desk/interfaces/IDeskTypes.sol";
import {ServiceDesk} from "../../contracts/desk/ServiceDesk.sol";
import {FreezingToken} from "../support/mocks/FreezingToken.sol";
import {VM} from "../support/Vm.sol";
import {DeskHandler} from "./DeskHandler.sol";

/// @dev The handler, as a contract of this file: the runner drives only those.
contract Handler is DeskHandler {}

/// @dev The invariants of contracts/desk/README.md, by number. Deeper than others, so that appeals come to an end.
contract ServiceDeskTest {
    DeskHandler private _handler;
    ServiceDesk private _desk;
    FreezingToken private _token;

    function setUp() external {
        _handler = new Handler();
        _desk = _handler.DESK();
        _token = _handler.TOKEN();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @dev 1: the desk takes exactly what the model takes.
    /// forge-config: default.invariant.depth = 256
    function invariant_1_TakesOnlyWhatIsDue() external view {
        require(bytes(_handler.mismatch()).length == 0, _handler.mismatch());
    }

    /// @dev 2: what the desk holds covers what it owes, to the unit.
    /// forge-config: default.invariant.depth = 256
    function invariant_2_EscrowCoversWhatIsOwed() external view {
        uint256 owed = 0;
        for (uint256 who = 0; who < _handler.persons(); ++who) {
            address[] memory line = _handler.lineOf(who);
            for (uint256 i = 0; i < line.length; ++i) owed += _desk.due(address(_token), line[i]);
        }
        DeskHandler.Model[] memory models = _handler.models();
        for (uint256 i = 0; i < models.length; ++i) if (models[i].ends == 0) owed += _handler.FEE();
        require(_desk.held(address(_token)) == owed, "held is not what is owed");
        require(_token.balanceOf(address(_desk)) >= owed, "escrow does not cover what is owed");
    }

    /// @dev 3: every fee goes out once, to one of the two.
    /// forge-config: default.invariant.depth = 256
    function invariant_3_FeeIsPaidOnce() external view {
        uint256 held = _desk.held(address(_token));
        require(_handler.paidIn() == held + _handler.paidOut(), "money came or went otherwise");
        address[] memory line = _handler.lineOf(_handler.BANK());
        uint256 got = 0;
        for (uint256 i = 0; i < line.length; ++i) {
            got += _token.balanceOf(line[i]) + _desk.due(address(_token), line[i]);
        }
        require(got == _handler.earned(), "the treasury got something else than it earned");
    }

    /// @dev 4: an application ends at most once, and stays as it ended.
    /// forge-config: default.invariant.depth = 256
    function invariant_4_EndsOnce() external view {
        DeskHandler.Model[] memory models = _handler.models();
        for (uint256 i = 0; i < models.length; ++i) {
            IDeskTypes.Record memory record = _desk.applicationOf(models[i].id);
            require(record.stage == models[i].stage, "stage");
            require(models[i].ends <= 1, "ended twice");
            require((models[i].ends == 1) == (record.stage >= IDeskTypes.Stage.Granted), "end");
            require(record.revision == models[i].acts, "revision is not the number of acts");
        }
    }

    /// @dev 5: a credential is issued if and only if an application was granted, to the applicant.
    /// forge-config: default.invariant.depth = 256
    function invariant_5_IssuedIffGranted() external view {
        DeskHandler.Model[] memory models = _handler.models();
        for (uint256 i = 0; i < models.length; ++i) {
            bool granted =
                models[i].stage == IDeskTypes.Stage.Granted || models[i].stage == IDeskTypes.Stage.DeemedGranted;
            require(granted == (models[i].credentialId != 0), "granted without a credential");
            if (!granted) continue;
            ICredentialTypes.Credential memory issued = _handler.REGISTRY().credential(models[i].credentialId);
            require(issued.holder == models[i].issuedTo, "issued to another");
            require(issued.revision == 1, "issued twice");
        }
    }

    /// @dev 6: the office never has more than its period, nor less, whenever its clock stood.
    /// forge-config: default.invariant.depth = 256
    function invariant_6_ClockCountsWhatRan() external view {
        DeskHandler.Model[] memory models = _handler.models();
        for (uint256 i = 0; i < models.length; ++i) {
            IDeskTypes.Record memory record = _desk.applicationOf(models[i].id);
            if (record.stage == IDeskTypes.Stage.Pending) {
                require(record.remaining == 0, "a running clock has something set aside");
                require(record.dueAt - models[i].ranFrom + models[i].used == _handler.PERIOD(), "running clock");
            }
            if (record.stage == IDeskTypes.Stage.Waiting) {
                require(record.remaining + models[i].used == _handler.PERIOD(), "standing clock");
            }
            if (record.stage < IDeskTypes.Stage.Granted) require(record.dueAt == models[i].dueAt, "due");
            require(record.requests <= _handler.REQUESTS(), "asked too often");
        }
    }

    /// @dev 7: who applies or refused decides nothing further.
    /// forge-config: default.invariant.depth = 256
    function invariant_7_NobodyDecidesInOwnCause() external view {
        DeskHandler.Model[] memory models = _handler.models();
        for (uint256 i = 0; i < models.length; ++i) {
            IDeskTypes.Record memory record = _desk.applicationOf(models[i].id);
            require(record.refusedBy == models[i].refusedBy, "refused by another");
            require(!_isOne(record.refusedBy, record.applicant), "own cause");
            address decidedBy = models[i].decidedBy;
            require(!_isOne(decidedBy, record.applicant), "decided on an own application");
            require(!_isOne(decidedBy, record.refusedBy), "decided on an own refusal");
        }
    }

    /// @dev 8: what somebody is due comes to whoever acts for the account, whole and once; applications stay as they were.
    /// forge-config: default.invariant.depth = 256
    function invariant_8_MoneyAndApplicationsKeepToThePerson() external view {
        for (uint256 who = 0; who < _handler.persons(); ++who) {
            address[] memory line = _handler.lineOf(who);
            for (uint256 i = 0; i < line.length; ++i) {
                require(_token.balanceOf(line[i]) == _handler.purse(line[i]), "somebody got more or less");
                require(_desk.due(address(_token), line[i]) == _handler.owing(line[i]), "something else is due");
            }
        }
        DeskHandler.Model[] memory models = _handler.models();
        for (uint256 i = 0; i < models.length; ++i) {
            require(_desk.applicationOf(models[i].id).applicant == models[i].account, "another applicant");
        }
    }

    /// @dev A walk of the handler's acts: whether they mean anything shows in what became of the applications.
    function test_TheHandlerReachesDeepStates() external {
        uint256[5] memory reached;
        for (uint256 round = 0; round < 10; ++round) {
            VM.warp(1); // The handler's clock begins later, also where a walk went before.
            this.setUp();
            for (uint8 i = 0; i < 3; ++i) _handler.submit(i, i % 2 == 0, type(uint8).max);
            for (uint256 i = 0; i < 160; ++i) _step(uint256(keccak256(abi.encode(round, i))));
            // What is due to the treasury follows it, whatever became of the rest.
            for (uint256 i = 0; i < 2; ++i) _handler.succeed(_handler.BANK());
            _handler.follow(uint8(_handler.BANK()), address(this));
            this.invariant_5_IssuedIffGranted();
            this.invariant_7_NobodyDecidesInOwnCause();
            this.invariant_8_MoneyAndApplicationsKeepToThePerson();
            this.invariant_2_EscrowCoversWhatIsOwed();
            this.invariant_3_FeeIsPaidOnce();
            this.invariant_1_TakesOnlyWhatIsDue();
            reached[0] += _handler.successions();
            reached[1] += _handler.followings();
            reached[2] += _handler.reached(IDeskTypes.Stage.Granted);
            reached[3] += _handler.reached(IDeskTypes.Stage.Appealed);
            reached[4] += _handler.reached(IDeskTypes.Stage.Lapsed) + _handler.reached(IDeskTypes.Stage.Withdrawn);
        }
        require(reached[0] > 20, "few successions");
        require(reached[1] > 2, "little followed");
        require(reached[2] > 4, "few granted");
        require(reached[3] > 4, "few appeals");
        require(reached[4] > 8, "few refunds");
    }

    function _step(uint256 seed) private {
        (uint256 which, uint8 a, uint8 b) = (seed >> 8, uint8(seed >> 32), uint8(seed >> 40));
        uint8 act = uint8(seed % 17);
        if (act < 2) _handler.submit(a, b % 2 == 0, b);
        else if (act == 2) _handler.request(which, a, b);
        else if (act == 3) _handler.answer(which, b);
        else if (act == 4) _handler.grant(which, a, b, false);
        else if (act == 5) _handler.refuse(which, a, b);
        else if (act == 6) _handler.appeal(which, b);
        else if (act == 7) _handler.withdraw(which, b, a % 32);
        else if (act == 8) _handler.lapse(which, address(this), bytes32(seed));
        else if (act == 9) _handler.payOut(a);
        else if (act < 12) _handler.follow(a, address(this));
        else if (act == 12) _handler.freeze(a, b % 2 == 0);
        else if (act == 13) _handler.succeed(a);
        else if (act == 14) _handler.intrude(address(uint160(seed)), which, a % 64);
        else if (act == 15) _handler.persist(which);
        else _handler.pass(uint32(seed));
    }

    /// @dev Whether two accounts are one person's; nobody is nobody's.
    function _isOne(address one, address other) private view returns (bool) {
        return one != address(0) && other != address(0) && _handler.actorFor(one) == _handler.actorFor(other);
    }
}
