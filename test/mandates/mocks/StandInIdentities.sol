// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IIdentities} from "../../../contracts/identity/interfaces/IIdentities.sol";

/// @title Identities of a test
/// @notice Says of accounts what the test says of them.
contract StandInIdentities is IIdentities {
    mapping(address account => address root) private _roots;
    mapping(address root => address current) private _currents;
    mapping(address account => bool verified) private _verified;

    /// @notice Says whether an account is verified now.
    function setVerified(address account, bool verified) external {
        _verified[account] = verified;
    }

    /// @notice Puts a fresh account in another's place.
    function succeed(address account, address successor) external {
        address root = rootOf(account);
        _roots[successor] = root;
        _currents[root] = successor;
        (_verified[account], _verified[successor]) = (false, _verified[account]);
    }

    /// @inheritdoc IIdentities
    function successorOf(address account) external view returns (address) {
        address current = _currents[rootOf(account)];
        return current == account ? address(0) : current;
    }

    /// @inheritdoc IIdentities
    function identify(address account) external view returns (address root, bool verified) {
        root = rootOf(account);
        return (root, isVerified(account));
    }

    /// @inheritdoc IIdentities
    function rootOf(address account) public view returns (address) {
        address root = _roots[account];
        return root == address(0) ? account : root;
    }

    /// @inheritdoc IIdentities
    function isVerified(address account) public view returns (bool) {
        return _verified[account];
    }
}
