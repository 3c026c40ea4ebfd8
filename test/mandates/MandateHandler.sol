// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMandateRegistry} from "../../contracts/mandates/interfaces/IMandateRegistry.sol";
import {IMandateTypes} from "../../contracts/mandates/interfaces/IMandateTypes.sol";
import {VM} from "../support/Vm.sol";
import {MandateModel} from "./MandateModel.sol";

/// @dev Grants, accepts, ends and uses at random, rightly and wrongly, and tells the model. It is itself the contract
/// that the themes name.
contract MandateHandler is MandateModel {
    struct Wish {
        address principal;
        address agent;
        bytes32 theme;
        bytes32 resource;
        uint256 amount;
    }

    string public mismatch;
    string public misused;
    // Uses through a link that had ended, or of people who were not verified.
    uint256 public wrongful;

    function grant(uint256 seed, bool signed) external {
        seed = _stirred(seed);
        (IMandateTypes.Grant memory paper, bool right) = _drawn(seed);
        bytes32 key = keyOf(paper, personOf(paper.grantor));
        bytes memory data;
        address sender = paper.grantor;
        if (signed) {
            bool forged = (seed >> 176) % 8 == 0;
            (paper.revision, paper.deadline) = (_models[key].acts, present);
            if ((seed >> 180) % 8 == 0) ++paper.revision;
            else if ((seed >> 184) % 8 == 0) --paper.deadline;
            right = right && !forged && paper.revision == _models[key].acts && paper.deadline == present;
            uint256 signer = personOf(paper.grantor) + (forged ? 1 : 0);
            data = abi.encodeCall(IMandateRegistry.grantFor, (paper, _signGrant("Grant", signer, paper)));
            sender = address(0xBEEF);
        } else {
            data = _granting(paper);
        }
        if (_try("grant", sender, data, right)) _granted(key, paper);
    }

    /// @dev A chain at once, as deep as it goes: singly granted, few would have many links.
    function grantChain(uint256 seed) external {
        IMandateTypes.Grant memory paper;
        paper.resource = bytes32((seed >> 8) % 3);
        paper.theme = themeAt(0);
        uint8 deep = uint8(seed % 10);
        for (uint8 i = 0; i <= deep; ++i) {
            uint256 person = (seed >> 16) + i;
            (paper.grantor, paper.agent) = (currentOf(person), currentOf(person + 1));
            paper.terms = IMandateTypes.Terms(present + 90 days, type(uint32).max, type(uint128).max, deep - i);
            bool right = _stands(paper.grantor) && deep - i <= 7;
            right = right && (paper.parent == 0 || _within(paper.terms, _models[paper.parent]));
            bytes32 key = keyOf(paper, personOf(paper.grantor));
            if (!_try("grant", paper.grantor, _granting(paper), right)) return;
            _granted(key, paper);
            paper.parent = key;
        }
    }

    function accept(uint256 seed, bool forged, bool stale) external {
        if (keys.length == 0) return;
        Model storage model = _models[keys[seed % keys.length]];
        IMandateTypes.Grant memory paper = model.paper;
        if (model.acts == 0 || paper.agent == address(0)) return;
        (paper.revision, paper.deadline) = (model.acts - (stale ? 0 : 1), present);
        bool differs = (seed >> 8) % 8 == 0;
        if (differs) ++paper.terms.until;
        uint256 signer = personOf(paper.agent) + (forged ? 1 : 0);
        bytes memory data = abi.encodeCall(IMandateRegistry.accept, (paper, _signGrant("Acceptance", signer, paper)));
        bool right = model.state == IMandateTypes.State.Offered && !forged && !stale && !differs;
        if (!_try("accept", address(0xBEEF), data, right)) return;
        model.state = IMandateTypes.State.Granted;
        ++model.acts;
    }

    function revoke(uint256 seed) external {
        seed = _stirred(seed);
        if (keys.length == 0) return;
        IMandateTypes.Grant memory paper = _models[keys[seed % keys.length]].paper;
        uint256 person = (seed >> 8) % 4 == 0 ? (seed >> 16) % PERSONS : personOf(paper.grantor);
        address sender = _someAccount(person, seed >> 24);
        bytes32 key = keyOf(paper, person);
        Model storage model = _models[key];
        // The first account ends what it gave itself, lost or not; anything else ends by the present one.
        bool own = sender == accountOf(person, 0) && _runs(model) && !model.succeeded;
        bytes memory data = abi.encodeCall(
            IMandateRegistry.revoke,
            (paper.parent, paper.agent, paper.theme, paper.resource)
        );
        if (!_try("revoke", sender, data, own || sender == currentOf(person))) return;
        paper.grantor = sender;
        _revoked(key, paper);
    }

    function revokeFor(uint256 seed, bool forged, bool stale) external {
        if (keys.length == 0) return;
        bytes32 key = keys[seed % keys.length];
        IMandateTypes.Ending memory paper = _ending(key, stale);
        uint256 person = personOf(paper.grantor);
        paper.grantor = currentOf(person);
        bytes memory signature = _signEnding("Revocation", forged ? person + 1 : person, paper);
        bytes memory data = abi.encodeCall(IMandateRegistry.revokeFor, (paper, signature));
        if (!_try("revokeFor", address(0xBEEF), data, !forged && !stale)) return;
        _revoked(key, _models[key].paper);
    }

    function renounce(uint256 seed, bool forged, bool stale) external {
        if (keys.length == 0 || seed % 2 == 0) return;
        bytes32 key = keys[(seed >> 8) % keys.length];
        IMandateTypes.Ending memory paper = _ending(key, stale);
        bytes memory signature = _signEnding("Renunciation", personOf(paper.agent) + (forged ? 1 : 0), paper);
        bytes memory data = abi.encodeCall(IMandateRegistry.renounce, (paper, signature));
        if (!_try("renounce", address(0xBEEF), data, !forged && !stale)) return;
        Model storage model = _models[key];
        if (!_runs(model)) return;
        model.state = IMandateTypes.State.Renounced;
        ++model.acts;
    }

    function use(uint256 seed, uint128 amount) external {
        seed = _stirred(seed);
        if (keys.length == 0) return;
        bytes32[] memory chain = chainOf(keys[seed % keys.length]);
        Wish memory wish = _wished(chain, seed, amount);
        bool standing = _stands(wish.principal) && _stands(wish.agent);
        bytes memory path = pathOf(chain);
        chain = tracedFrom(chain);
        bool right = !paused && standing && carries(chain, wish.theme, wish.resource, wish.amount);
        try REGISTRY.use(wish.principal, wish.agent, wish.theme, wish.resource, wish.amount, path) {
            if (!right) misused = "used without authority";
        } catch {
            if (right) misused = "refused with authority";
            return;
        }
        if (!standing) ++wrongful;
        for (uint256 i = 0; i < chain.length; ++i) {
            Model storage model = _models[chain[i]];
            if (model.state != IMandateTypes.State.Granted || model.paper.terms.until <= present) ++wrongful;
            if (!isVerified(personOf(model.paper.agent))) ++wrongful;
            ++model.uses;
            model.spent += wish.amount;
        }
    }

    /// @dev A use at random, most often one that the chain is for.
    function _wished(bytes32[] memory chain, uint256 seed, uint128 amount) private view returns (Wish memory wish) {
        IMandateTypes.Grant memory last = _models[chain[chain.length - 1]].paper;
        wish.principal = _someAccount(personOf(_models[chain[0]].paper.grantor), seed >> 8);
        wish.agent = _someAccount(personOf(last.agent), seed >> 16);
        wish.theme = (seed >> 24) % 8 == 0 ? themeAt(seed >> 32) : last.theme;
        wish.resource = (seed >> 40) % 8 == 0 ? bytes32((seed >> 48) % 3) : last.resource;
        wish.amount = (seed >> 56) % 4 == 0 ? amount : amount % 40;
    }

    function _granting(IMandateTypes.Grant memory paper) private pure returns (bytes memory) {
        return
            abi.encodeCall(
                IMandateRegistry.grant,
                (paper.parent, paper.agent, paper.theme, paper.resource, paper.terms, paper.acceptance)
            );
    }

    function _granted(bytes32 key, IMandateTypes.Grant memory paper) private {
        Model storage model = _listedAt(key, paper);
        model.paper = paper;
        model.state = paper.acceptance ? IMandateTypes.State.Offered : IMandateTypes.State.Granted;
        (model.grantedAt, model.uses, model.spent) = (present, 0, 0);
        model.succeeded = paper.grantor != accountOf(personOf(paper.grantor), 0);
        ++model.acts;
    }

    /// @dev A grant at random, most often onward by the one who may, and whether it can be made.
    function _drawn(uint256 seed) private view returns (IMandateTypes.Grant memory paper, bool right) {
        uint256 person = (seed >> 8) % PERSONS;
        bool onward = keys.length != 0 && seed % 4 != 0;
        IMandateTypes.Grant memory above;
        if (onward) {
            paper.parent = keys[(seed >> 16) % keys.length];
            above = _models[paper.parent].paper;
            if ((seed >> 24) % 8 != 0) person = personOf(above.agent);
        }
        paper.grantor = _someAccount(person, seed >> 32);
        paper.agent = _someAccount((seed >> 40) % 16 == 0 ? person : person + 1 + ((seed >> 44) % 3), seed >> 48);
        paper.theme = onward && seed % 8 != 1 ? above.theme : themeAt(seed >> 56);
        paper.resource = onward && seed % 8 != 2 ? above.resource : bytes32((seed >> 64) % 3);
        paper.acceptance = (seed >> 72) % 4 == 0;
        paper.terms = _terms(seed >> 80, above.terms, onward && (seed >> 76) % 4 != 0);
        right = _stands(paper.grantor) && paper.agent != paper.grantor && paper.agent != accountOf(person, 0);
        right = right && paper.terms.until > present && paper.terms.until <= present + LONGEST;
        right = right && paper.terms.count != 0 && paper.terms.depth <= 7;
        if (onward) right = right && _within(paper.terms, _models[paper.parent]);
    }

    function _terms(
        uint256 seed,
        IMandateTypes.Terms memory above,
        bool narrow
    ) private view returns (IMandateTypes.Terms memory) {
        if (narrow) {
            uint8 depth = above.depth == 0 ? 0 : above.depth - 1;
            return IMandateTypes.Terms(above.until, above.count > 1 ? above.count - 1 : 1, above.sum, depth);
        }
        uint40 span = uint40((seed >> 8) % 200 days);
        if (seed % 8 < 2) span = seed % 8 == 0 ? LONGEST + uint40((seed >> 8) % 2) : uint40((seed >> 8) % 2); // Edges.
        uint32 times = (seed >> 48) % 4 == 0 ? type(uint32).max : uint32((seed >> 52) % 6);
        uint128 sum = (seed >> 60) % 4 == 0 ? type(uint128).max : uint128((seed >> 64) % 200);
        return IMandateTypes.Terms(present + span, times, sum, uint8((seed >> 80) % 10));
    }

    /// @dev Fuzzed numbers are often small: every part of one shall be as random as the others.
    function _stirred(uint256 seed) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed)));
    }

    function _revoked(bytes32 key, IMandateTypes.Grant memory paper) private {
        Model storage model = _listedAt(key, paper);
        if (model.state == IMandateTypes.State.Revoked) return;
        model.state = IMandateTypes.State.Revoked;
        ++model.acts;
    }

    function _try(string memory act, address sender, bytes memory data, bool right) private returns (bool done) {
        VM.prank(sender);
        (done, ) = address(REGISTRY).call(data);
        if (done != right) mismatch = string.concat(act, done ? " passed" : " was refused");
    }

    function _ending(bytes32 key, bool stale) private view returns (IMandateTypes.Ending memory) {
        Model storage model = _models[key];
        IMandateTypes.Grant memory paper = model.paper;
        (bytes32 theme, uint32 revision) = (paper.theme, model.acts + (stale ? 1 : 0));
        return IMandateTypes.Ending(paper.parent, paper.grantor, paper.agent, theme, paper.resource, revision, present);
    }
}
