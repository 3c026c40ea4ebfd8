// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILandInstruments} from "../../land/interfaces/ILandInstruments.sol";

/// @title Conveyance types
/// @notice What the conveyance keeps and takes. See {IConveyance}.
interface IConveyanceTypes {
    /// @notice How far a sale has come.
    enum SaleState {
        Unknown,
        Open,
        Settled,
        Ended
    }

    /// @notice Why a sale ended without being settled.
    enum Ending {
        None,
        Agreed,
        CooledOff,
        ConditionFailed,
        TitleChanged,
        DeadlinePassed,
        Defaulted,
        RegistryClosed
    }

    /// @notice One who sells, and the parts of the proceeds that are due to that account.
    /// @param account Account of an owner of the title.
    /// @param parts Parts of the proceeds, at least one; the sum of all sellers' parts is the whole.
    struct Seller {
        address account;
        uint64 parts;
    }

    /// @notice What seller and buyer agree on. Signed by every seller and the buyer; its EIP-712 digest is the sale's
    /// id and the `instrument` of the deed by which the title passes.
    /// @param titleId Reference of the title.
    /// @param revision Revision of the title that the parties looked at; any other act on the title ends the sale.
    /// @param sellers Owners of the title who sell, in the land registry's order.
    /// @param buyer Account that pays and becomes an owner, alone or with others; none of the present owners.
    /// @param token ERC-20 in which is paid. It must move exact amounts.
    /// @param price What the buyer pays in all, in the token's smallest unit.
    /// @param deposit Least first payment; part of the price.
    /// @param depositForfeited Whether the sellers keep the deposit when the buyer defaults.
    /// @param duty Stamp duty, out of the price.
    /// @param payOffLimit Most that may go out of the price to those who hold charges on the title.
    /// @param conditions Digest of the conditions and of whatever else the parties agreed on.
    /// @param referee Account that may say that a condition has failed; zero when none may.
    /// @param coolingOff Last second at which the buyer may withdraw; the sale is not settled before. Zero for none.
    /// @param deadline Last second at which the sale may be settled.
    struct ContractOfSale {
        bytes32 titleId;
        uint32 revision;
        Seller[] sellers;
        address buyer;
        address token;
        uint256 price;
        uint256 deposit;
        bool depositForfeited;
        uint256 duty;
        uint256 payOffLimit;
        bytes32 conditions;
        address referee;
        uint48 coolingOff;
        uint48 deadline;
    }

    /// @notice What a chargee asks for letting go of a charge. It needs no signature of its own: the chargee's deed of
    /// discharge names its EIP-712 digest as `instrument`.
    /// @param sale Id of the sale.
    /// @param rank Rank of the charge.
    /// @param amount What is owed, in the sale's token.
    /// @param payee Account that is paid.
    struct PayOffStatement {
        bytes32 sale;
        uint8 rank;
        uint256 amount;
        address payee;
    }

    /// @notice A statement with the deed that answers it.
    /// @param statement What is owed.
    /// @param discharge The chargee's deed, with this contract as its `conduit`.
    /// @param signature The chargee's signature.
    struct PayOff {
        PayOffStatement statement;
        ILandInstruments.DischargeDeed discharge;
        bytes signature;
    }

    /// @notice Notice that ends a sale. Signed by the buyer ({Ending-CooledOff}), the referee
    /// ({Ending-ConditionFailed}) or every seller and the buyer ({Ending-Agreed}).
    /// @param sale Id of the sale.
    /// @param ground Why it ends: one of these three.
    /// @param basis Digest of the reasons.
    /// @param deadline Last second at which the notice is good.
    struct Rescission {
        bytes32 sale;
        Ending ground;
        bytes32 basis;
        uint48 deadline;
    }

    /// @notice How a sale stands.
    /// @param state How far it has come.
    /// @param ending Why it ended; none unless it did without being settled.
    /// @param openedAt Second at which it was opened.
    /// @param closedAt Second at which it was settled or ended; zero while it is open.
    /// @param paid What the buyer paid in. It stays on record when the sale is over.
    struct Sale {
        SaleState state;
        Ending ending;
        uint48 openedAt;
        uint48 closedAt;
        uint256 paid;
    }
}
