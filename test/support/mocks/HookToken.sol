// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {PlainToken} from "./PlainToken.sol";

interface IHook {
    function tokensMoved(address from, address to, uint256 amount) external;
}

/// @title Hook token
/// @notice A token that calls whoever asked for it when money moves, as ERC-777 does.
contract HookToken is PlainToken {
    address private _listener;

    /// @notice Says who is called whenever money moves.
    /// @param listener Contract to call.
    function listen(address listener) external {
        _listener = listener;
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        address listener = _listener;
        // A payee is called when it is paid, any other listener whenever it did not move the money itself.
        if (listener == address(0) || from == address(0) || msg.sender == listener) return;
        IHook(listener).tokensMoved(from, to, amount);
    }
}
