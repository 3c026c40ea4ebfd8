// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ILandErrors} from "../../land/interfaces/ILandErrors.sol";
import {IConveyanceTypes} from "./IConveyanceTypes.sol";

/// @title Conveyance errors
/// @notice Why the conveyance refuses. See {IConveyance}. The land registry's and the token's own refusals are among
/// them, since they come through it.
interface IConveyanceErrors is ILandErrors, IERC20Errors {
    /// @notice No such sale was opened here. Check the contract of sale: every field counts.
    /// @param saleId Digest of what was given.
    error SaleUnknown(bytes32 saleId);

    /// @notice The sale was opened before, and one contract of sale makes one sale. Sign another one.
    /// @param saleId Id of the sale.
    error SaleKnown(bytes32 saleId);

    /// @notice The sale is over: it was settled, or it ended and everybody got back what was theirs.
    /// @param saleId Id of the sale.
    error SaleClosed(bytes32 saleId);

    /// @notice The sale stands, and nothing has happened yet that ends it. Settle it, or end it by agreement.
    /// @param saleId Id of the sale.
    error SaleStands(bytes32 saleId);

    /// @notice The sale cannot be settled any more. Refund it, and sign anew.
    /// @param saleId Id of the sale.
    /// @param ending What stands in its way: 4 the title changed, 5 the deadline passed, 6 it passed with the price
    /// unpaid, 7 a registry was closed.
    error SaleLapsed(bytes32 saleId, IConveyanceTypes.Ending ending);

    /// @notice The sellers are not owners of the title, each once and in the land registry's order, with parts above
    /// zero. Read the owners again.
    /// @param titleId Title that was named.
    error SellersMismatch(bytes32 titleId);

    /// @notice The account is no token that can be paid in. Name an ERC-20 contract of this chain.
    /// @param token Account that was given.
    error TokenUnfit(address token);

    /// @notice The token moved another amount than it was asked to: it takes a fee, or lies. Choose one that moves
    /// exact amounts.
    /// @param token Token that was named.
    /// @param asked Amount that was to move.
    /// @param moved Amount that moved.
    error TokenNotExact(address token, uint256 asked, uint256 moved);

    /// @notice The sums of the contract of sale do not fit: the price is above zero, and deposit as well as duty and
    /// pay-offs together are at most the price.
    /// @param price Price that was given.
    error PriceUnfit(uint256 price);

    /// @notice The moments of the contract of sale do not fit: the cooling-off ends before the deadline.
    /// @param coolingOff Last second of the cooling-off.
    /// @param deadline Last second at which the sale could be settled.
    error TermUnfit(uint48 coolingOff, uint48 deadline);

    /// @notice Only the buyer pays.
    /// @param given Account that would have paid.
    /// @param buyer Account of the buyer.
    error BuyerOnly(address given, address buyer);

    /// @notice The payment is not one that is due: the first is at least the deposit, none is zero, and all together are
    /// at most the price.
    /// @param given Amount that was given.
    /// @param least Least that is due now.
    /// @param owing Most that is owing.
    error PaymentUnfit(uint256 given, uint256 least, uint256 owing);

    /// @notice The price is not wholly paid in. Pay the rest first.
    /// @param paid What was paid in.
    /// @param price What is due.
    error PriceNotPaid(uint256 paid, uint256 price);

    /// @notice The buyer may still withdraw. Settle when the cooling-off is over.
    /// @param until Last second of the cooling-off.
    /// @param present Second of the block.
    error CoolingOffRuns(uint48 until, uint48 present);

    /// @notice The cooling-off is over, or there was none. The sale can be ended by agreement.
    /// @param until Last second of the cooling-off.
    /// @param present Second of the block.
    error CoolingOffOver(uint48 until, uint48 present);

    /// @notice A notice can name as its ground only the agreement of all (1), the cooling-off (2) or, where there is a
    /// referee, a failed condition (3).
    /// @param ground Ground that was given.
    error GroundInvalid(IConveyanceTypes.Ending ground);

    /// @notice The deed is not one of this sale: it names another title, nature, instrument or conduit. Have it signed
    /// with the sale's id as instrument and this contract as conduit.
    /// @param saleId Id of the sale.
    error DeedForeign(bytes32 saleId);

    /// @notice The statement or its discharge is not one of this sale: it names another sale, title, rank, payee,
    /// instrument or conduit.
    /// @param saleId Id of the sale.
    /// @param rank Rank in the statement.
    error PayOffForeign(bytes32 saleId, uint8 rank);

    /// @notice The chargees ask for more than the sellers agreed to.
    /// @param rank Rank of the charge.
    /// @param asked What its chargee asks for.
    /// @param room Most that the contract of sale still lets go to chargees.
    error PayOffTooHigh(uint8 rank, uint256 asked, uint256 room);

    /// @notice The buyer is none of those to whom the deed gives the title. Have a deed signed that names the buyer.
    /// @param saleId Id of the sale.
    /// @param buyer Account of the buyer.
    error BuyerMissing(bytes32 saleId, address buyer);

    /// @notice Nothing is owed to the account in this token.
    /// @param token Token that was named.
    /// @param account Account that asked.
    error CreditNone(address token, address account);

    /// @notice The transaction has too little gas to pay everybody. Send it again with more.
    error GasTooLow();
}
