// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMandates} from "../../../contracts/mandates/interfaces/IMandates.sol";

/// @dev Mandates as a test says they are; it keeps what was used.
contract TrialMandates is IMandates {
    struct Use {
        address principal;
        address agent;
        bytes32 theme;
        bytes32 resource;
        uint256 amount;
        bytes path;
    }

    error MandateMissing(address principal, address agent);

    mapping(bytes32 key => bool given) private _given;
    Use[] private _uses;

    function set(address principal, address agent, bytes32 theme, bytes32 resource, bytes calldata path) external {
        _given[keccak256(abi.encode(principal, agent, theme, resource, path))] = true;
    }

    function end(address principal, address agent, bytes32 theme, bytes32 resource, bytes calldata path) external {
        _given[keccak256(abi.encode(principal, agent, theme, resource, path))] = false;
    }

    function use(
        address principal,
        address agent,
        bytes32 theme,
        bytes32 resource,
        uint256 amount,
        bytes calldata path
    ) external {
        if (!isAuthorisedAlong(principal, agent, theme, resource, path)) revert MandateMissing(principal, agent);
        _uses.push(Use(principal, agent, theme, resource, amount, path));
    }

    function uses() external view returns (Use[] memory) {
        return _uses;
    }

    function isAuthorised(
        address principal,
        address agent,
        bytes32 theme,
        bytes32 resource
    ) external view returns (bool) {
        return isAuthorisedAlong(principal, agent, theme, resource, "");
    }

    function isAuthorisedAlong(
        address principal,
        address agent,
        bytes32 theme,
        bytes32 resource,
        bytes memory path
    ) public view returns (bool) {
        return _given[keccak256(abi.encode(principal, agent, theme, resource, path))];
    }
}
