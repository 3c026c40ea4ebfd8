// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IFollowing} from "../../common/interfaces/IFollowing.sol";
import {ILandInstruments} from "../../land/interfaces/ILandInstruments.sol";
import {IConveyanceErrors} from "./IConveyanceErrors.sol";
import {IConveyanceEvents} from "./IConveyanceEvents.sol";

/// @title Conveyance
/// @notice Sales of land whose price waits in escrow and is paid out in the transaction in which the title passes.
/// @dev A sale's id is the EIP-712 digest of its contract of sale. The contract of sale itself is not stored: every act
/// is given it again and finds the sale by its digest. Deeds that settle a sale name this contract as `conduit`, so that
/// nobody can register them elsewhere, and the sale's id as `instrument`, so that they serve no other bargain. A
/// contract of sale goes on naming the accounts with which it was signed; whichever account acts now for a party
/// ({IIdentities}) signs, pays and is paid in its place.
interface IConveyance is IConveyanceEvents, IConveyanceErrors, IFollowing {
    /// @notice Opens a sale. Anybody may hand in what the parties signed.
    /// @param terms Contract of sale.
    /// @param sellerSignatures Signatures of the sellers, in their order.
    /// @param buyerSignature Signature of the buyer.
    /// @return saleId Id of the sale.
    function open(
        ContractOfSale calldata terms,
        bytes[] calldata sellerSignatures,
        bytes calldata buyerSignature
    ) external returns (bytes32 saleId);

    /// @notice Pays into escrow, out of what the buyer allowed this contract. The buyer calls.
    /// @param terms Contract of sale.
    /// @param amount What is paid: the deposit or more at first, then up to the price.
    function pay(ContractOfSale calldata terms, uint256 amount) external;

    /// @notice Pays into escrow on an ERC-2612 permit, which needs no transaction of its own. The buyer calls.
    /// @param terms Contract of sale.
    /// @param amount What is paid and permitted.
    /// @param permitDeadline Last second at which the permit is good.
    /// @param v Recovery byte of the permit's signature.
    /// @param r First word of the permit's signature.
    /// @param s Second word of the permit's signature.
    function payWithPermit(
        ContractOfSale calldata terms,
        uint256 amount,
        uint256 permitDeadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external;

    /// @notice Settles the sale of a title that has one owner: charges are discharged and paid off, the title passes,
    /// duty and proceeds are paid. All of it, or nothing. A party that cannot be paid is credited.
    /// @param terms Contract of sale.
    /// @param payOffs Charges that are lifted, in the order of their deeds' revisions.
    /// @param deed Deed by which the title passes to the buyer.
    /// @param sellerSignature Seller's signature on the deed.
    /// @param buyerSignature Buyer's signature on the deed.
    /// @param consents Signatures on the deed of those whose consent the land registry asks for.
    function settle(
        ContractOfSale calldata terms,
        PayOff[] calldata payOffs,
        ILandInstruments.TransferDeed calldata deed,
        bytes calldata sellerSignature,
        bytes calldata buyerSignature,
        bytes[] calldata consents
    ) external;

    /// @notice Settles the sale of a title that several own or will own. As {settle}.
    /// @param terms Contract of sale.
    /// @param payOffs Charges that are lifted, in the order of their deeds' revisions.
    /// @param deed Deed that says who owns the title afterwards, the buyer among them.
    /// @param signatures Signatures on the deed of those whose part changes, as the land registry asks for them.
    /// @param consents Signatures on the deed of those whose consent the land registry asks for.
    function settleShared(
        ContractOfSale calldata terms,
        PayOff[] calldata payOffs,
        ILandInstruments.OwnershipDeed calldata deed,
        bytes[] calldata signatures,
        bytes[] calldata consents
    ) external;

    /// @notice Ends a sale on a notice, and gives the buyer back what was paid. Anybody may hand it in.
    /// @param terms Contract of sale.
    /// @param notice Notice.
    /// @param signatures The buyer's, the referee's, or every seller's in their order and then the buyer's, as the
    /// notice's ground asks.
    function rescind(ContractOfSale calldata terms, Rescission calldata notice, bytes[] calldata signatures) external;

    /// @notice Ends a sale that cannot be settled any more, and gives back what was paid: the title changed, the
    /// deadline passed, or the registry was closed. Where the deadline found the price unpaid, the sellers keep the
    /// deposit if the contract of sale says so. Anybody may call.
    /// @param terms Contract of sale.
    function refund(ContractOfSale calldata terms) external;

    /// @notice Pays out what is owed to the caller because it could not be paid before.
    /// @param token Token in which it is owed.
    /// @param to Account to pay.
    function withdraw(address token, address to) external;

    /// @notice Makes what is owed to an account that was succeeded the claim of the account that acts now. Anybody may
    /// call, also while the conveyance is paused or closed: no money stays with a lost key.
    /// @param token Token in which it is owed.
    /// @param account Account that was succeeded.
    function followIdentity(address token, address account) external;

    /// @notice How a sale stands.
    /// @param saleId Id of the sale.
    /// @return The sale; its state is unknown when there is none.
    function sale(bytes32 saleId) external view returns (Sale memory);

    /// @notice Id of the sale that a contract of sale makes: the digest that the parties sign.
    /// @param terms Contract of sale.
    /// @return The id, whether the sale was opened or not.
    function saleIdOf(ContractOfSale calldata terms) external view returns (bytes32);

    /// @notice Digest of a pay-off statement: the `instrument` of the discharge that answers it.
    /// @param statement Statement.
    /// @return The digest.
    function statementDigest(PayOffStatement calldata statement) external view returns (bytes32);

    /// @notice Why {refund} would end an open sale now.
    /// @param terms Contract of sale.
    /// @return The ending; none while the sale stands. Reverts where no such sale is open.
    function endingOf(ContractOfSale calldata terms) external view returns (Ending);

    /// @notice What is owed to an account because it could not be paid.
    /// @param token Token in which it is owed.
    /// @param account Account that is owed.
    /// @return The amount.
    function credit(address token, address account) external view returns (uint256);

    /// @notice What this contract holds for others, in escrow and in credits. Its balance is never below.
    /// @param token Token that is asked about.
    /// @return The amount.
    function held(address token) external view returns (uint256);

    /// @notice Land registry in which the titles stand.
    /// @return Its address.
    function landRegistry() external view returns (address);

    /// @notice Account that receives stamp duty.
    /// @return The account.
    function treasury() external view returns (address);
}
