// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IIdentityTypes} from "../interfaces/IIdentityTypes.sol";

/// @title Key papers
/// @notice EIP-712 structure hashes of what accounts sign about their place in an identity.
/// @dev Each act has a type of its own, so that no paper can be used for another act.
library KeyPapers {
    bytes32 private constant ACCEPTANCE = keccak256(
        "SuccessionAcceptance(address account,address successor,uint32 revision,uint48 deadline)"
    );
    bytes32 private constant OBJECTION = keccak256(
        "SuccessionObjection(address account,address successor,uint32 revision,uint48 deadline)"
    );
    bytes32 private constant ROTATION = keccak256(
        "AccountRotation(address account,address successor,uint32 revision,uint48 deadline)"
    );

    /// @notice Structure hash of a successor's agreement to take over.
    /// @param paper What it agrees to.
    /// @return The hash.
    function acceptance(IIdentityTypes.Succession calldata paper) internal pure returns (bytes32) {
        return _hash(ACCEPTANCE, paper.account, paper.successor, paper.revision, paper.deadline);
    }

    /// @notice Structure hash of an objection.
    /// @param paper What the account objects to.
    /// @return The hash.
    function objection(IIdentityTypes.Succession calldata paper) internal pure returns (bytes32) {
        return _hash(OBJECTION, paper.account, paper.successor, paper.revision, paper.deadline);
    }

    /// @notice Structure hash of a rotation, which both accounts sign.
    /// @param paper What they agree to.
    /// @return The hash.
    function rotation(IIdentityTypes.Succession calldata paper) internal pure returns (bytes32) {
        return _hash(ROTATION, paper.account, paper.successor, paper.revision, paper.deadline);
    }

    function _hash(
        bytes32 kind,
        address account,
        address successor,
        uint32 revision,
        uint48 deadline
    ) private pure returns (bytes32) {
        return keccak256(abi.encode(kind, account, successor, revision, deadline));
    }
}
