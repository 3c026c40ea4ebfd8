// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ISemaphoreVerifier} from "@semaphore-protocol/contracts/interfaces/ISemaphoreVerifier.sol";

import {IAuthority} from "../access/interfaces/IAuthority.sol";
import {Registry} from "../common/Registry.sol";
import {IIdentities} from "../identity/interfaces/IIdentities.sol";
import {Groups} from "./Groups.sol";
import {IGroups} from "./interfaces/IGroups.sol";
import {KeptGroups} from "./KeptGroups.sol";
import {PublishedGroups} from "./PublishedGroups.sol";

/// @title Group registry
/// @notice See {IGroupRegistry}.
contract GroupRegistry is KeptGroups, PublishedGroups {
    /// @notice Opens a registry without groups.
    /// @param authority_ Authority that decides who may do what here.
    /// @param identities_ Identities; zero where everybody counts as verified.
    /// @param verifier_ Verifier of Semaphore v4 proofs.
    /// @param predecessor_ Registry that this one carries on; zero when this is the first.
    constructor(
        IAuthority authority_,
        IIdentities identities_,
        ISemaphoreVerifier verifier_,
        address predecessor_
    )
        Registry(authority_, predecessor_)
        EIP712("Civitas GroupRegistry", "1")
        Groups(verifier_)
        KeptGroups(identities_)
    {}

    /// @inheritdoc IGroups
    function rollOf(bytes32 groupId) public view override returns (uint256 root, uint256 size) {
        return _kindOf(groupId) == Kind.Published ? _publishedRoll(groupId) : _keptRoll(groupId);
    }
}
