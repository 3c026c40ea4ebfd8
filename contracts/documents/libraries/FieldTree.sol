// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";

import {IDocumentErrors} from "../interfaces/IDocumentErrors.sol";
import {IDocumentTypes} from "../interfaces/IDocumentTypes.sol";

/// @title Field tree
/// @notice The Merkle tree over a document's salted fields.
/// @dev A leaf is the digest of 32 bytes and an inner node that of 64: neither is ever taken for the other.
library FieldTree {
    /// @notice The root to which a proof of several fields leads.
    /// @param fields Fields, in the order in which the proof takes them.
    /// @param proof Digests of what is not shown.
    /// @param flags Whether each step takes an earlier result or one of these digests.
    /// @return The root; reverts where fields, salts or parts of the proof are missing or repeated.
    function root(
        IDocumentTypes.Field[] calldata fields,
        bytes32[] calldata proof,
        bool[] calldata flags
    ) internal pure returns (bytes32) {
        // A proof of nothing would be any root, handed over as it is.
        if (fields.length == 0) revert IDocumentErrors.FieldsMissing();
        _requireFitting(fields.length, proof.length, flags);

        bytes32[] memory leaves = new bytes32[](fields.length);
        bytes32[] memory places = new bytes32[](fields.length);
        for (uint256 i = 0; i < fields.length; ++i) {
            if (fields[i].salt == 0) revert IDocumentErrors.FieldSaltMissing(fields[i].pointer);
            places[i] = keccak256(bytes(fields[i].pointer));
            // A disclosure shows a few fields: comparing each with all before it is cheaper than asking for an order.
            for (uint256 j = 0; j < i; ++j) {
                if (places[j] == places[i]) revert IDocumentErrors.FieldRepeated(fields[i].pointer);
            }
            leaves[i] = leaf(fields[i]);
        }
        return MerkleProof.processMultiProofCalldata(proof, flags, leaves);
    }

    /// @notice Leaf of a field, as OpenZeppelin's StandardMerkleTree makes it.
    /// @param field The field.
    /// @return Digest of the digest of salt, pointer and value.
    function leaf(IDocumentTypes.Field calldata field) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(field.salt, field.pointer, field.value))));
    }

    /// @dev Each step takes two of what there is and leaves one: in the end one remains. Whatever is wrong beyond the
    /// counts leads to another root.
    function _requireFitting(uint256 leaves, uint256 digests, bool[] calldata flags) private pure {
        uint256 taken = 0;
        for (uint256 i = 0; i < flags.length; ++i) if (!flags[i]) ++taken;
        if (taken != digests || leaves + digests != flags.length + 1) revert IDocumentErrors.ProofPartsMismatch();
    }
}
