// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {PlainToken} from "./PlainToken.sol";

/// @title Freezing token
/// @notice Can be paused, and can freeze single accounts, as the issuers of stable tokens do.
contract FreezingToken is PlainToken {
    bool private _paused;
    /// @notice Whether an account is frozen.
    mapping(address account => bool frozen) public isFrozen;

    error Frozen(address account);
    error Paused();

    /// @notice Pauses or resumes all movements.
    /// @param paused True to pause.
    function pause(bool paused) external {
        _paused = paused;
    }

    /// @notice Freezes or frees an account.
    /// @param account Account.
    /// @param frozen True to freeze it.
    function freeze(address account, bool frozen) external {
        isFrozen[account] = frozen;
    }

    function _update(address from, address to, uint256 value) internal override {
        if (_paused) revert Paused();
        if (isFrozen[from]) revert Frozen(from);
        if (isFrozen[to]) revert Frozen(to);
        super._update(from, to, value);
    }
}
