// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {PlainToken} from "../../support/tokens/PlainToken.sol";

interface IHook {
    function tokensMoved(address from, address to, uint256 amount) external;
}

/// @title Hook token
/// @notice A token that calls payer and payee where they are contracts, as ERC-777 does, and anybody whom it is told to.
contract HookToken is PlainToken {
    address private _listener;

    function listen(address listener) external {
        _listener = listener;
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (from == address(0)) return;
        for (uint256 i = 0; i < 2; ++i) {
            address party = i == 0 ? to : _listener;
            if (party.code.length != 0 && party != msg.sender) IHook(party).tokensMoved(from, to, amount);
        }
    }
}
