// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ConsentRegistry} from "../../contracts/consent/ConsentRegistry.sol";
import {IConsentTypes} from "../../contracts/consent/interfaces/IConsentTypes.sol";
import {ConsentHandler} from "./ConsentHandler.sol";
import {ConsentLedger} from "./ConsentLedger.sol";
import {TrialMandates} from "./mocks/TrialMandates.sol";

/// @dev The handler, as a contract of this file: the runner drives only those.
contract Handler is ConsentHandler {}

/// @dev The invariants of contracts/consent/README.md, by number.
contract ConsentRegistryTest {
    ConsentHandler private _handler;
    ConsentRegistry private _registry;

    function setUp() external {
        _handler = new Handler();
        _registry = _handler.REGISTRY();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @dev 1: the registry takes exactly what the model takes.
    /// forge-config: default.invariant.depth = 128
    function invariant_1_TakesOnlyWhatIsDue() external view {
        require(bytes(_handler.mismatch()).length == 0, _handler.mismatch());
    }

    /// @dev 2: looks are noted only under a consent in force, by its grantee, without a gap.
    /// forge-config: default.invariant.depth = 128
    function invariant_2_LooksAreCoveredAndCounted() external view {
        require(!_handler.strayLook(), "a look without a consent in force");
        require(!_handler.wrongNumber(), "a look has another number than its place");
        ConsentLedger.Model[] memory models = _handler.models();
        for (uint256 i = 0; i < models.length; ++i) {
            if (models[i].state == IConsentTypes.State.None) continue;
            require(_registry.consentOf(models[i].id).accesses == models[i].accesses, "looks were lost");
        }
    }

    /// @dev 3: given at most once, ended at most once, and ended for good.
    /// forge-config: default.invariant.depth = 128
    function invariant_3_EndsOnceForGood() external view {
        ConsentLedger.Model[] memory models = _handler.models();
        for (uint256 i = 0; i < models.length; ++i) {
            require(models[i].gives <= 1 && models[i].ends <= 1, "given or ended twice");
            if (models[i].state == IConsentTypes.State.None) continue;
            IConsentTypes.Record memory record = _registry.consentOf(models[i].id);
            require(record.state == models[i].state, "state");
            require(record.revision == models[i].acts, "revision is not the number of acts");
            if (models[i].ends == 1) require(!_registry.isInForce(models[i].id), "in force after its end");
        }
    }

    /// @dev 4: what was agreed stays, but for an end that can only come sooner.
    /// forge-config: default.invariant.depth = 128
    function invariant_4_TermsStay() external view {
        ConsentLedger.Model[] memory models = _handler.models();
        for (uint256 i = 0; i < models.length; ++i) {
            ConsentLedger.Model memory model = models[i];
            if (model.state == IConsentTypes.State.None) continue;
            IConsentTypes.Record memory record = _registry.consentOf(model.id);
            require(record.holder == _handler.rootOf(model.who), "holder");
            require(record.grantee == model.paper.grantee, "grantee");
            require(record.from == model.paper.from && record.retention == model.paper.retention, "terms");
            bool sooner = model.ends == 1 && model.endedAt < model.paper.until;
            require(record.until == (sooner ? model.endedAt : model.paper.until), "until");
        }
    }

    /// @dev 5: a pause stops no withdrawal.
    /// forge-config: default.invariant.depth = 128
    function invariant_5_PauseStopsNoWithdrawal() external view {
        require(!_handler.stopped(), "a pause stopped a withdrawal");
    }

    /// @dev 6: an agent's act uses a mandate, for that very grantee; nobody else's does.
    /// forge-config: default.invariant.depth = 128
    function invariant_6_AgentsUseMandates() external view {
        TrialMandates.Use[] memory uses = _handler.MANDATES().uses();
        require(uses.length == _handler.usesDue(), "an agent acted without using a mandate");
        for (uint256 i = 0; i < uses.length; ++i) {
            require(uses[i].theme == _registry.theme(), "theme");
            address bank = address(uint160(uint256(uses[i].resource)));
            require(bank == _handler.banks(0) || bank == _handler.banks(1), "resource");
        }
    }
}
