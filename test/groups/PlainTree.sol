// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {PoseidonT3} from "poseidon-solidity/PoseidonT3.sol";

/// @dev A LeanIMT as its definition has it, node by node, with nothing kept: slow, and plain to read.
library PlainTree {
    /// @dev Levels above the leaves.
    function depth(uint256 size) internal pure returns (uint256 levels) {
        while (2 ** levels < size) ++levels;
    }

    function root(uint256[] memory leaves) internal pure returns (uint256) {
        return leaves.length == 0 ? 0 : node(leaves, depth(leaves.length), 0);
    }

    /// @dev A node: the leaf itself, or the hash of the two below, or the left one where there is no right one.
    function node(uint256[] memory leaves, uint256 level, uint256 index) internal pure returns (uint256) {
        if (level == 0) return leaves[index];
        uint256 left = node(leaves, level - 1, 2 * index);
        if (!exists(leaves.length, level - 1, 2 * index + 1)) return left;
        return PoseidonT3.hash([left, node(leaves, level - 1, 2 * index + 1)]);
    }

    function exists(uint256 size, uint256 level, uint256 index) internal pure returns (bool) {
        return index << level < size;
    }

    function siblings(uint256[] memory leaves, uint256 index) internal pure returns (uint256[] memory nodes) {
        uint256 levels = depth(leaves.length);
        uint256[] memory found = new uint256[](levels);
        uint256 count = 0;
        for (uint256 level = 0; level < levels; ++level) {
            uint256 beside = (index >> level) ^ 1;
            if (exists(leaves.length, level, beside)) found[count++] = node(leaves, level, beside);
        }
        nodes = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) nodes[i] = found[i];
    }
}
