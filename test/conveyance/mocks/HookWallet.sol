// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title Hook wallet
/// @notice A contract account whose owner signs for it, and which misbehaves when it is paid.
contract HookWallet is IERC1271 {
    enum Manner {
        Quiet,
        Reverts,
        BurnsGas,
        FloodsReturn,
        Calls,
        CallsOrReverts,
        Listens
    }

    address private immutable _OWNER;
    Manner private _manner;
    address private _target;
    bytes private _data;
    bytes public answer;
    uint256 public calls;

    error NotNow();

    constructor(address owner) {
        _OWNER = owner;
    }

    function behave(Manner manner, address target, bytes calldata data) external {
        (_manner, _target, _data) = (manner, target, data);
    }

    function tokensMoved(address, address to, uint256) external {
        if (_manner != Manner.Listens && to != address(this)) return;
        if (_manner == Manner.Reverts) revert NotNow();
        if (_manner == Manner.BurnsGas) while (true) ++calls;
        if (_manner == Manner.FloodsReturn) {
            assembly {
                revert(0, 1000000)
            }
        }
        if (_manner >= Manner.Calls) {
            (bool done, bytes memory data) = _target.call(_data);
            (answer, calls) = (data, calls + 1);
            if (!done && _manner == Manner.CallsOrReverts) revert NotNow();
        }
    }

    /// @notice Calls something as this account.
    function execute(address target, bytes calldata data) external {
        (bool done, bytes memory reason) = target.call(data);
        if (done) return;
        assembly {
            revert(add(reason, 0x20), mload(reason))
        }
    }

    /// @inheritdoc IERC1271
    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        (address signer, , ) = ECDSA.tryRecoverCalldata(hash, signature);
        return signer == _OWNER ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }
}
