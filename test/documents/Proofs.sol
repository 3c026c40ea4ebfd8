// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";

import {IDocumentTypes} from "../../contracts/documents/interfaces/IDocumentTypes.sol";

/// @dev Makes trees of fields and proofs of some of them, written apart from the verifier's own code.
library Proofs {
    /// @dev Nodes of the tree over some leaves, the root first, the leaves last and in reverse.
    function tree(IDocumentTypes.Field[] memory fields) internal pure returns (bytes32[] memory nodes) {
        nodes = new bytes32[](2 * fields.length - 1);
        for (uint256 i = 0; i < fields.length; ++i) nodes[nodes.length - 1 - i] = leaf(fields[i]);
        for (uint256 i = fields.length - 1; i > 0; --i) {
            nodes[i - 1] = Hashes.commutativeKeccak256(nodes[2 * i - 1], nodes[2 * i]);
        }
    }

    function leaf(IDocumentTypes.Field memory field) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(field.salt, field.pointer, field.value))));
    }

    /// @dev Shows the fields whose bits are set, of which there is at least one.
    function show(
        IDocumentTypes.Field[] memory fields,
        uint256 bits
    ) internal pure returns (IDocumentTypes.Disclosure memory shown) {
        bytes32[] memory nodes = tree(fields);
        uint256[] memory queue = new uint256[](2 * nodes.length);
        uint256 tail = 0;
        for (uint256 i = 0; i < fields.length; ++i) if ((bits >> i) & 1 == 1) queue[tail++] = nodes.length - 1 - i;
        shown.fields = new IDocumentTypes.Field[](tail);
        for (uint256 i = 0; i < tail; ++i) shown.fields[i] = fields[nodes.length - 1 - queue[i]];

        bytes32[] memory proof = new bytes32[](nodes.length);
        bool[] memory flags = new bool[](nodes.length);
        (uint256 digests, uint256 steps) = (0, 0);
        for (uint256 head = 0; queue[head] > 0; ++head) {
            uint256 place = queue[head];
            uint256 sibling = place % 2 == 0 ? place - 1 : place + 1;
            flags[steps] = head + 1 < tail && queue[head + 1] == sibling;
            if (flags[steps++]) ++head;
            else proof[digests++] = nodes[sibling];
            queue[tail++] = (place - 1) / 2;
        }
        shown.proof = new bytes32[](digests);
        shown.flags = new bool[](steps);
        for (uint256 i = 0; i < digests; ++i) shown.proof[i] = proof[i];
        for (uint256 i = 0; i < steps; ++i) shown.flags[i] = flags[i];
    }
}
