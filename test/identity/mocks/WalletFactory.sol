// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Create2} from "@openzeppelin/contracts/utils/Create2.sol";

import {ContractWallet} from "../../land/mocks/ContractWallet.sol";

/// @title Wallet factory
/// @notice Opens contract wallets at addresses that are known before.
contract WalletFactory {
    /// @notice Opens the wallet of an owner.
    /// @param owner Account that signs for it.
    /// @return Address of the wallet.
    function open(address owner) external returns (address) {
        return address(new ContractWallet{salt: 0}(owner));
    }

    /// @notice Where the wallet of an owner is, or will be.
    /// @param owner Account that signs for it.
    /// @return Address of the wallet.
    function addressOf(address owner) external view returns (address) {
        return
            Create2.computeAddress(
                0,
                keccak256(abi.encodePacked(type(ContractWallet).creationCode, abi.encode(owner)))
            );
    }
}
