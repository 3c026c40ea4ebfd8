// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {IAuthority} from "../access/interfaces/IAuthority.sol";
import {Registry} from "../common/Registry.sol";
import {IIdentities} from "../identity/interfaces/IIdentities.sol";
import {Bodies} from "./Bodies.sol";
import {MandateRecords} from "./MandateRecords.sol";
import {Uses} from "./Uses.sol";

/// @title Mandate registry
/// @notice See {IMandateRegistry}.
contract MandateRegistry is Bodies, Uses {
    /// @notice Opens a registry in which nobody has given anything yet.
    /// @param authority_ Authority that can pause the use of mandates.
    /// @param identities_ Registry of identities; zero where every account counts as verified.
    /// @param predecessor_ Registry that this one carries on; zero when this is the first.
    constructor(
        IAuthority authority_,
        IIdentities identities_,
        address predecessor_
    ) Registry(authority_, predecessor_) MandateRecords(identities_) EIP712("Civitas MandateRegistry", "1") {}
}
