// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {ERC165, IERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {IERC5192} from "./interfaces/IERC5192.sol";
import {ILockedToken} from "./interfaces/ILockedToken.sol";
import {Holdings} from "./libraries/Holdings.sol";

/// @title Locked token
/// @notice See {ILockedToken}.
/// @dev The heir keeps who holds what, in its own records, and shows every change by {Holdings}.
abstract contract LockedToken is ERC165, ILockedToken {
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
        return _holdings().counts[holder];
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

    /// @dev Where the heir counts who holds how many.
    function _holdings() internal view virtual returns (Holdings.Book storage);

    /// @dev Who holds a token; zero when there is no such token.
    function _holderOf(uint256 tokenId) internal view virtual returns (address);

    /// @dev Who holds a token; reverts when there is no such token.
    function _requireHolder(uint256 tokenId) internal view returns (address holder) {
        holder = _holderOf(tokenId);
        if (holder == address(0)) revert TokenUnknown(tokenId);
    }
}
