// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {IAuthority} from "../access/interfaces/IAuthority.sol";
import {Registry} from "../common/Registry.sol";
import {KeySuccessions} from "./KeySuccessions.sol";
import {Verifications} from "./Verifications.sol";

/// @title Identity registry
/// @notice See {IIdentityRegistry}.
contract IdentityRegistry is KeySuccessions {
    /// @notice Opens a registry in which no office verifies yet.
    /// @param authority_ Authority that decides who may do what here.
    /// @param objectionPeriod_ Seconds within which an account may object to its succession.
    /// @param predecessor_ Registry that this one carries on; zero when this is the first.
    constructor(
        IAuthority authority_,
        uint48 objectionPeriod_,
        address predecessor_
    ) Registry(authority_, predecessor_) Verifications(objectionPeriod_) EIP712("Civitas IdentityRegistry", "1") {}
}
