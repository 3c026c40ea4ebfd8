// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IIdentities} from "../../../contracts/identity/interfaces/IIdentities.sol";

/// @dev Identities as a test says they are.
contract TrialIdentities is IIdentities {
    mapping(address account => address next) public override successorOf;
    mapping(address account => address first) private _roots;

    /// @dev One account takes another's place; both are of one identity from then on.
    function succeed(address root, address account, address successor) external {
        successorOf[root] = successor;
        successorOf[account] = successor;
        _roots[account] = root;
        _roots[successor] = root;
    }

    function identify(address account) external view returns (address root, bool verified) {
        return (rootOf(account), isVerified(account));
    }

    function rootOf(address account) public view returns (address) {
        address root = _roots[account];
        return root == address(0) ? account : root;
    }

    function isVerified(address account) public view returns (bool) {
        return successorOf[account] == address(0);
    }
}
