// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {PlainToken} from "./PlainToken.sol";

/// @title Boastful token
/// @notice Answers "true" and moves nothing.
contract BoastfulToken is PlainToken {
    /// @notice Says that it moved.
    /// @return Always true.
    function transferFrom(address, address, uint256) public pure override returns (bool) {
        return true;
    }
}
