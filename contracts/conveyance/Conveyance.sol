// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IAuthority} from "../access/interfaces/IAuthority.sol";
import {Registry} from "../common/Registry.sol";
import {IIdentities} from "../identity/interfaces/IIdentities.sol";
import {ILandInstruments} from "../land/interfaces/ILandInstruments.sol";
import {ILandRegistry} from "../land/interfaces/ILandRegistry.sol";
import {IConveyance} from "./interfaces/IConveyance.sol";
import {Agreements} from "./libraries/Agreements.sol";
import {Sales} from "./Sales.sol";

/// @title Conveyance
/// @notice See {IConveyance}.
/// @dev A member of the registrar's office: the land registry takes its dealings, each with the parties' own signatures.
/// Officers settle; opening, paying, refunding and withdrawing wait for nobody, and but for opening go on while the
/// registry is paused, so that a pause never keeps anybody's money.
contract Conveyance is Sales {
    using Agreements for PayOffStatement;
    using Agreements for Rescission;

    address private immutable _TREASURY;

    /// @notice Binds the conveyance to its land registry and treasury for ever.
    /// @param authority_ Authority that decides who may settle.
    /// @param identities_ Identities that tell which account acts now for another; zero for none.
    /// @param predecessor_ Conveyance that this one carries on; zero when this is the first.
    /// @param land_ Land registry in which the titles stand.
    /// @param treasury_ Account that receives stamp duty.
    constructor(
        IAuthority authority_,
        IIdentities identities_,
        address predecessor_,
        ILandRegistry land_,
        address treasury_
    ) Registry(authority_, predecessor_) EIP712("Civitas Conveyance", "1") Sales(identities_, land_) {
        if (treasury_ == address(0) || treasury_ == address(this)) revert PartyInvalid(treasury_);
        _TREASURY = treasury_;
    }

    /// @inheritdoc IConveyance
    function open(
        ContractOfSale calldata terms,
        bytes[] calldata sellerSignatures,
        bytes calldata buyerSignature
    ) external returns (bytes32 saleId) {
        _refuseWhileHalted();
        saleId = _idOf(terms);
        Sale storage record = _sales[saleId];
        if (record.state != SaleState.Unknown) revert SaleKnown(saleId);
        _requireSound(terms);
        _requireTitle(terms);
        uint256 sellers = terms.sellers.length;
        if (sellerSignatures.length != sellers) revert SignatureCountMismatch(sellerSignatures.length + 1, sellers + 1);
        for (uint256 i = 0; i < sellers; ++i) {
            _requireParty(terms.sellers[i].account, saleId, sellerSignatures[i]);
        }
        _requireParty(terms.buyer, saleId, buyerSignature);

        (record.state, record.openedAt) = (SaleState.Open, uint48(block.timestamp));

        emit SaleOpened(saleId, terms.titleId, terms.buyer, terms, _msgSender());
    }

    /// @inheritdoc IConveyance
    function pay(ContractOfSale calldata terms, uint256 amount) external nonReentrant {
        _pay(terms, amount);
    }

    /// @inheritdoc IConveyance
    function payWithPermit(
        ContractOfSale calldata terms,
        uint256 amount,
        uint256 permitDeadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external nonReentrant {
        _openSale(terms); // Its token was looked at when the sale was opened; no other is called.
        // Whoever saw the permit may have used it before: then the allowance is there, and the call is not needed.
        try IERC20Permit(terms.token).permit(_msgSender(), address(this), amount, permitDeadline, v, r, s) {} catch {} // solhint-disable-line no-empty-blocks
        _pay(terms, amount);
    }

    /// @inheritdoc IConveyance
    function settle(
        ContractOfSale calldata terms,
        PayOff[] calldata payOffs,
        ILandInstruments.TransferDeed calldata deed,
        bytes calldata sellerSignature,
        bytes calldata buyerSignature,
        bytes[] calldata consents
    ) external restricted nonReentrant {
        bytes32 saleId = _close(terms);
        bool fits = terms.titleId == deed.titleId && deed.nature == ILandInstruments.Nature.Sale;
        _requireDeed(saleId, fits, deed.instrument, deed.conduit);
        address buyer = _actorFor(terms.buyer);
        if (deed.buyer != buyer) revert BuyerMissing(saleId, buyer);

        uint256 paidOff = _discharge(saleId, terms, payOffs);
        _LAND.transfer(deed, sellerSignature, buyerSignature, consents);

        _distribute(saleId, terms, payOffs, paidOff);
    }

    /// @inheritdoc IConveyance
    function settleShared(
        ContractOfSale calldata terms,
        PayOff[] calldata payOffs,
        ILandInstruments.OwnershipDeed calldata deed,
        bytes[] calldata signatures,
        bytes[] calldata consents
    ) external restricted nonReentrant {
        bytes32 saleId = _close(terms);
        bool fits = terms.titleId == deed.titleId && deed.nature == ILandInstruments.Nature.Sale;
        _requireDeed(saleId, fits, deed.instrument, deed.conduit);
        // The buyer owned nothing of the title when the sale was opened, nor does the account that acts for the buyer
        // now: a deed that gives it a part is registered only with its own signature.
        address buyer = _actorFor(terms.buyer);
        if (!_isAmong(deed.ownership.portions, buyer)) revert BuyerMissing(saleId, buyer);
        _requireNoOwner(terms.titleId, buyer);

        uint256 paidOff = _discharge(saleId, terms, payOffs);
        _LAND.transferShares(deed, signatures, consents);

        _distribute(saleId, terms, payOffs, paidOff);
    }

    /// @inheritdoc IConveyance
    function rescind(
        ContractOfSale calldata terms,
        Rescission calldata notice,
        bytes[] calldata signatures
    ) external nonReentrant {
        (bytes32 saleId, Sale storage record) = _openSale(terms);
        Ending ground = notice.ground;
        if (notice.sale != saleId) revert SaleUnknown(notice.sale);
        if (notice.basis == 0) revert DigestMissing();
        if (notice.deadline < block.timestamp) revert DeadlinePassed(notice.deadline, uint48(block.timestamp));
        bool known = ground == Ending.Agreed || ground == Ending.CooledOff || ground == Ending.ConditionFailed;
        if (!known || (ground == Ending.ConditionFailed && terms.referee == address(0))) revert GroundInvalid(ground);
        if (ground == Ending.CooledOff && terms.coolingOff < block.timestamp) {
            revert CoolingOffOver(terms.coolingOff, uint48(block.timestamp));
        }
        _requireSigners(terms, ground, _hashTypedDataV4(notice.hash()), signatures);

        _end(saleId, record, terms, ground, notice.basis);
    }

    /// @inheritdoc IConveyance
    function refund(ContractOfSale calldata terms) external nonReentrant {
        (bytes32 saleId, Sale storage record) = _openSale(terms);
        Ending ending = _endingOf(record, terms);
        if (ending == Ending.None) revert SaleStands(saleId);

        _end(saleId, record, terms, ending, 0);
    }

    /// @inheritdoc IConveyance
    function sale(bytes32 saleId) external view returns (Sale memory) {
        return _sales[saleId];
    }

    /// @inheritdoc IConveyance
    function saleIdOf(ContractOfSale calldata terms) external view returns (bytes32) {
        return _idOf(terms);
    }

    /// @inheritdoc IConveyance
    function statementDigest(PayOffStatement calldata statement) external view returns (bytes32) {
        return _hashTypedDataV4(statement.hash());
    }

    /// @inheritdoc IConveyance
    function endingOf(ContractOfSale calldata terms) external view returns (Ending) {
        (, Sale storage record) = _openSale(terms);
        return _endingOf(record, terms);
    }

    /// @inheritdoc IConveyance
    function landRegistry() external view returns (address) {
        return address(_LAND);
    }

    /// @inheritdoc IConveyance
    function treasury() external view returns (address) {
        return _TREASURY;
    }

    /// @dev Takes a payment of the buyer.
    function _pay(ContractOfSale calldata terms, uint256 amount) private {
        (bytes32 saleId, Sale storage record) = _liveSale(terms);
        address payer = _msgSender();
        // The account that took over pays as the buyer; the buyer's own may too, where its money is.
        if (payer != terms.buyer && payer != _actorFor(terms.buyer)) revert BuyerOnly(payer, terms.buyer);
        uint256 least = record.paid == 0 && terms.deposit != 0 ? terms.deposit : 1;
        uint256 owing = terms.price - record.paid;
        if (amount < least || amount > owing) revert PaymentUnfit(amount, least, owing);

        record.paid += amount;
        _take(terms.token, payer, amount);

        emit PaymentReceived(saleId, amount, record.paid, payer);
    }

    /// @dev Marks a sale as settled before anything is called: whatever follows fails or passes with it.
    function _close(ContractOfSale calldata terms) private returns (bytes32 saleId) {
        Sale storage record;
        (saleId, record) = _liveSale(terms);
        if (terms.coolingOff >= block.timestamp) revert CoolingOffRuns(terms.coolingOff, uint48(block.timestamp));
        if (record.paid != terms.price) revert PriceNotPaid(record.paid, terms.price);

        (record.state, record.closedAt) = (SaleState.Settled, uint48(block.timestamp));
    }

    /// @dev Has the charges lifted, each by its chargee's deed, and adds up what is owed for them.
    function _discharge(
        bytes32 saleId,
        ContractOfSale calldata terms,
        PayOff[] calldata payOffs
    ) private returns (uint256 paidOff) {
        for (uint256 i = 0; i < payOffs.length; ++i) {
            PayOffStatement calldata statement = payOffs[i].statement;
            ILandInstruments.DischargeDeed calldata deed = payOffs[i].discharge;
            bool own = statement.sale == saleId && deed.titleId == terms.titleId && deed.conduit == address(this);
            bool answered = deed.rank == statement.rank && deed.instrument == _hashTypedDataV4(statement.hash());
            if (!own || !answered || statement.payee == address(0)) revert PayOffForeign(saleId, statement.rank);
            uint256 room = terms.payOffLimit - paidOff;
            if (statement.amount > room) revert PayOffTooHigh(statement.rank, statement.amount, room);
            paidOff += statement.amount;
            _LAND.discharge(deed, payOffs[i].signature);
        }
    }

    /// @dev Pays chargees, treasury and sellers.
    function _distribute(
        bytes32 saleId,
        ContractOfSale calldata terms,
        PayOff[] calldata payOffs,
        uint256 paidOff
    ) private {
        // Duty and pay-offs are together at most the price: checked at the opening, and pay-offs against their limit.
        uint256 proceeds = terms.price - terms.duty - paidOff;
        uint32 revision = _LAND.revisionOf(terms.titleId);
        emit SaleSettled(saleId, terms.titleId, revision, paidOff, terms.duty, proceeds, _msgSender());

        for (uint256 i = 0; i < payOffs.length; ++i) {
            _payParty(saleId, terms.token, payOffs[i].statement.payee, payOffs[i].statement.amount);
        }
        _payOut(saleId, terms.token, _TREASURY, terms.duty);
        _payByParts(saleId, terms.token, terms.sellers, proceeds);
    }

    /// @dev Ends a sale without settling it, and gives the money back.
    function _end(
        bytes32 saleId,
        Sale storage record,
        ContractOfSale calldata terms,
        Ending ending,
        bytes32 basis
    ) private {
        (record.state, record.ending, record.closedAt) = (SaleState.Ended, ending, uint48(block.timestamp));
        // Whoever has paid anything has paid the deposit.
        bool forfeited = ending == Ending.Defaulted && terms.depositForfeited && record.paid != 0;
        uint256 kept = forfeited ? terms.deposit : 0;
        uint256 refunded = record.paid - kept;

        emit SaleEnded(saleId, terms.titleId, ending, basis, refunded, kept, _msgSender());

        _payParty(saleId, terms.token, terms.buyer, refunded);
        if (kept != 0) _payByParts(saleId, terms.token, terms.sellers, kept);
    }

    /// @dev The deed serves this sale and can be registered only here.
    function _requireDeed(bytes32 saleId, bool fits, bytes32 instrument, address conduit) private view {
        if (!fits || instrument != saleId || conduit != address(this)) revert DeedForeign(saleId);
    }

    /// @dev A successor may own a part under which the buyer did not: then the land registry would not ask it to sign.
    function _requireNoOwner(bytes32 titleId, address account) private view {
        ILandRegistry.Share[] memory shares = _LAND.owners(titleId);
        for (uint256 i = 0; i < shares.length; ++i) if (shares[i].owner == account) revert PartyInvalid(account);
    }

    /// @dev Whether an account is one of the owners to be.
    function _isAmong(ILandInstruments.Portion[] calldata portions, address account) private pure returns (bool) {
        for (uint256 i = 0; i < portions.length; ++i) if (portions[i].owner == account) return true;
        return false;
    }
}
