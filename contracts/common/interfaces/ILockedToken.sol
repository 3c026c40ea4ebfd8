// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";

import {IERC5192} from "./IERC5192.sol";

/// @title Locked token
/// @notice The face that a registry's records show to wallets and explorers: an ERC-721 token that nobody can approve
/// or send. It moves only when the record itself changes hands.
interface ILockedToken is IERC721Metadata, IERC5192 {
    /// @notice The token is a record of a registry and cannot be approved or sent. Deal with the record in its
    /// registry instead.
    /// @param tokenId Token that was named.
    error TokenLocked(uint256 tokenId);

    /// @notice The tokens are records of a registry: nobody can be made their operator. Deal with the records in their
    /// registry instead.
    /// @param operator Account that was named.
    error OperatorRefused(address operator);

    /// @notice No token has this number. Check the number, which is the record's id.
    /// @param tokenId Number that was named.
    error TokenUnknown(uint256 tokenId);

    /// @notice The zero address holds nothing. Ask about another account.
    error HolderZero();
}
