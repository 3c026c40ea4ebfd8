// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @title Plain token
/// @notice A well-behaved ERC-20 with ERC-2612 permits and six decimals. Whoever asks gets some.
contract PlainToken is ERC20Permit {
    /// @notice Opens an empty ledger.
    constructor() ERC20("Trial dollar", "TRD") ERC20Permit("Trial dollar") {}

    /// @notice Makes an amount for an account.
    /// @param account Account that gets it.
    /// @param amount Amount in the smallest unit.
    function mint(address account, uint256 amount) external {
        _mint(account, amount);
    }

    /// @notice Digits behind the point.
    /// @return Always six.
    function decimals() public pure override returns (uint8) {
        return 6;
    }
}
