// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";

/// @title Bare token
/// @notice OpenZeppelin's ERC-721 with nothing but an owner who mints and burns: what a bearer token costs at least.
contract BareToken is ERC721, Ownable {
    constructor(address owner) ERC721("Bench", "BNCH") Ownable(owner) {}

    /// @notice Mints a token.
    /// @param to Its first owner.
    /// @param tokenId Its number.
    function mint(address to, uint256 tokenId) external onlyOwner {
        _mint(to, tokenId);
    }

    /// @notice Burns a token.
    /// @param tokenId Its number.
    function burn(uint256 tokenId) external onlyOwner {
        _burn(tokenId);
    }
}
