// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IConveyanceTypes} from "./IConveyanceTypes.sol";

/// @title Conveyance events
/// @notice What the conveyance tells of every act. See {IConveyance}.
interface IConveyanceEvents is IConveyanceTypes {
    /// @notice A sale was opened. The log alone keeps its terms; every later act is given them again.
    /// @param saleId EIP-712 digest of the contract of sale.
    /// @param titleId Reference of the title.
    /// @param buyer Account of the buyer.
    /// @param terms The contract of sale.
    /// @param actor Account that opened it.
    event SaleOpened(
        bytes32 indexed saleId,
        bytes32 indexed titleId,
        address indexed buyer,
        ContractOfSale terms,
        address actor
    );

    /// @notice The buyer paid into escrow.
    /// @param saleId Id of the sale.
    /// @param amount What was paid.
    /// @param paid What was paid in so far.
    /// @param actor Account of the buyer.
    event PaymentReceived(bytes32 indexed saleId, uint256 amount, uint256 paid, address indexed actor);

    /// @notice The title passed to the buyer and the price to those to whom it was due.
    /// @param saleId Id of the sale.
    /// @param titleId Reference of the title.
    /// @param revision Revision of the title that the sale brought about.
    /// @param paidOff What went to chargees.
    /// @param duty What went to the treasury.
    /// @param proceeds What went to the sellers.
    /// @param actor Account of the registrar.
    event SaleSettled(
        bytes32 indexed saleId,
        bytes32 indexed titleId,
        uint32 revision,
        uint256 paidOff,
        uint256 duty,
        uint256 proceeds,
        address indexed actor
    );

    /// @notice The sale ended without being settled.
    /// @param saleId Id of the sale.
    /// @param titleId Reference of the title.
    /// @param ending Why it ended.
    /// @param basis Digest of the reasons; zero where the chain itself shows them.
    /// @param refunded What went back to the buyer.
    /// @param forfeited What went to the sellers.
    /// @param actor Account that ended it.
    event SaleEnded(
        bytes32 indexed saleId,
        bytes32 indexed titleId,
        Ending ending,
        bytes32 basis,
        uint256 refunded,
        uint256 forfeited,
        address indexed actor
    );

    /// @notice A party of a sale was paid.
    /// @param saleId Id of the sale.
    /// @param account Account that was paid.
    /// @param amount What was paid.
    event PartyPaid(bytes32 indexed saleId, address indexed account, uint256 amount);

    /// @notice A party of a sale could not be paid, and is owed the amount here.
    /// @param saleId Id of the sale.
    /// @param account Account that is owed.
    /// @param amount What is owed.
    event PartyCredited(bytes32 indexed saleId, address indexed account, uint256 amount);

    /// @notice What was owed to an account is owed to the one that acts now in its place.
    /// @param token Token in which it is owed.
    /// @param from Account that was owed.
    /// @param to Account that is owed.
    /// @param amount What is owed by this.
    /// @param actor Account that called.
    event IdentityFollowed(
        address indexed token,
        address indexed from,
        address indexed to,
        uint256 amount,
        address actor
    );

    /// @notice What was owed to an account was paid out.
    /// @param token Token in which was paid.
    /// @param account Account that was owed.
    /// @param to Account that was paid.
    /// @param amount What was paid.
    event CreditWithdrawn(address indexed token, address indexed account, address indexed to, uint256 amount);
}
