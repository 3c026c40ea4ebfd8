// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SemaphoreVerifier} from "@semaphore-protocol/contracts/base/SemaphoreVerifier.sol";

// solhint-disable no-empty-blocks

/// @title Membership verifier
/// @notice Semaphore's own verifier of Groth16 proofs, for circuits of depth 1 to 32, as its package has it.
/// @dev Its keys come from Semaphore's public ceremony. It takes any depth without a check: {Groups} checks it.
contract MembershipVerifier is SemaphoreVerifier {}
