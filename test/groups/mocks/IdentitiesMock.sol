// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IIdentities} from "../../../contracts/identity/interfaces/IIdentities.sol";

/// @notice Identities as a test wants them: one successor each, and verified or not.
contract IdentitiesMock is IIdentities {
    mapping(address account => bool) private _verified;
    mapping(address account => address) private _roots;
    mapping(address root => address) private _currents;

    function setVerified(address account, bool verified) external {
        _verified[account] = verified;
    }

    /// @notice Lets an account take over from another, which is verified no more under its own address.
    function succeed(address account, address next) external {
        address root = rootOf(account);
        (_roots[next], _currents[root]) = (root, next);
        (_verified[account], _verified[next]) = (false, _verified[account]);
    }

    function identify(address account) external view returns (address root, bool verified) {
        return (rootOf(account), isVerified(account));
    }

    function successorOf(address account) external view returns (address) {
        address current = _currents[rootOf(account)];
        return current == account ? address(0) : current;
    }

    function rootOf(address account) public view returns (address root) {
        root = _roots[account];
        if (root == address(0)) root = account;
    }

    function isVerified(address account) public view returns (bool) {
        return _verified[account];
    }
}
