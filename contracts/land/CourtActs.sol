// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC7943NonFungible} from "../common/interfaces/IERC7943NonFungible.sol";
import {ILandOrders} from "./interfaces/ILandOrders.sol";
import {BurdenOrders} from "./libraries/BurdenOrders.sol";
import {Orders} from "./libraries/Orders.sol";
import {Rectifications} from "./libraries/Rectifications.sol";
import {LinkedActs} from "./LinkedActs.sol";

/// @title Acts of the court
/// @notice Orders that are announced, and what is entered by them. See {ILandOrders}.
abstract contract CourtActs is LinkedActs {
    /// @inheritdoc ILandOrders
    function announceOrder(bytes calldata act, bytes32 basis) external restricted returns (bytes32 orderId) {
        (act, basis, orderId);
        _linked(address(Orders), Orders.announceOrder.selector);
    }

    /// @inheritdoc ILandOrders
    function withdrawOrder(bytes32 orderId) external restricted {
        orderId;
        _linked(address(Orders), Orders.withdrawOrder.selector);
    }

    /// @inheritdoc IERC7943NonFungible
    function forcedTransfer(address from, address to, uint256 tokenId) external restricted returns (bool result) {
        (from, to, tokenId, result);
        _linked(address(Orders), Orders.forcedTransfer.selector);
    }

    /// @inheritdoc IERC7943NonFungible
    function setFrozenTokens(
        address account,
        uint256 tokenId,
        bool frozenStatus
    ) external restricted returns (bool result) {
        (account, tokenId, frozenStatus, result);
        _linked(address(Orders), Orders.setFrozenTokens.selector);
    }

    /// @inheritdoc ILandOrders
    function removeCaveat(bytes32 titleId, uint8 slot, address caveator) external restricted {
        (titleId, slot, caveator);
        _linked(address(BurdenOrders), BurdenOrders.removeCaveat.selector);
    }

    /// @inheritdoc ILandOrders
    function removeNotice(bytes32 titleId, address beneficiary) external restricted {
        (titleId, beneficiary);
        _linked(address(BurdenOrders), BurdenOrders.removeNotice.selector);
    }

    /// @inheritdoc ILandOrders
    function imposeRestriction(bytes32 titleId, address holder, uint48 until) external restricted {
        (titleId, holder, until);
        _linked(address(BurdenOrders), BurdenOrders.imposeRestriction.selector);
    }

    /// @inheritdoc ILandOrders
    function liftRight(bytes32 titleId, uint8 slot, address holder) external restricted {
        (titleId, slot, holder);
        _linked(address(BurdenOrders), BurdenOrders.liftRight.selector);
    }

    /// @inheritdoc ILandOrders
    function rectifyParcel(
        bytes32 titleId,
        Particulars calldata before,
        Particulars calldata later
    ) external restricted {
        (titleId, before, later);
        _linked(address(Rectifications), Rectifications.rectifyParcel.selector);
    }

    /// @inheritdoc ILandOrders
    function rectifyOwners(bytes32 titleId, Ownership calldata before, Ownership calldata later) external restricted {
        (titleId, before, later);
        _linked(address(Rectifications), Rectifications.rectifyOwners.selector);
    }

    /// @inheritdoc ILandOrders
    function strikeOut(bytes32 titleId, address holder) external restricted {
        (titleId, holder);
        _linked(address(Rectifications), Rectifications.strikeOut.selector);
    }

    /// @inheritdoc ILandOrders
    function transmit(bytes32 titleId, address deceased, Ownership calldata later) external restricted {
        (titleId, deceased, later);
        _linked(address(Rectifications), Rectifications.transmit.selector);
    }
}
