// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IIdentities} from "../../../contracts/identity/interfaces/IIdentities.sol";

/// @title Identities whose successions anybody enters
/// @dev A line of accounts, as the identity registry keeps it, without its rules on who may take over.
contract PlainIdentities is IIdentities {
    mapping(address account => address root) private _roots;
    mapping(address root => address account) private _currents;

    /// @notice Lets an account take over from the last of another's line.
    function succeed(address account, address successor) external {
        address root = rootOf(account);
        _roots[successor] = root;
        _currents[root] = successor;
    }

    function identify(address account) external view returns (address root, bool verified) {
        return (rootOf(account), isVerified(account));
    }

    function successorOf(address account) public view returns (address current) {
        current = _currents[rootOf(account)];
        if (current == account) return address(0);
    }

    function rootOf(address account) public view returns (address root) {
        root = _roots[account];
        if (root == address(0)) return account;
    }

    function isVerified(address account) public view returns (bool) {
        return successorOf(account) == address(0);
    }
}
