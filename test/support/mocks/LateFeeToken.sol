// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {PlainToken} from "./PlainToken.sol";

/// @title Late fee token
/// @notice A token that keeps something of every payment, from the payee or on top from the payer, once it begins to.
contract LateFeeToken is PlainToken {
    enum Fee {
        None,
        FromPayee,
        FromPayer
    }

    Fee private _fee;

    function setFee(Fee fee) external {
        _fee = fee;
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (from == address(0) || to == address(0) || _fee == Fee.None) return;
        super._update(_fee == Fee.FromPayee ? to : from, address(0xfee), amount / 100);
    }
}
