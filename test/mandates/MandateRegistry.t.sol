// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMandateTypes} from "../../contracts/mandates/interfaces/IMandateTypes.sol";
import {Words} from "../../contracts/mandates/libraries/Words.sol";
import {MandateRegistry} from "../../contracts/mandates/MandateRegistry.sol";
import {MandateHandler} from "./MandateHandler.sol";

/// @dev The handler, as a contract of this file: the runner drives only those.
contract Handler is MandateHandler {}

/// @dev The invariants of contracts/mandates/README.md, by number. Deeper than others, so that chains grow and are used.
contract MandateRegistryTest {
    using Words for IMandateTypes.Mandate;
    using Words for uint256;

    Handler private _handler;
    MandateRegistry private _registry;

    function setUp() external {
        _handler = new Handler();
        _registry = _handler.REGISTRY();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @dev 1: the registry takes exactly the grants, acceptances and endings that the model takes.
    /// forge-config: default.invariant.depth = 256
    function invariant_1_TakesOnlyWhatIsDue() external view {
        require(bytes(_handler.mismatch()).length == 0, _handler.mismatch());
    }

    /// @dev 2: a record says what its parties did, and its revision is the number of their acts.
    /// forge-config: default.invariant.depth = 256
    function invariant_2_RecordIsWhatWasDone() external view {
        for (uint256 i = 0; i < _handler.count(); ++i) {
            bytes32 key = _handler.keys(i);
            IMandateTypes.Mandate memory mandate = _registry.mandateOf(key);
            MandateHandler.Model memory model = _handler.modelOf(key);
            require(mandate.state == model.state, "state");
            require(mandate.revision == model.acts, "revision is not the number of acts");
            require(mandate.until == model.paper.terms.until, "until");
            require(mandate.depth == model.paper.terms.depth, "depth");
            require(mandate.succeeded == model.succeeded, "succeeded");
        }
    }

    /// @dev 3: what is left of a mandate is what was granted, less what was used under it, at any depth below.
    /// forge-config: default.invariant.depth = 256
    function invariant_3_UsedAndLeftMakeTheWhole() external view {
        for (uint256 i = 0; i < _handler.count(); ++i) {
            bytes32 key = _handler.keys(i);
            IMandateTypes.Mandate memory mandate = _registry.mandateOf(key);
            MandateHandler.Model memory model = _handler.modelOf(key);
            IMandateTypes.Terms memory terms = model.paper.terms;
            bool counted = terms.count != type(uint32).max;
            require(mandate.count + (counted ? model.uses : 0) == terms.count, "count");
            bool summed = terms.sum != type(uint128).max;
            require(mandate.sum + (summed ? model.spent : 0) == terms.sum, "sum");
        }
    }

    /// @dev 4: the registry takes exactly the uses that a whole chain of mandates carries, and none while it is paused.
    /// forge-config: default.invariant.depth = 256
    function invariant_4_UsedOnlyAlongAWholeChain() external view {
        require(bytes(_handler.misused()).length == 0, _handler.misused());
    }

    /// @dev 5: nothing is used under what was revoked, given back or over, nor by or for anybody who is not verified.
    /// forge-config: default.invariant.depth = 256
    function invariant_5_EndedMeansEnded() external view {
        require(_handler.wrongful() == 0, "used through what had ended, or for somebody who does not stand");
    }

    /// @dev 6: every mandate has an end, at most 25 years after it was granted.
    /// forge-config: default.invariant.depth = 256
    function invariant_6_EveryMandateEnds() external view {
        for (uint256 i = 0; i < _handler.count(); ++i) {
            bytes32 key = _handler.keys(i);
            IMandateTypes.Mandate memory mandate = _registry.mandateOf(key);
            uint40 granted = _handler.modelOf(key).grantedAt;
            if (granted == 0) require(mandate.state == IMandateTypes.State.Revoked, "nobody granted it");
            else require(mandate.until > granted && mandate.until <= granted + _handler.LONGEST(), "its end");
        }
    }

    /// @dev 7: no chain on record is longer than eight links.
    /// forge-config: default.invariant.depth = 256
    function invariant_7_NoChainIsTooLong() external view {
        for (uint256 i = 0; i < _handler.count(); ++i) {
            bytes32 key = _handler.keys(i);
            if (_handler.modelOf(key).grantedAt == 0) continue;
            require(_handler.chainOf(key).length <= 8, "too long");
        }
    }

    /// @dev 8: what is answered is what would be used.
    /// forge-config: default.invariant.depth = 256
    function invariant_8_AnswersAreTrue() external view {
        for (uint256 i = 0; i < _handler.count(); ++i) {
            bytes32[] memory chain = _handler.chainOf(_handler.keys(i));
            address grantor = _handler.modelOf(chain[0]).paper.grantor;
            _compareAnswer(chain, _handler.personOf(grantor), _handler.modelOf(_handler.keys(i)).paper);
        }
    }

    /// @dev A mandate's word gives back what was put in, in every field, and counts an act without touching the others.
    function testFuzz_WordKeepsEveryField(
        uint40 until,
        uint32 count,
        uint128 sum,
        uint8 depth,
        uint32 revision,
        uint8 state,
        bool succeeded
    ) external pure {
        IMandateTypes.Mandate memory mandate = IMandateTypes.Mandate({
            until: until,
            count: count,
            sum: sum,
            depth: depth,
            revision: revision % type(uint32).max,
            state: IMandateTypes.State(state % 5),
            succeeded: succeeded
        });
        IMandateTypes.Mandate memory read = mandate.pack().unpack();
        require(keccak256(abi.encode(read)) == keccak256(abi.encode(mandate)), "changed on the way");
        read = mandate.pack().advance(IMandateTypes.State.Renounced).unpack();
        ++mandate.revision;
        mandate.state = IMandateTypes.State.Renounced;
        require(keccak256(abi.encode(read)) == keccak256(abi.encode(mandate)), "an act changed another field");
    }

    function _compareAnswer(bytes32[] memory chain, uint256 principal, IMandateTypes.Grant memory last) private view {
        uint256 agent = _handler.personOf(last.agent);
        bool right = !_handler.paused() && _handler.isVerified(principal) && _handler.isVerified(agent);
        right = right && _handler.carries(_handler.tracedFrom(chain), last.theme, last.resource, 0);
        bytes memory path = _handler.pathOf(chain);
        (address first, address second) = (_handler.currentOf(principal), _handler.currentOf(agent));
        bool answer = _registry.isAuthorisedAlong(first, second, last.theme, last.resource, path);
        require(answer == right, answer ? "authorised in vain" : "authority denied");
    }
}
