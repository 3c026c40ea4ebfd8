// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {PlainToken} from "./PlainToken.sol";

/// @title Reentrant token
/// @notice Calls somebody in the middle of a movement, as it was told to, and notes what came of it.
contract ReentrantToken is PlainToken {
    address private _target;
    bytes private _data;

    /// @notice Whether the last call was taken.
    bool public taken;

    /// @notice What the last call returned or reverted with.
    bytes public answer;

    /// @notice Says what to call at the next movement; it is called once.
    /// @param target Contract to call.
    /// @param data Call to make.
    function arm(address target, bytes calldata data) external {
        (_target, _data) = (target, data);
    }

    function _update(address from, address to, uint256 value) internal override {
        address target = _target;
        if (target != address(0)) {
            _target = address(0);
            (taken, answer) = target.call(_data);
        }
        super._update(from, to, value);
    }
}
