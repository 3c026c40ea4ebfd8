// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {PlainToken} from "./PlainToken.sol";

/// @title False token
/// @notice Answers "false" instead of reverting, and moves nothing while it is told to.
contract FalseToken is PlainToken {
    bool private _refusing = true;

    /// @notice Says whether it moves anything.
    /// @param refusing True to answer "false".
    function refuse(bool refusing) external {
        _refusing = refusing;
    }

    /// @notice As ERC-20 has it, or "false".
    /// @param to Account that gets it.
    /// @param value Amount.
    /// @return Whether it moved.
    function transfer(address to, uint256 value) public override returns (bool) {
        return _refusing ? false : super.transfer(to, value);
    }

    /// @notice As ERC-20 has it, or "false".
    /// @param from Account that gives it.
    /// @param to Account that gets it.
    /// @param value Amount.
    /// @return Whether it moved.
    function transferFrom(address from, address to, uint256 value) public override returns (bool) {
        return _refusing ? false : super.transferFrom(from, to, value);
    }
}

/// @title Boastful token
/// @notice Answers "true" and moves nothing.
contract BoastfulToken is PlainToken {
    /// @notice Says that it moved.
    /// @return Always true.
    function transferFrom(address, address, uint256) public pure override returns (bool) {
        return true;
    }
}
