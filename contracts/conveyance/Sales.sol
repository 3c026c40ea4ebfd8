// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IAuthority} from "../access/interfaces/IAuthority.sol";
import {Signatures} from "../common/libraries/Signatures.sol";
import {Registry} from "../common/Registry.sol";
import {IIdentities} from "../identity/interfaces/IIdentities.sol";
import {ILandRegistry} from "../land/interfaces/ILandRegistry.sol";
import {ILandTypes} from "../land/interfaces/ILandTypes.sol";
import {Escrow} from "./Escrow.sol";
import {Agreements} from "./libraries/Agreements.sol";

/// @title Sales
/// @notice The sales on record, what a contract of sale must be like, and when a sale cannot be settled any more.
abstract contract Sales is Registry, EIP712, Escrow {
    using Agreements for ContractOfSale;

    ILandRegistry internal immutable _LAND;

    mapping(bytes32 saleId => Sale record) internal _sales;

    /// @dev Binds the sales to their land registry.
    constructor(IIdentities identities_, ILandRegistry land_) Escrow(identities_) {
        _LAND = land_;
    }

    /// @dev The sale that a contract of sale makes, where it is open.
    function _openSale(ContractOfSale calldata terms) internal view returns (bytes32 saleId, Sale storage record) {
        saleId = _idOf(terms);
        record = _sales[saleId];
        if (record.state == SaleState.Unknown) revert SaleUnknown(saleId);
        if (record.state != SaleState.Open) revert SaleClosed(saleId);
    }

    /// @dev The sale that a contract of sale makes, where it is open and can still be settled.
    function _liveSale(ContractOfSale calldata terms) internal view returns (bytes32 saleId, Sale storage record) {
        (saleId, record) = _openSale(terms);
        Ending ending = _endingOf(record, terms);
        if (ending != Ending.None) revert SaleLapsed(saleId, ending);
    }

    /// @dev Why an open sale cannot be settled any more. What nobody could help comes before the buyer's default.
    function _endingOf(Sale storage record, ContractOfSale calldata terms) internal view returns (Ending) {
        if (_isClosed(address(this)) || _isClosed(address(_LAND))) return Ending.RegistryClosed;
        if (!_LAND.unchangedSince(terms.titleId, terms.revision)) return Ending.TitleChanged;
        if (terms.deadline >= block.timestamp) return Ending.None;
        return record.paid < terms.price ? Ending.Defaulted : Ending.DeadlinePassed;
    }

    /// @dev Id of the sale that a contract of sale makes.
    function _idOf(ContractOfSale calldata terms) internal view returns (bytes32) {
        return _hashTypedDataV4(terms.hash());
    }

    /// @dev The contract of sale fits together, whatever the title is.
    function _requireSound(ContractOfSale calldata terms) internal view {
        if (terms.deadline < block.timestamp) revert DeadlinePassed(terms.deadline, uint48(block.timestamp));
        if (terms.coolingOff >= terms.deadline) revert TermUnfit(terms.coolingOff, terms.deadline);
        if (terms.conditions == 0) revert DigestMissing();
        bool fits = terms.price != 0 && terms.deposit <= terms.price && terms.duty <= terms.price;
        if (!fits || terms.payOffLimit > terms.price - terms.duty) revert PriceUnfit(terms.price);
        if (_isOffice(terms.token) || terms.token.code.length == 0) revert TokenUnfit(terms.token);
        if (terms.buyer == address(0) || _isOffice(terms.buyer)) revert PartyInvalid(terms.buyer);
    }

    /// @dev The title stands as the contract of sale says, the sellers own it and the buyer does not.
    function _requireTitle(ContractOfSale calldata terms) internal view {
        ILandRegistry.Title memory title = _LAND.title(terms.titleId);
        if (title.state == ILandTypes.TitleState.Historic) revert TitleHistoric(terms.titleId);
        if (!_LAND.unchangedSince(terms.titleId, terms.revision)) {
            revert RevisionStale(terms.titleId, terms.revision, title.revision);
        }
        uint256 next = 0;
        for (uint256 i = 0; i < title.owners.length; ++i) {
            address owner = title.owners[i].owner;
            if (owner == terms.buyer) revert PartyInvalid(terms.buyer);
            if (next == terms.sellers.length || terms.sellers[next].account != owner) continue;
            if (terms.sellers[next].parts != 0) ++next;
        }
        if (next == 0 || next != terms.sellers.length) revert SellersMismatch(terms.titleId);
    }

    /// @dev Those signed a notice whom its ground asks for.
    function _requireSigners(
        ContractOfSale calldata terms,
        Ending ground,
        bytes32 digest,
        bytes[] calldata signatures
    ) internal view {
        uint256 sellers = ground == Ending.Agreed ? terms.sellers.length : 0;
        if (signatures.length != sellers + 1) revert SignatureCountMismatch(signatures.length, sellers + 1);
        for (uint256 i = 0; i < sellers; ++i) _requireParty(terms.sellers[i].account, digest, signatures[i]);
        address last = ground == Ending.ConditionFailed ? terms.referee : terms.buyer;
        _requireParty(last, digest, signatures[sellers]);
    }

    /// @dev The account signed that acts now for a party: a contract of sale goes on naming the accounts that its
    /// parties had when they signed it.
    function _requireParty(address party, bytes32 digest, bytes calldata signature) internal view {
        address signer = _actorFor(party);
        if (!Signatures.isSignedBy(signer, digest, signature)) revert SignatureInvalid(signer);
    }

    /// @dev Whether a registry takes no entries ever again.
    function _isClosed(address registry) private view returns (bool) {
        (IAuthority.RegistryState state, ) = _authority().registryState(registry);
        return state == IAuthority.RegistryState.Closed;
    }

    /// @dev Whether an account is one of the contracts that settle a sale. None of them is ever a party or a token: a
    /// call to one of them would come from a member of the registrar's office.
    function _isOffice(address account) private view returns (bool) {
        return account == address(this) || account == address(_LAND) || account == authority();
    }
}
