// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICredentialTypes} from "../../contracts/credentials/interfaces/ICredentialTypes.sol";
import {IDeskTypes} from "../../contracts/desk/interfaces/IDeskTypes.sol";
import {ServiceDesk} from "../../contracts/desk/ServiceDesk.sol";
import {FreezingToken} from "../support/mocks/FreezingToken.sol";
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
        uint256 owed = _desk.due(address(_token), _handler.TREASURY());
        for (uint256 i = 0; i < 3; ++i) owed += _desk.due(address(_token), _handler.applicants(i));
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
        uint256 got = _token.balanceOf(_handler.TREASURY()) + _desk.due(address(_token), _handler.TREASURY());
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
            require(issued.holder == _handler.applicants(models[i].applicant), "issued to another");
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
            require(record.refusedBy == address(0) || record.refusedBy != record.applicant, "own cause");
            address decidedBy = models[i].decidedBy;
            if (decidedBy == address(0)) continue;
            require(decidedBy != record.applicant && decidedBy != record.refusedBy, "decided in an own cause");
        }
    }
}
