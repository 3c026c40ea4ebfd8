// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {ERC165, IERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {IERC5192} from "./interfaces/IERC5192.sol";
import {ILockedToken} from "./interfaces/ILockedToken.sol";

/// @title Locked token
/// @notice See {ILockedToken}.
/// @dev Keeps the counts of tokens and emits the standards' events. The heir keeps who holds what, in its own records.
abstract contract LockedToken is ERC165, ILockedToken {
    mapping(address holder => uint256 count) private _balances;
    string private _name;
    string private _symbol;

    /// @notice Names the face.
    /// @param name_ Name of the collection.
    /// @param symbol_ Short name of the collection.
    constructor(string memory name_, string memory symbol_) {
        _name = name_;
        _symbol = symbol_;
    }

    /// @inheritdoc IERC721Metadata
    function name() external view returns (string memory) {
        return _name;
    }

    /// @inheritdoc IERC721Metadata
    function symbol() external view returns (string memory) {
        return _symbol;
    }

    /// @inheritdoc IERC721
    function balanceOf(address holder) external view returns (uint256) {
        if (holder == address(0)) revert HolderZero();
        return _balances[holder];
    }

    /// @inheritdoc IERC721
    function ownerOf(uint256 tokenId) external view returns (address) {
        return _requireHolder(tokenId);
    }

    /// @inheritdoc IERC5192
    function locked(uint256 tokenId) external view returns (bool) {
        _requireHolder(tokenId);
        return true;
    }

    /// @inheritdoc IERC721
    function getApproved(uint256 tokenId) external view returns (address) {
        _requireHolder(tokenId);
        return address(0);
    }

    /// @inheritdoc IERC721
    function isApprovedForAll(address, address) external pure returns (bool) {
        return false;
    }

    /// @inheritdoc IERC721
    function approve(address, uint256 tokenId) external pure {
        revert TokenLocked(tokenId);
    }

    /// @inheritdoc IERC721
    function setApprovalForAll(address operator, bool) external pure {
        revert OperatorRefused(operator);
    }

    /// @inheritdoc IERC721
    function transferFrom(address, address, uint256 tokenId) external pure {
        revert TokenLocked(tokenId);
    }

    /// @inheritdoc IERC721
    function safeTransferFrom(address, address, uint256 tokenId) external pure {
        revert TokenLocked(tokenId);
    }

    /// @inheritdoc IERC721
    function safeTransferFrom(address, address, uint256 tokenId, bytes calldata) external pure {
        revert TokenLocked(tokenId);
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) public view virtual override(ERC165, IERC165) returns (bool) {
        return
            interfaceId == type(IERC721).interfaceId ||
            interfaceId == type(IERC721Metadata).interfaceId ||
            interfaceId == type(IERC5192).interfaceId ||
            super.supportsInterface(interfaceId);
    }

    /// @dev Shows a new record. The heir has put the holder on record.
    function _showNew(uint256 tokenId, address holder) internal {
        // Counts distinct 256-bit numbers, one a record that was paid for in gas: never overflows.
        unchecked {
            ++_balances[holder];
        }
        emit Transfer(address(0), holder, tokenId);
        emit Locked(tokenId);
    }

    /// @dev Shows that a record changed hands. The heir has put the new holder on record.
    function _showMoved(uint256 tokenId, address from, address to) internal {
        --_balances[from];
        // As many as were taken off elsewhere: never overflows.
        unchecked {
            ++_balances[to];
        }
        emit Transfer(from, to, tokenId);
    }

    /// @dev Who holds a token; zero when there is no such token.
    function _holderOf(uint256 tokenId) internal view virtual returns (address);

    /// @dev Who holds a token; reverts when there is no such token.
    function _requireHolder(uint256 tokenId) internal view returns (address holder) {
        holder = _holderOf(tokenId);
        if (holder == address(0)) revert TokenUnknown(tokenId);
    }
}
