// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMandateTypes} from "../../contracts/mandates/interfaces/IMandateTypes.sol";
import {MandateCast} from "./MandateCast.sol";

/// @dev A plain model of every mandate: what was granted, what was done since, how often it was used; and what follows
/// for the next grant or use.
abstract contract MandateModel is MandateCast {
    struct Model {
        IMandateTypes.Grant paper;
        IMandateTypes.State state;
        uint32 acts;
        bool succeeded;
        uint40 grantedAt;
        uint256 uses;
        uint256 spent;
    }

    mapping(bytes32 key => Model model) internal _models;
    mapping(bytes32 key => bool listed) private _listed;
    bytes32[] public keys;

    /// @dev Whether every link carries a use, by what was granted and done so far.
    function carries(
        bytes32[] memory chain,
        bytes32 theme,
        bytes32 resource,
        uint256 amount
    ) public view returns (bool) {
        for (uint256 i = 0; i < chain.length; ++i) {
            Model storage model = _models[chain[i]];
            IMandateTypes.Grant memory paper = model.paper;
            IMandateTypes.Terms memory terms = paper.terms;
            if (model.state != IMandateTypes.State.Granted || terms.until <= present) return false;
            if (terms.depth + 1 < chain.length - i || !isVerified(personOf(paper.agent))) return false;
            if (terms.count != type(uint32).max && model.uses >= terms.count) return false;
            if (terms.sum != type(uint128).max && model.spent + amount > terms.sum) return false;
            if (paper.theme != theme && paper.theme != themeAt(0)) return false;
            if (paper.resource != 0 && paper.resource != resource) return false;
        }
        return true;
    }

    /// @dev A mandate and those above it, the principal's first.
    function chainOf(bytes32 key) public view returns (bytes32[] memory chain) {
        uint256 length = 0;
        for (bytes32 next = key; next != 0; next = _models[next].paper.parent) ++length;
        chain = new bytes32[](length);
        for (bytes32 next = key; next != 0; next = _models[next].paper.parent) chain[--length] = next;
    }

    /// @dev The mandates that a path names: where somebody else granted under one, others than it was drawn from.
    function tracedFrom(bytes32[] memory chain) public view returns (bytes32[] memory traced) {
        traced = new bytes32[](chain.length);
        traced[0] = chain[0];
        for (uint256 i = 1; i < chain.length; ++i) {
            IMandateTypes.Grant memory paper = _models[chain[i]].paper;
            paper.parent = traced[i - 1];
            traced[i] = keyOf(paper, personOf(_models[chain[i - 1]].paper.agent));
        }
    }

    function pathOf(bytes32[] memory chain) public view returns (bytes memory path) {
        for (uint256 i = 0; i < chain.length; ++i) {
            IMandateTypes.Grant memory paper = _models[chain[i]].paper;
            path = bytes.concat(path, abi.encode(paper.agent, paper.theme, paper.resource));
        }
    }

    function modelOf(bytes32 key) external view returns (Model memory) {
        return _models[key];
    }

    function count() external view returns (uint256) {
        return keys.length;
    }

    function keyOf(IMandateTypes.Grant memory paper, uint256 person) public view returns (bytes32) {
        return keccak256(abi.encode(paper.parent, accountOf(person, 0), paper.agent, paper.theme, paper.resource));
    }

    /// @dev Whether what is granted onward is within what is left above.
    function _within(IMandateTypes.Terms memory terms, Model storage above) internal view returns (bool) {
        if (above.state == IMandateTypes.State.None) return true;
        if (!_runs(above)) return false;
        IMandateTypes.Terms memory most = above.paper.terms;
        if (terms.depth >= most.depth || terms.until > most.until) return false;
        if (most.count != type(uint32).max && terms.count + above.uses > most.count) return false;
        return most.sum == type(uint128).max || terms.sum + above.spent <= most.sum;
    }

    /// @dev What was never granted is listed without terms.
    function _listedAt(bytes32 key, IMandateTypes.Grant memory paper) internal returns (Model storage model) {
        model = _models[key];
        if (_listed[key]) return model;
        _listed[key] = true;
        keys.push(key);
        model.paper = paper;
        delete model.paper.terms;
    }

    function _runs(Model storage model) internal view returns (bool) {
        return model.state == IMandateTypes.State.Offered || model.state == IMandateTypes.State.Granted;
    }

    function _stands(address account) internal view returns (bool) {
        uint256 person = personOf(account);
        return currentOf(person) == account && isVerified(person);
    }
}
