// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ISemaphoreVerifier} from "@semaphore-protocol/contracts/interfaces/ISemaphoreVerifier.sol";
import {Semaphore} from "@semaphore-protocol/contracts/Semaphore.sol";

/// @title Semaphore's own contract, as its package has it
contract AnonymousGroups is Semaphore {
    /// @param verifier_ Verifier of proofs.
    constructor(ISemaphoreVerifier verifier_) Semaphore(verifier_) {}
}
