// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {Registry} from "../common/Registry.sol";
import {Titles} from "./Titles.sol";

/// @title Linked acts
/// @notice How the registry hands an act to a library that it is linked with.
abstract contract LinkedActs is Registry, EIP712, Titles {
    /// @dev Hands an act to a linked library as it came: the function there takes the same arguments and works on the
    /// same storage. Its answer is this contract's; nothing of the act is left to do. To decode the arguments here and
    /// encode them anew would take 400 bytes of code an act; functions that call this name them for the ABI alone.
    function _linked(address library_, bytes4 selector) internal {
        // The call goes to code that this contract was linked with, and ends this function either way.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            let data := mload(0x40)
            mstore(data, selector)
            calldatacopy(add(data, 4), 4, sub(calldatasize(), 4))
            let passed := delegatecall(gas(), library_, data, calldatasize(), 0, 0)
            returndatacopy(data, 0, returndatasize())
            if passed {
                return(data, returndatasize())
            }
            revert(data, returndatasize())
        }
    }
}
