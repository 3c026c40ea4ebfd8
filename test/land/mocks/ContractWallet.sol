// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title Contract wallet
/// @notice An account whose owner signs for it by ERC-1271.
contract ContractWallet is IERC1271 {
    address private immutable _OWNER;

    /// @notice Opens the wallet.
    /// @param owner Account that signs for it.
    constructor(address owner) {
        _OWNER = owner;
    }

    /// @inheritdoc IERC1271
    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        (address signer, , ) = ECDSA.tryRecoverCalldata(hash, signature);
        return signer == _OWNER ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }
}
