// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAuthority} from "../../../contracts/access/interfaces/IAuthority.sol";
import {Registry} from "../../../contracts/common/Registry.sol";

/// @notice The smallest registry: it counts entries, and two offices may change the count.
contract Ledger is Registry {
    uint256 private _entries;
    address private _lastActor;

    constructor(IAuthority authority_, address predecessor_) Registry(authority_, predecessor_) {}

    function enter() external restricted {
        ++_entries;
        _lastActor = msg.sender;
    }

    function strike() external restricted {
        _entries = 0;
        _lastActor = msg.sender;
    }

    function entries() external view returns (uint256) {
        return _entries;
    }

    function lastActor() external view returns (address) {
        return _lastActor;
    }
}
