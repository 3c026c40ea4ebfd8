// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC7943NonFungible} from "../../common/interfaces/IERC7943NonFungible.sol";
import {ILandErrors} from "../interfaces/ILandErrors.sol";
import {ILandEvents} from "../interfaces/ILandEvents.sol";
import {ILandInstruments} from "../interfaces/ILandInstruments.sol";
import {ILandOrderEvents} from "../interfaces/ILandOrderEvents.sol";
import {ILandOrders} from "../interfaces/ILandOrders.sol";
import {Consents} from "./Consents.sol";
import {Heads} from "./Heads.sol";
import {Identities} from "./Identities.sol";
import {OrderBook} from "./OrderBook.sol";
import {Register} from "./Register.sol";
import {Shares} from "./Shares.sol";

/// @title Orders
/// @notice Announced orders, and those that a court gives by ERC-7943. Linked to the registry, whose functions of the
/// same names say more.
library Orders {
    using Heads for Heads.Head;
    using Register for Register.Book;

    /// @notice Announces an act.
    /// @param act The call that is to be made.
    /// @param basis Digest of the court's order.
    /// @return orderId Keccak-256 of the act.
    function announceOrder(bytes calldata act, bytes32 basis) external returns (bytes32 orderId) {
        bytes4 selector = act.length < 4 ? bytes4(0) : bytes4(act[:4]);
        if (!_known(selector)) revert ILandOrders.OrderedActUnknown(selector);
        Consents.requireDigest(basis);
        orderId = keccak256(act);
        OrderBook.Book storage orders = OrderBook.book();
        OrderBook.Entry storage entry = orders.entries[orderId];
        if (entry.officer != address(0) && block.timestamp <= entry.due + OrderBook.TERM) {
            revert ILandOrders.OrderAlreadyAnnounced(orderId);
        }

        uint48 due = uint48(block.timestamp) + (_freezes(act) ? 0 : orders.delay);
        (entry.officer, entry.due, entry.basis) = (msg.sender, due, basis);

        emit ILandOrderEvents.OrderAnnounced(orderId, act, basis, due, due + OrderBook.TERM, msg.sender);
    }

    /// @notice Takes an announced order back.
    /// @param orderId Keccak-256 of the act.
    function withdrawOrder(bytes32 orderId) external {
        OrderBook.Book storage orders = OrderBook.book();
        if (orders.entries[orderId].officer == address(0)) revert ILandOrders.OrderUnknown(orderId);

        delete orders.entries[orderId];

        emit ILandOrderEvents.OrderWithdrawn(orderId, msg.sender);
    }

    /// @notice Gives a title to another owner.
    /// @param from Account that holds its token.
    /// @param to Account of the owner from now on.
    /// @param tokenId The title.
    /// @return True.
    function forcedTransfer(address from, address to, uint256 tokenId) external returns (bool) {
        bytes32 order = OrderBook.take(IERC7943NonFungible.forcedTransfer.selector);
        bytes32 titleId = bytes32(tokenId);
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.current(titleId);
        if (!Identities.meant(from, head.owner)) revert ILandErrors.OwnerMismatch(titleId, from, head.owner);
        if (to == address(0) || to == address(this)) revert IERC7943NonFungible.ERC7943CannotReceive(to);
        if (to == head.owner) revert ILandErrors.PartyInvalid(to);
        from = head.owner;
        ILandInstruments.Ownership memory before = book.ownershipOf(titleId, head);

        // The standard has it so: what is frozen is unfrozen before it passes.
        if (head.has(Heads.FROZEN)) {
            head.mark(Heads.FROZEN, false);
            emit IERC7943NonFungible.Frozen(from, tokenId, false);
        }
        book.settle(titleId, head, Shares.whole(to));

        emit IERC7943NonFungible.ForcedTransfer(from, to, tokenId);
        emit ILandOrderEvents.TransferOrdered(titleId, book.advance(titleId, head), before, to, order, msg.sender);
        return true;
    }

    /// @notice Stops all dealings with a title, or allows them again.
    /// @param account Account that holds its token.
    /// @param tokenId The title.
    /// @param frozenStatus Whether it is to be frozen.
    /// @return True.
    function setFrozenTokens(address account, uint256 tokenId, bool frozenStatus) external returns (bool) {
        bytes32 order = OrderBook.take(IERC7943NonFungible.setFrozenTokens.selector);
        bytes32 titleId = bytes32(tokenId);
        Register.Book storage book = Register.book();
        Heads.Head memory head = book.current(titleId);
        if (!Identities.meant(account, head.owner)) revert ILandErrors.OwnerMismatch(titleId, account, head.owner);
        if (head.has(Heads.FROZEN) == frozenStatus) return true; // The wished state holds.

        head.mark(Heads.FROZEN, frozenStatus);
        uint32 revision = book.advance(titleId, head);

        emit IERC7943NonFungible.Frozen(head.owner, tokenId, frozenStatus);
        if (frozenStatus) emit ILandEvents.FreezeOrdered(titleId, revision, order, msg.sender);
        else emit ILandEvents.FreezeLifted(titleId, revision, order, msg.sender);
        return true;
    }

    /// @dev Whether an act is a freeze, written as its call writes it.
    function _freezes(bytes calldata act) private pure returns (bool) {
        return
            bytes4(act[:4]) == IERC7943NonFungible.setFrozenTokens.selector &&
            act.length == 100 &&
            bytes32(act[68:]) == bytes32(uint256(1));
    }

    /// @dev Whether a court can order a call of this selector.
    function _known(bytes4 selector) private pure returns (bool) {
        return
            selector == IERC7943NonFungible.forcedTransfer.selector ||
            selector == IERC7943NonFungible.setFrozenTokens.selector ||
            selector == ILandOrders.removeCaveat.selector ||
            selector == ILandOrders.removeNotice.selector ||
            selector == ILandOrders.imposeRestriction.selector ||
            selector == ILandOrders.liftRight.selector ||
            selector == ILandOrders.rectifyParcel.selector ||
            selector == ILandOrders.rectifyOwners.selector ||
            selector == ILandOrders.strikeOut.selector ||
            selector == ILandOrders.transmit.selector;
    }
}
