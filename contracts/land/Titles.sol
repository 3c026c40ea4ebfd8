// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC7943NonFungible} from "../common/interfaces/IERC7943NonFungible.sol";
import {Holdings} from "../common/libraries/Holdings.sol";
import {LockedToken} from "../common/LockedToken.sol";
import {ILandFollowing} from "./interfaces/ILandFollowing.sol";
import {ILandOrders} from "./interfaces/ILandOrders.sol";
import {ILandPlans} from "./interfaces/ILandPlans.sol";
import {ILandRegistry} from "./interfaces/ILandRegistry.sol";
import {Burdens} from "./libraries/Burdens.sol";
import {Dealings} from "./libraries/Dealings.sol";
import {Heads} from "./libraries/Heads.sol";
import {OrderBook} from "./libraries/OrderBook.sol";
import {PlanBook} from "./libraries/PlanBook.sol";
import {Reading} from "./libraries/Reading.sol";
import {Register} from "./libraries/Register.sol";

/// @title Titles
/// @notice The titles on record, how they read, and who holds their tokens.
abstract contract Titles is LockedToken, ILandRegistry {
    using Burdens for Register.Book;
    using Dealings for Register.Book;
    using Heads for Heads.Head;
    using Register for Register.Book;

    /// @inheritdoc ILandRegistry
    function title(bytes32 titleId) external view returns (Title memory) {
        _answer(Reading.title(titleId));
    }

    /// @inheritdoc ILandRegistry
    function exists(bytes32 titleId) external view returns (bool) {
        return Heads.unpack(Register.book().heads[titleId]).state() != TitleState.Unknown;
    }

    /// @inheritdoc ILandRegistry
    function revisionOf(bytes32 titleId) external view returns (uint32) {
        return Register.book().record(titleId).revision;
    }

    /// @inheritdoc ILandFollowing
    function unchangedSince(bytes32 titleId, uint32 revision) external view returns (bool) {
        Register.Book storage book = Register.book();
        return book.unchangedSince(titleId, book.record(titleId), revision);
    }

    /// @inheritdoc ILandRegistry
    function owners(bytes32 titleId) external view returns (Share[] memory) {
        _answer(Reading.owners(titleId));
    }

    /// @inheritdoc ILandRegistry
    function charges(bytes32 titleId) external view returns (Charge[] memory) {
        _answer(Reading.charges(titleId));
    }

    /// @inheritdoc ILandRegistry
    function caveats(bytes32 titleId) external view returns (Caveat[] memory) {
        _answer(Reading.caveats(titleId));
    }

    /// @inheritdoc ILandRegistry
    function rights(bytes32 titleId) external view returns (Right[] memory) {
        _answer(Reading.rights(titleId));
    }

    /// @inheritdoc ILandRegistry
    function notices(bytes32 titleId) external view returns (Notice[] memory) {
        _answer(Reading.notices(titleId));
    }

    /// @inheritdoc ILandOrders
    function orderOf(bytes32 orderId) external view returns (Order memory) {
        OrderBook.Entry memory entry = OrderBook.book().entries[orderId];
        uint48 lapses = entry.officer == address(0) ? 0 : entry.due + OrderBook.TERM;
        return Order({officer: entry.officer, due: entry.due, lapses: lapses, basis: entry.basis});
    }

    /// @inheritdoc ILandOrders
    function orderDelay() external view returns (uint48) {
        return OrderBook.book().delay;
    }

    /// @inheritdoc ILandPlans
    function plansOf(bytes32 titleId) external view returns (bytes32 origin, bytes32 end) {
        PlanBook.Entry memory entry = PlanBook.book().entries[titleId];
        return (entry.origin, entry.end);
    }

    /// @inheritdoc ILandPlans
    function benefitOf(bytes32 titleId) external view returns (bytes32) {
        return PlanBook.laterOf(titleId);
    }

    /// @inheritdoc ILandPlans
    function areaTolerance() external view returns (uint16) {
        return PlanBook.book().tolerance;
    }

    /// @inheritdoc IERC7943NonFungible
    function canTransfer(address from, address to, uint256 tokenId) external view returns (bool allowed) {
        bytes32 titleId = bytes32(tokenId);
        bool parties = from != address(0) && from == _holderOf(tokenId) && from != to && canReceive(to);
        return
            parties &&
            Register.book().isOpen(titleId, Heads.unpack(Register.book().heads[titleId])) &&
            !Register.book().noticeStands(titleId);
    }

    /// @inheritdoc IERC7943NonFungible
    function getFrozenTokens(address account, uint256 tokenId) external view returns (bool frozenStatus) {
        bool holds = account != address(0) && account == _holderOf(tokenId);
        return holds && Heads.unpack(Register.book().heads[bytes32(tokenId)]).has(Heads.FROZEN);
    }

    /// @inheritdoc IERC7943NonFungible
    function canSend(address account) external pure returns (bool allowed) {
        return account != address(0);
    }

    /// @inheritdoc LockedToken
    function supportsInterface(bytes4 interfaceId) public view override returns (bool) {
        return interfaceId == type(IERC7943NonFungible).interfaceId || super.supportsInterface(interfaceId);
    }

    /// @inheritdoc IERC7943NonFungible
    function canReceive(address account) public view returns (bool allowed) {
        return account != address(0) && account != address(this);
    }

    /// @dev The sole owner holds the token; the registry itself does for co-owners; nobody that of a closed title.
    function _holderOf(uint256 tokenId) internal view override returns (address) {
        Heads.Head memory head = Heads.unpack(Register.book().heads[bytes32(tokenId)]);
        return head.state() == TitleState.Current ? head.owner : address(0);
    }

    /// @dev The token's counts stand in the register, where its libraries reach them.
    function _holdings() internal view override returns (Holdings.Book storage) {
        return Register.book().holdings;
    }

    /// @dev Ends the call with an answer that is encoded already.
    function _answer(bytes memory encoded) private pure {
        // Returns the text's own bytes, which lie behind its length.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            return(add(encoded, 32), mload(encoded))
        }
    }
}
