// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {PlainToken} from "./PlainToken.sol";

/// @title Evasive token
/// @notice A token of the old kind that answers false where others revert, and can be told to move the money all the
/// same.
contract EvasiveToken is PlainToken {
    mapping(address account => bool refused) private _refused;
    bool private _lying;

    function refuse(address account, bool refused) external {
        _refused[account] = refused;
    }

    function lie(bool lying) external {
        _lying = lying;
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        if (_lying) _transfer(msg.sender, to, amount);
        if (_lying || _refused[to] || balanceOf(msg.sender) < amount) return false;
        return super.transfer(to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        if (_refused[from] || balanceOf(from) < amount || allowance(from, msg.sender) < amount) return false;
        return super.transferFrom(from, to, amount);
    }
}
