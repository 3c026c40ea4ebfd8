// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMandateTypes} from "../interfaces/IMandateTypes.sol";

/// @title Mandate papers
/// @notice EIP-712 structure hashes of what grantors and agents sign.
/// @dev A grant and its acceptance say the same words under two names: neither signature is good for the other's act.
library MandatePapers {
    bytes32 private constant GRANT = keccak256(
        "Grant(bytes32 parent,address grantor,address agent,bytes32 theme,bytes32 resource,uint40 until,uint32 count,"
        "uint128 sum,uint8 depth,bool acceptance,uint32 revision,uint48 deadline)"
    );
    bytes32 private constant ACCEPTANCE = keccak256(
        "Acceptance(bytes32 parent,address grantor,address agent,bytes32 theme,bytes32 resource,uint40 until,"
        "uint32 count,uint128 sum,uint8 depth,bool acceptance,uint32 revision,uint48 deadline)"
    );
    bytes32 private constant REVOCATION = keccak256(
        "Revocation(bytes32 parent,address grantor,address agent,bytes32 theme,bytes32 resource,uint32 revision,"
        "uint48 deadline)"
    );
    bytes32 private constant RENUNCIATION = keccak256(
        "Renunciation(bytes32 parent,address grantor,address agent,bytes32 theme,bytes32 resource,uint32 revision,"
        "uint48 deadline)"
    );

    /// @notice Structure hash of a grant.
    /// @param paper The grant.
    /// @return The hash.
    function hashGrant(IMandateTypes.Grant calldata paper) internal pure returns (bytes32) {
        return keccak256(abi.encode(GRANT, paper));
    }

    /// @notice Structure hash of an agent's request or acceptance.
    /// @param paper The grant that is asked for or accepted.
    /// @return The hash.
    function hashAcceptance(IMandateTypes.Grant calldata paper) internal pure returns (bytes32) {
        return keccak256(abi.encode(ACCEPTANCE, paper));
    }

    /// @notice Structure hash of a revocation.
    /// @param paper The revocation.
    /// @return The hash.
    function hashRevocation(IMandateTypes.Ending calldata paper) internal pure returns (bytes32) {
        return keccak256(abi.encode(REVOCATION, paper));
    }

    /// @notice Structure hash of a renunciation.
    /// @param paper The renunciation.
    /// @return The hash.
    function hashRenunciation(IMandateTypes.Ending calldata paper) internal pure returns (bytes32) {
        return keccak256(abi.encode(RENUNCIATION, paper));
    }
}
