// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Mute wallet
/// @notice An account that says nothing when it is asked for a signature.
contract MuteWallet {
    fallback() external {}
}

/// @title Reverting wallet
/// @notice An account that fails when it is asked for a signature.
contract RevertingWallet {
    error NotNow();

    fallback() external {
        revert NotNow();
    }
}
