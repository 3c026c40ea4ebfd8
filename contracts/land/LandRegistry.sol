// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {IAuthority} from "../access/interfaces/IAuthority.sol";
import {Reference} from "../common/libraries/Reference.sol";
import {LockedToken} from "../common/LockedToken.sol";
import {Registry} from "../common/Registry.sol";
import {ILandRegistry} from "./interfaces/ILandRegistry.sol";
import {ITitleCertificate} from "./interfaces/ITitleCertificate.sol";
import {Instruments} from "./libraries/Instruments.sol";
import {Titles} from "./Titles.sol";

/// @title Land registry
/// @notice See {ILandRegistry}.
/// @dev An instrument is checked in this order: title, revision, deadline, parties, freeze, caveats, charges,
/// signatures. Signers that are contracts are asked by a static call, so that nothing can be re-entered.
contract LandRegistry is Registry, EIP712, Titles {
    using Instruments for TransferDeed;
    using Instruments for ChargeDeed;
    using Instruments for DischargeDeed;
    using Instruments for CaveatNotice;
    using Instruments for CaveatWithdrawal;

    ITitleCertificate private immutable _CERTIFICATE;
    string private _jurisdiction;

    /// @notice Opens an empty registry.
    /// @param authority_ Authority that decides who may do what here.
    /// @param predecessor_ Registry that this one carries on; zero when this is the first.
    /// @param jurisdiction_ Name of the jurisdiction whose land is registered here.
    /// @param certificate_ Contract that draws the title certificates.
    constructor(
        IAuthority authority_,
        address predecessor_,
        string memory jurisdiction_,
        ITitleCertificate certificate_
    )
        Registry(authority_, predecessor_)
        EIP712("Civitas LandRegistry", "1")
        LockedToken(string.concat("Land titles, ", jurisdiction_), "TITLE")
    {
        _jurisdiction = jurisdiction_;
        _CERTIFICATE = certificate_;
    }

    /// @inheritdoc ILandRegistry
    function register(Registration calldata registration) external restricted {
        _register(registration);
    }

    /// @inheritdoc ILandRegistry
    function registerMany(Registration[] calldata registrations) external restricted {
        if (registrations.length == 0) revert BatchEmpty();
        for (uint256 i = 0; i < registrations.length; ++i) _register(registrations[i]);
    }

    /// @inheritdoc ILandRegistry
    function transfer(
        TransferDeed calldata deed,
        bytes calldata sellerSignature,
        bytes calldata buyerSignature,
        bytes[] calldata consents
    ) external restricted {
        Head storage head = _headFor(deed.titleId, deed.revision, deed.deadline);
        _requireOwner(deed.titleId, deed.seller, head.owner);
        _requireParty(deed.buyer, deed.seller);
        _requireDigest(deed.instrument);
        _requireDealable(deed.titleId, head);
        uint256 ranks = head.chargedRanks;
        if (consents.length != _count(ranks)) revert ConsentCountMismatch(consents.length, _count(ranks));

        bytes32 digest = _hashTypedDataV4(deed.hash());
        _requireSignature(deed.seller, digest, sellerSignature);
        _requireSignature(deed.buyer, digest, buyerSignature);
        if (ranks != 0) _requireConsents(deed.titleId, ranks, digest, consents);

        head.owner = deed.buyer;
        uint32 revision = _advance(head);

        _showMoved(uint256(deed.titleId), deed.seller, deed.buyer);
        emit TitleTransferred(deed.titleId, revision, deed.seller, deed.buyer, deed.instrument, _msgSender());
    }

    /// @inheritdoc ILandRegistry
    function charge(
        ChargeDeed calldata deed,
        bytes calldata ownerSignature,
        bytes calldata chargeeSignature
    ) external restricted {
        Head storage head = _headFor(deed.titleId, deed.revision, deed.deadline);
        _requireOwner(deed.titleId, deed.owner, head.owner);
        _requireParty(deed.chargee, deed.owner);
        _requireDigest(deed.terms);
        _requireDealable(deed.titleId, head);
        uint16 bit = _bitOf(deed.rank);
        Charge storage place = _charges[deed.titleId][deed.rank];
        if (head.chargedRanks & bit != 0) revert RankTaken(deed.titleId, deed.rank, place.chargee);

        bytes32 digest = _hashTypedDataV4(deed.hash());
        _requireSignature(deed.owner, digest, ownerSignature);
        _requireSignature(deed.chargee, digest, chargeeSignature);

        head.chargedRanks |= bit;
        (place.chargee, place.rank, place.registeredAt) = (deed.chargee, deed.rank, uint48(block.timestamp));

        emit ChargeRegistered(
            deed.titleId,
            _advance(head),
            deed.owner,
            deed.chargee,
            deed.rank,
            deed.terms,
            _msgSender()
        );
    }

    /// @inheritdoc ILandRegistry
    function discharge(DischargeDeed calldata deed, bytes calldata chargeeSignature) external restricted {
        Head storage head = _headFor(deed.titleId, deed.revision, deed.deadline);
        _requireDigest(deed.instrument);
        _requireDealable(deed.titleId, head);
        uint16 bit = _bitOf(deed.rank);
        if (head.chargedRanks & bit == 0) revert ChargeUnknown(deed.titleId, deed.rank);
        address chargee = _charges[deed.titleId][deed.rank].chargee;
        _requireSignature(chargee, _hashTypedDataV4(deed.hash()), chargeeSignature);

        head.chargedRanks &= ~bit;
        delete _charges[deed.titleId][deed.rank];

        emit ChargeDischarged(deed.titleId, _advance(head), chargee, deed.rank, deed.instrument, _msgSender());
    }

    /// @inheritdoc ILandRegistry
    function lodgeCaveat(
        CaveatNotice calldata notice,
        bytes calldata caveatorSignature
    ) external restricted returns (uint8 slot) {
        Head storage head = _headFor(notice.titleId, notice.revision, notice.deadline);
        _requireParty(notice.caveator, address(0));
        _requireDigest(notice.basis);
        if (notice.until <= block.timestamp) revert CaveatTermInvalid(notice.until, uint48(block.timestamp));
        slot = _freeSlot(notice.titleId, head);
        _requireSignature(notice.caveator, _hashTypedDataV4(notice.hash()), caveatorSignature);

        head.caveatSlots |= uint16(1 << slot);
        _caveats[notice.titleId][slot] = Lodged({
            caveator: notice.caveator,
            lodgedAt: uint48(block.timestamp),
            until: notice.until
        });

        emit CaveatLodged(
            notice.titleId,
            _advance(head),
            notice.caveator,
            slot,
            notice.basis,
            notice.until,
            _msgSender()
        );
    }

    /// @inheritdoc ILandRegistry
    function withdrawCaveat(
        CaveatWithdrawal calldata withdrawal,
        bytes calldata caveatorSignature
    ) external restricted {
        Head storage head = _headFor(withdrawal.titleId, withdrawal.revision, withdrawal.deadline);
        address caveator = _caveat(withdrawal.titleId, head, withdrawal.slot).caveator;
        _requireSignature(caveator, _hashTypedDataV4(withdrawal.hash()), caveatorSignature);

        _clearSlot(withdrawal.titleId, head, withdrawal.slot);

        emit CaveatWithdrawn(withdrawal.titleId, _advance(head), caveator, withdrawal.slot, _msgSender());
    }

    /// @inheritdoc ILandRegistry
    function removeCaveat(bytes32 titleId, uint8 slot, address caveator, bytes32 order) external restricted {
        Head storage head = _head(titleId);
        _requireDigest(order);
        if (_caveat(titleId, head, slot).caveator != caveator) revert CaveatUnknown(titleId, slot);

        _clearSlot(titleId, head, slot);

        emit CaveatRemoved(titleId, _advance(head), caveator, slot, order, _msgSender());
    }

    /// @inheritdoc ILandRegistry
    function freeze(bytes32 titleId, bytes32 order) external restricted {
        Head storage head = _head(titleId);
        _requireDigest(order);
        if (head.frozen) return; // The wished state holds.

        head.frozen = true;

        emit FreezeOrdered(titleId, _advance(head), order, _msgSender());
    }

    /// @inheritdoc ILandRegistry
    function unfreeze(bytes32 titleId, bytes32 order) external restricted {
        Head storage head = _head(titleId);
        _requireDigest(order);
        if (!head.frozen) return; // The wished state holds.

        head.frozen = false;

        emit FreezeLifted(titleId, _advance(head), order, _msgSender());
    }

    /// @inheritdoc ILandRegistry
    function jurisdiction() external view returns (string memory) {
        return _jurisdiction;
    }

    /// @inheritdoc ILandRegistry
    function certificate() external view returns (address) {
        return address(_CERTIFICATE);
    }

    /// @inheritdoc IERC721Metadata
    function tokenURI(uint256 tokenId) external view returns (string memory) {
        _requireHolder(tokenId);
        return _CERTIFICATE.tokenURI(_jurisdiction, bytes32(tokenId), _title(bytes32(tokenId)));
    }

    /// @dev Puts a title on record.
    function _register(Registration calldata registration) private {
        bytes32 titleId = registration.titleId;
        if (!Reference.isValid(titleId)) revert TitleIdInvalid(titleId);
        Head storage head = _heads[titleId];
        if (head.owner != address(0)) revert TitleAlreadyRegistered(titleId);
        _requireParty(registration.owner, address(0));
        _requireDigest(registration.source);

        (head.owner, head.revision) = (registration.owner, 1);
        if (registration.parcel != 0) _parcels[titleId] = registration.parcel;

        _showNew(uint256(titleId), registration.owner);
        emit TitleRegistered(titleId, 1, registration.owner, registration.parcel, registration.source, _msgSender());
    }

    /// @dev Frees a caveat's slot.
    function _clearSlot(bytes32 titleId, Head storage head, uint8 slot) private {
        head.caveatSlots &= ~uint16(1 << slot);
        delete _caveats[titleId][slot];
    }

    /// @dev Every chargee signed too.
    function _requireConsents(bytes32 titleId, uint256 ranks, bytes32 digest, bytes[] calldata consents) private view {
        uint256 next = 0;
        for (uint256 rank = 1; rank <= RANKS; ++rank) {
            if ((ranks >> (rank - 1)) & 1 == 1) {
                _requireSignature(_charges[titleId][rank].chargee, digest, consents[next++]);
            }
        }
    }

    /// @dev The signature is the account's own for this digest. The account's key comes first: most signers have one,
    /// and an account that lent itself code (EIP-7702) signs with it still. Only then is the account's code asked.
    function _requireSignature(address signer, bytes32 digest, bytes calldata signature) private view {
        (address recovered, ECDSA.RecoverError fault, ) = ECDSA.tryRecoverCalldata(digest, signature);
        if (fault == ECDSA.RecoverError.NoError && recovered == signer) return;
        if (!SignatureChecker.isValidERC1271SignatureNowCalldata(signer, digest, signature)) {
            revert SignatureInvalid(signer);
        }
    }

    /// @dev A new party is somebody, is not this contract, and is not the other party as well.
    function _requireParty(address party, address other) private view {
        if (party == address(0) || party == address(this) || party == other) revert PartyInvalid(party);
    }

    /// @dev The account in the instrument is the present owner.
    function _requireOwner(bytes32 titleId, address given, address present) private pure {
        if (given != present) revert OwnerMismatch(titleId, given, present);
    }

    /// @dev The act names what it rests on.
    function _requireDigest(bytes32 digest) private pure {
        if (digest == 0) revert DigestMissing();
    }

    /// @dev Bit of a rank in the map of charged ranks.
    function _bitOf(uint8 rank) private pure returns (uint16) {
        if (rank == 0 || rank > RANKS) revert RankInvalid(rank);
        return uint16(1 << (rank - 1));
    }
}
